"""What the checker finds: for each law how often it was really put to the test, and each time it was broken."""

from collections import Counter
from dataclasses import dataclass, field

from samesky.circles.simulate.laws.written import NAMES

KEPT = 40
"""So many findings are told in full; the rest are counted."""


@dataclass
class Verdict:
    """cases: by law, how often it mattered. broken: how often it did not hold. lost, doubled: words. where: the circle looked at."""

    circles: int = 0
    where: str = ""
    cases: Counter[int] = field(default_factory=Counter)
    broken: Counter[int] = field(default_factory=Counter)
    found: list[str] = field(default_factory=list)
    lost: int = 0
    doubled: int = 0
    turns: list[int] = field(default_factory=list)

    def held(self, law: int, times: int = 1) -> None:
        """The law mattered here."""
        self.cases[law] += times

    def must(self, law: int, true: bool, why: str) -> None:
        """The law mattered here, and holds if this is true."""
        self.cases[law] += 1
        if not true:
            self.breaks(law, why)

    def breaks(self, law: int, why: str) -> None:
        self.broken[law] += 1
        if len(self.found) < KEPT:
            self.found.append(f"law {law} ({NAMES[law]}){self.where}: {why}")

    def add(self, other: "Verdict") -> None:
        """Take in what was found in other circles."""
        self.circles += other.circles
        self.cases.update(other.cases)
        self.broken.update(other.broken)
        self.found = (self.found + other.found)[:KEPT]
        self.lost += other.lost
        self.doubled += other.doubled
        self.turns += other.turns
