"""The list of mutants that the tests do not notice, each with the reason why it may live: tools/mutate/survivors.toml.

A run writes the figures of each file, and the mutants; the reasons are written by people, and kept from run to run.
"""

import json
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tools.mutate.mutant import Mutant

FILE = Path(__file__).with_name("survivors.toml")
AT_LEAST = 90
"""Per cent of the mutants that the tests must notice."""


@dataclass(frozen=True)
class Survivor:
    """times: how often the same line was changed in the same way."""

    file: str
    before: str
    after: str
    times: int = 1
    reason: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        return self.file, self.before, self.after


@dataclass(frozen=True)
class Tried:
    """How many mutants of a file were made, and how many the tests noticed."""

    file: str
    made: int
    noticed: int


@dataclass(frozen=True)
class Listed:
    tried: tuple[Tried, ...] = ()
    survivors: tuple[Survivor, ...] = ()

    @property
    def made(self) -> int:
        return sum(each.made for each in self.tried)

    @property
    def noticed(self) -> int:
        return sum(each.noticed for each in self.tried)

    @property
    def rate(self) -> float:
        return 100 * self.noticed / self.made if self.made else 0.0


def read() -> Listed:
    told = tomllib.loads(FILE.read_text()) if FILE.exists() else {}
    tried = tuple(Tried(**each) for each in told.get("tried", []))
    return Listed(tried, tuple(Survivor(**each) for each in told.get("survivor", [])))


def found(results: Iterable[tuple[Mutant, bool]], before: Listed) -> Listed:
    """What a run found, with the reasons that are known. What was found of other files stays."""
    each = list(results)
    made = Counter(mutant.file for mutant, _ in each)
    living = Counter((mutant.file, mutant.before, mutant.after) for mutant, lives in each if lives)
    known = {survivor.key: survivor.reason for survivor in before.survivors}
    lives = Counter(mutant.file for mutant, lives in each if lives)
    tried = [Tried(file, number, number - lives[file]) for file, number in made.items()]
    survivors = [Survivor(*key, times, known.get(key, "")) for key, times in living.items()]
    return Listed(
        tuple(
            sorted([*tried, *(one for one in before.tried if one.file not in made)], key=lambda one: one.file)
        ),
        tuple(
            sorted(
                [*survivors, *(one for one in before.survivors if one.file not in made)],
                key=lambda one: one.key,
            )
        ),
    )


def write(listed: Listed) -> None:
    blocks = [_block("tried", vars(one)) for one in listed.tried]
    blocks += [_block("survivor", vars(one)) for one in listed.survivors]
    FILE.write_text("\n".join(blocks))


def _block(name: str, fields: dict[str, object]) -> str:
    lines = [f"{word} = {json.dumps(value, ensure_ascii=False)}" for word, value in fields.items()]
    return "\n".join([f"[[{name}]]", *lines, ""])


def complaints(listed: Listed) -> list[str]:
    """What is wrong with it: too many survivors, or one without a reason."""
    said = (
        []
        if listed.rate >= AT_LEAST
        else [f"Only {listed.rate:.1f} % of the mutants are noticed; {AT_LEAST} % must be."]
    )
    return said + [
        f"No reason is given for {one.file}: {one.before}  ->  {one.after}"
        for one in listed.survivors
        if not one.reason
    ]
