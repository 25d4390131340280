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

    from samesky.matching.core.reasons import shared_topics
    from samesky.matching.through import looking, row_of

    if not mine or not candidates:
        return [Nearness(key, 0.0, "", "") for key, _ in candidates]
    by = looking()
    my_rows, their_rows = np.stack([row_of(w) for w in mine]), np.stack([row_of(w) for _, w in candidates])
    alike = np.round(by.views(their_rows) @ by.views(my_rows).T, 5).clip(0.0, 1.0)
    closest = alike.argmax(axis=1)
    my_named, their_named = [by.named_in(w) for w in mine], [by.named_in(w) for _, w in candidates]
    shared = shared_topics(
        by.topics_in(my_rows[closest], [my_named[place] for place in closest]),
        by.topics_in(their_rows, their_named),
    )
    found = [
        Nearness(key, float(value), slug, by.name_of(slug))
        for (key, _), value, slug in zip(candidates, alike.max(axis=1), shared, strict=True)
    ]
    return sorted(found, key=lambda near: -near.closeness)
