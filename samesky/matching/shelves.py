"""Texts made ready for ranking, ranking them, and a reason for each that is shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from samesky.matching.core.lens import Numbers
from samesky.matching.core.ranking import FLOOR, Item, Match, Near, Rules, Shelf, Wanted, nearest
from samesky.matching.core.reason import Kind, Reason
from samesky.matching.core.reasons import Side, reason_for
from samesky.matching.through import Looking, looking
from samesky.meaning.phrases import phrases
from samesky.meaning.vectors import Vector, vector

SHORTEST = 3
"""Words in a clause that is looked at by itself: fewer say too little."""
MOST_PIECES = 4
CLAUSE_COUNTS = 0.95
"""A clause is close to a little less than the whole text: set on our own sentences and the rehearsal's groups."""


@dataclass(frozen=True)
class Shown:
    """A shelf with the vectors of its items, row by row: ranking reads the views, reasons read the vectors."""

    shelf: Shelf
    rows: Numbers

    def row_of(self, item_id: str) -> Vector:
        row: Vector = self.rows[self.places[item_id]]
        return row

    @property
    def places(self) -> dict[str, int]:
        known: dict[str, int] | None = self.__dict__.get("_places")
        if known is None:
            known = {item.id: place for place, item in enumerate(self.shelf.items)}
            object.__setattr__(self, "_places", known)
        return known


def shown(items: Sequence[Item], rows: Numbers, by: Looking | None = None) -> Shown:
    """`items` with the vectors of their texts, in the same order."""
    return Shown(Shelf(tuple(items), (by or looking()).views(rows)), rows)


def rank(
    words: str,
    things: Shown,
    rules: Rules,
    most: int,
    *,
    chosen: frozenset[str] = frozenset(),
    floor: float = FLOOR,
) -> list[Match]:
    """The `most` things closest to `words` and to the `chosen` topics, each with its reason. Keeps nothing of the words."""
    by = looking()
    best: dict[str, tuple[Near, str]] = {}
    for piece in _pieces(words):
        wanted = Wanted(
            by.views(vector(piece)[None])[0], chosen, by.named_in(piece), by.glossary.told_in(piece)
        )
        for near in nearest(wanted, things.shelf, rules, most, floor):
            weighed = near if piece == words else replace(near, closeness=near.closeness * CLAUSE_COUNTS)
            if near.item.id not in best or weighed.closeness > best[near.item.id][0].closeness:
                best[near.item.id] = (weighed, piece)
    closest = sorted(best.values(), key=lambda found: (-round(found[0].closeness, 5), found[0].item.id))[
        :most
    ]
    sides = {piece: by.side(vector(piece), piece, by.named_in(piece) | chosen) for _, piece in closest}
    return [
        _with_reason(near, sides[piece], things, by) for near, piece in closest if near.closeness >= floor
    ]


def _pieces(words: str) -> list[str]:
    """The whole text and its first few clauses: who tells of a mother and of lying awake is close to people of either."""
    clauses = [phrase for phrase in phrases(words) if len(phrase.split()) >= SHORTEST]
    return list(dict.fromkeys([words, *clauses[:MOST_PIECES]]))


def _with_reason(near: Near, yours: Side, things: Shown, by: Looking) -> Match:
    if near.closeness < FLOOR:
        return Match(near.item.id, near.closeness, Reason(Kind.NOT_CLOSE))
    theirs = by.side(things.row_of(near.item.id), near.item.quotable, near.item.named | near.item.topics)
    return Match(near.item.id, near.closeness, reason_for(yours, theirs))


def empty() -> Shown:
    """A shelf with nothing on it."""
    return shown((), np.zeros((0, 256), dtype=np.float32))
