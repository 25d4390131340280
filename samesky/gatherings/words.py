"""What a series says of itself, sealed under the group's key; what stands in the open calendar is kept in memory until it changes."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from samesky.gatherings.models import Series
from samesky.people import sealing

MOST_KEPT = 10_000
_open: dict[UUID, tuple[datetime, "Words"]] = {}


@dataclass(frozen=True)
class Words:
    """address, call_link and phone are only for those with a seat; town is what everybody reads of the place.

    reason: why it does not take place any more, once it was cancelled.
    """

    title: str
    about: str = ""
    bring: str = ""
    access_notes: str = ""
    town: str = ""
    address: str = ""
    call_link: str = ""
    phone: str = ""
    reason: str = ""


def put_words(series: Series, words: Words) -> None:
    """Seal the words under the group's key; saving the series is the caller's."""
    sealing.put(series, "words", json.dumps(asdict(words), ensure_ascii=False), key=series.group.key_id)


def words_of(series: Series) -> Words:
    """What it says. Raises KeyGone when the group is gone."""
    kept = _open.get(series.id)
    if kept is not None and kept[0] == series.changed_at and series.who == Series.Who.ANYONE:
        return kept[1]
    words = Words(**json.loads(sealing.read(series, "words")))
    if series.who == Series.Who.ANYONE:
        if len(_open) >= MOST_KEPT:
            _open.clear()
        _open[series.id] = (series.changed_at, words)
    else:
        _open.pop(series.id, None)
    return words


def warm(many: Iterable[Series]) -> None:
    """Fetch the keys of those not in memory with one query."""
    sealing.warm([series for series in many if series.id not in _open], "words")
