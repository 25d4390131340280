"""Work that falls due with time: apps register `due(now, limit)`, and the ticker of each serving process asks all of them.

Several processes ask at once, so whoever registers claims rows by an UPDATE, and what must happen once is a row.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from samesky.kit.registry import Registry

Due = Callable[[datetime, int], int]
"""Takes the present moment and the most things to do now; says how many it did. Raising costs only this round."""


@dataclass(frozen=True)
class Work:
    """One kind of due work. `name` is for the operator's log: say what it is, never whose. urgent: somebody is waiting for it."""

    name: str
    due: Due
    urgent: bool = False


works: Registry[Work] = Registry("works")


def register(name: str, due: Due, *, urgent: bool = False) -> Due:
    """Have `due` asked about twice a second, for as long as a process serves; what is urgent never waits for what is not."""
    works.add(Work(name, due, urgent))
    return due
