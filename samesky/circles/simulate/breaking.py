"""`--break`: for each law a rule that is wrong, so that it can be seen that the checker sees it. Nothing outside knows them."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from samesky.circles.simulate.laws.written import NAMES
from samesky.circles.simulate.patching import Patch

Planting = Callable[[], list[Patch]]
WHERE = ("broken_turns", "broken_rounds", "broken_time", "broken_paths")


@dataclass(frozen=True)
class Break:
    """One planted fault. law: the one it breaks. patches: made when it is planted."""

    name: str
    law: int
    about: str
    patches: Planting


_known: list[Break] = []


class NoSuchBreak(ValueError):
    """A word that names no law and no fault."""


def breaks(name: str, law: int) -> Callable[[Planting], Planting]:
    """Put the fault on the list; its docstring says what goes wrong."""

    def listed(patches: Planting) -> Planting:
        _known.append(Break(name, law, patches.__doc__ or "", patches))
        return patches

    return listed


def all_breaks() -> list[Break]:
    """Every fault that can be planted, by law."""
    for module in WHERE:
        import_module(f"samesky.circles.simulate.{module}")
    return sorted(_known, key=lambda one: one.law)


def find(word: str) -> Break:
    """The fault of that name, or the first one of the law with that number or name. Raises NoSuchBreak."""
    for one in all_breaks():
        if word.lower() in (one.name, str(one.law), NAMES[one.law]):
            return one
    raise NoSuchBreak(f"--break knows laws 1 to {max(NAMES)}, their names, and what `--break list` shows.")
