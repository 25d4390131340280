"""The order of "people I could sit with": which of the things I may read lie nearest to what I have lived through.

Names a shared topic and quotes nothing. Callers pass only what the asking person may read, and keep the result to that person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Id = TypeVar("Id")
Words = str | bytes
"""A text, or its vector as `meaning.vectors.to_bytes` keeps it."""


@dataclass(frozen=True)
class Nearness(Generic[Id]):
    """A candidate, how close it is (0 to 1), and the listed topic both are about (slug and name; empty when there is none)."""

    id: Id
    closeness: float
    topic: str
    topic_name: str


def order_by_nearness(mine: Sequence[Words], candidates: Sequence[tuple[Id, Words]]) -> list[Nearness[Id]]:
    """Every candidate, nearest first; equally near ones keep the order they came in.

    mine: what I said about myself, each text for itself (my own words, a share, a topic's name). A candidate counts by the one of them
    it is closest to. With nothing of mine, all are equally near and nothing is named. Raises ValueError for a broken vector.
    """
    import numpy as np

    from samesky.matching.core.reasons import shared_topic
    from samesky.matching.through import looking, row_of

    if not mine or not candidates:
        return [Nearness(key, 0.0, "", "") for key, _ in candidates]
    by = looking()
    my_rows, their_rows = np.stack([row_of(w) for w in mine]), np.stack([row_of(w) for _, w in candidates])
    alike = np.round(by.views(their_rows) @ by.views(my_rows).T, 5).clip(0.0, 1.0)
    my_sides = [by.side(row, "", by.named_in(words)) for row, words in zip(my_rows, mine, strict=True)]
    found = []
    for place, (key, words) in enumerate(candidates):
        closest = int(np.argmax(alike[place]))
        slug = shared_topic(my_sides[closest], by.side(their_rows[place], "", by.named_in(words)))
        found.append(Nearness(key, float(alike[place, closest]), slug, by.name_of(slug)))
    return sorted(found, key=lambda near: -near.closeness)
