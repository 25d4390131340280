"""Chance that is the same every time: drawn from the seed and the name of what is decided, never from what was drawn before.

So a share added to the season changes nothing about any other.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

T = TypeVar("T")


@dataclass(frozen=True)
class Chance:
    seed: str

    def part(self, *about: object) -> float:
        """A number from 0 up to, not including, 1."""
        return int.from_bytes(self._bytes(about)[:6], "big") / (1 << 48)

    def between(self, low: float, high: float, *about: object) -> float:
        return low + (high - low) * self.part(*about)

    def one_of(self, things: Sequence[T], *about: object) -> T:
        return things[int(self.part(*about) * len(things))]

    def id(self, *about: object) -> UUID:
        """An identifier with the look of a random one (UUID version 4)."""
        return UUID(bytes=self._bytes(("id", *about))[:16], version=4)

    def _bytes(self, about: Sequence[object]) -> bytes:
        return hashlib.sha256("\n".join((self.seed, *map(str, about))).encode()).digest()
