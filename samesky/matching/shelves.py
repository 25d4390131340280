"""Texts made ready for ranking, ranking them, and a reason for each that is shown."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from samesky.matching.core.lens import Numbers
from samesky.matching.core.ranking import FLOOR, Item, Match, Near, Rules, Shelf, Wanted, nearest
from samesky.matching.core.reason import Kind, Reason
from samesky.matching.core.reasons import Side, reason_for
from samesky.matching.through import Looking, looking
from samesky.meaning.vectors import Vector, vector


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
    mine = vector(words)
    wanted = Wanted(by.views(mine[None])[0], chosen, by.named_in(words), by.glossary.told_in(words))
    yours = by.side(mine, words, wanted.named | chosen)
    return [
        _with_reason(near, yours, things, by) for near in nearest(wanted, things.shelf, rules, most, floor)
    ]


def _with_reason(near: Near, yours: Side, things: Shown, by: Looking) -> Match:
    if near.closeness < FLOOR:
        return Match(near.item.id, near.closeness, Reason(Kind.NOT_CLOSE))
    theirs = by.side(things.row_of(near.item.id), near.item.quotable, near.item.named | near.item.topics)
    return Match(near.item.id, near.closeness, reason_for(yours, theirs))


def empty() -> Shown:
    """A shelf with nothing on it."""
    return shown((), np.zeros((0, 256), dtype=np.float32))
