"""The list of mutants that the tests do not notice, each with the reason why it may live: tools/mutate/survivors.toml.

A run writes the figures and the mutants; the reasons are written by people, and kept from run to run.
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
class Listed:
    made: int
    noticed: int
    survivors: tuple[Survivor, ...]

    @property
    def rate(self) -> float:
        return 100 * self.noticed / self.made if self.made else 0.0


def read() -> Listed:
    told = tomllib.loads(FILE.read_text()) if FILE.exists() else {}
    survivors = tuple(Survivor(**each) for each in told.get("survivor", []))
    return Listed(told.get("made", 0), told.get("noticed", 0), survivors)


def found(tried: Iterable[tuple[Mutant, bool]], reasons: Listed) -> Listed:
    """What a run found, with the reasons that are known."""
    known = {survivor.key: survivor.reason for survivor in reasons.survivors}
    results = list(tried)
    living = Counter((mutant.file, mutant.before, mutant.after) for mutant, lives in results if lives)
    survivors = tuple(Survivor(*key, times, known.get(key, "")) for key, times in sorted(living.items()))
    return Listed(len(results), sum(not lives for _, lives in results), survivors)


def write(listed: Listed) -> None:
    lines = [f"made = {listed.made}", f"noticed = {listed.noticed}"]
    for one in listed.survivors:
        lines += ["", "[[survivor]]", f"times = {one.times}"]
        lines += [
            f"{name} = {json.dumps(getattr(one, name), ensure_ascii=False)}"
            for name in ("file", "before", "after", "reason")
        ]
    FILE.write_text("\n".join(lines) + "\n")


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
