"""Who and what is close to what somebody wrote: a ranking under their rules, always the same for the same things in any order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from samesky.matching.core.lens import Numbers
from samesky.matching.core.reason import Reason

FLOOR: Final = 0.42
"""Below this we say that nothing is close. On the learning sets it keeps 9 in 10 questions to counsellors and 3 in 4 one-line
stressors that do have a listed topic, and 1 in 10 lines about buses, printers and recipes."""

CHOSEN: Final = 0.15
"""What a topic that somebody chose adds when a thing is listed under it."""
TOLD: Final = 0.35
"""What it adds when the words tell the topic by several words in a row: "does not know me" says more than the vector of a whole text,
which the rest of a tired sentence pulls elsewhere. Set by reading what the rehearsal's groups were found for."""

NAMED: Final = 0.05
"""What it adds when both name the same topic in so many words: nothing for the order (0.00 on the learning sets), but for the floor."""
_HAIR: Final = 1e-5
_DIGITS: Final = 6


@dataclass(frozen=True)
class Rules:
    """What somebody decided about what they are shown. Absolute: never weighed against closeness. No languages means any."""

    avoid: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()

    def allow(self, item: "Item") -> bool:
        """Whether `item` may be shown: neither listed under nor naming a topic to avoid, and in a language they read."""
        if not (self.avoid.isdisjoint(item.topics) and self.avoid.isdisjoint(item.named)):
            return False
        return not self.languages or not item.language or item.language in self.languages


@dataclass(frozen=True)
class Item:
    """Something that may be suggested. `quotable` is what the reader may read of it (maybe nothing); `named`: topics its words name."""

    id: str
    quotable: str = ""
    topics: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    language: str = ""


@dataclass(frozen=True)
class Shelf:
    """Items with their views, row by row."""

    items: tuple[Item, ...]
    views: Numbers

    def __post_init__(self) -> None:
        if len(self.items) != len(self.views):
            raise ValueError(f"{len(self.items)} items, but {len(self.views)} views")


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for: the view of their words, topics they chose from the list, and topics their words name."""

    view: Numbers
    topics: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()

    def bonus(self, item: "Item") -> float:
        """What listed topics add to the closeness of `item`: the most telling one counts."""
        if not self.told.isdisjoint(item.topics):
            return TOLD
        if not self.topics.isdisjoint(item.topics):
            return CHOSEN
        return 0.0 if self.named.isdisjoint(item.topics) and self.named.isdisjoint(item.named) else NAMED


@dataclass(frozen=True)
class Near:
    """An item and how close it is, 0 to 1, before a reason was found for it."""

    item: Item
    closeness: float


@dataclass(frozen=True)
class Match:
    """One suggestion: what, how close (0 to 1), and why."""

    item_id: str
    closeness: float
    reason: Reason


def nearest(wanted: Wanted, shelf: Shelf, rules: Rules, most: int, floor: float = FLOOR) -> list[Near]:
    """The `most` closest items that the rules allow and that reach `floor`; ties in the order of their ids."""
    if most < 1 or not shelf.items:
        return []
    allowed = _allowed(shelf.items, rules)
    rough = np.clip(shelf.views @ wanted.view + _bonus(wanted, shelf.items), 0.0, 1.0)
    rough[~allowed] = -1.0
    last = np.partition(rough, -most)[-most] if most < len(rough) else -1.0
    places = np.flatnonzero(allowed & (rough >= max(float(last), floor) - _HAIR))
    found = [Near(shelf.items[place], _closeness(wanted, shelf, int(place))) for place in places]
    found = [near for near in found if near.closeness >= floor]
    return sorted(found, key=lambda near: (-near.closeness, near.item.id))[:most]


def _allowed(items: Sequence[Item], rules: Rules) -> npt.NDArray[np.bool_]:
    if not rules.avoid and not rules.languages:
        return np.ones(len(items), dtype=np.bool_)
    return np.fromiter((rules.allow(item) for item in items), dtype=np.bool_, count=len(items))


def _bonus(wanted: Wanted, items: Sequence[Item]) -> Numbers:
    if not wanted.topics and not wanted.named:
        return np.zeros(len(items), dtype=np.float32)
    return np.fromiter((wanted.bonus(item) for item in items), dtype=np.float32, count=len(items))


def _closeness(wanted: Wanted, shelf: Shelf, place: int) -> float:
    """One row by itself: a product of whole matrices may differ in the last digit with the row's place, and ties would flicker."""
    closeness = float(np.dot(np.ascontiguousarray(shelf.views[place]), wanted.view)) + wanted.bonus(
        shelf.items[place]
    )
    return round(min(max(closeness, 0.0), 1.0), _DIGITS)
