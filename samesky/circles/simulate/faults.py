"""What may go wrong in a simulated circle, and how often it does."""

from dataclasses import dataclass
from random import Random

DROP, REORDER, DUPLICATE, CLOCK, CRASH = "drop", "reorder", "duplicate", "clock", "crash"
FAULTS = (DROP, REORDER, DUPLICATE, CLOCK, CRASH)


class NoSuchFault(ValueError):
    """A word that names no fault."""


def read_faults(words: str) -> frozenset[str]:
    """The faults named in "drop,clock"; "" for none. Raises NoSuchFault."""
    named = frozenset(word.strip() for word in words.split(",") if word.strip())
    unknown = named - set(FAULTS)
    if unknown:
        raise NoSuchFault(f"--faults knows {', '.join(FAULTS)}; not {', '.join(sorted(unknown))}.")
    return named


@dataclass(frozen=True)
class Luck:
    """One circle's chance, the same for the same seed, and the faults that are let loose in it."""

    chance: Random
    faults: frozenset[str]

    def goes(self, share: float) -> bool:
        """Whether something happens that happens in this share of cases."""
        return self.chance.random() < share

    def wrong(self, fault: str, share: float) -> bool:
        """The same for a fault; never where it is not let loose."""
        drawn = self.chance.random() < share
        return drawn and fault in self.faults

    def span(self, low: float, high: float) -> int:
        """A span of time between two numbers of seconds, in milliseconds."""
        return round(self.chance.uniform(low, high) * 1000)


def luck_of(seed: int, circle: int, faults: frozenset[str]) -> Luck:
    """The chance of circle number `circle` of a run."""
    return Luck(Random(f"{seed}/{circle}"), faults)  # noqa: S311  # the same seed tells the same story
