"""What happens between two moments, as somebody may know it: the rule's times, with what was moved or cancelled."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from heapq import merge
from itertools import islice
from uuid import UUID

from django.db.models import Q

from samesky.gatherings.models import Occurrence, Series
from samesky.gatherings.queries.seen import Asker, Happening, series_for
from samesky.gatherings.queries.weeks import Entry, Time, weeks
from samesky.groups.queries import group_ids_of
from samesky.people.models import Person

Sift = Callable[[Entry], bool]
Name = tuple[UUID, str]
A_DAY = timedelta(days=1)
AT_ONCE = 50


def between(asker: Asker, begin: datetime, end: datetime, *, sift: Sift | None = None) -> Iterator[Happening]:
    """What begins in [begin, end) and `asker` may know of, in order; cancelled times too, marked. Read no further than needed."""
    mine = group_ids_of(asker) if isinstance(asker, Person) else set()
    by_rule = weeks.times(begin, end)
    rows = _stored(begin, end)
    as_ruled = (time for time in by_rule if (time.entry.id, time.original) not in rows)
    changed = sorted((time for row in rows.values() if (time := _time_of(row, begin, end))), key=_starts)
    times = (
        time
        for time in merge(as_ruled, changed, key=_starts)
        if _is_for(asker, time.entry, mine) and (sift is None or sift(time.entry))
    )
    yield from _known(asker, times, rows)


def _starts(time: Time) -> datetime:
    return time.starts


def _is_for(asker: Asker, entry: Entry, mine: set[UUID]) -> bool:
    """By what is in memory; the database is asked again for what is shown."""
    if entry.group_id in mine or entry.who == Series.Who.ANYONE:
        return True
    return entry.who == Series.Who.MEMBERS and isinstance(asker, Person)


def _stored(begin: datetime, end: datetime) -> dict[Name, Occurrence]:
    """Rows that begin in the span now, or began there by the rule (their name tells it, within a day: zones)."""
    first, last = (f"{moment:%Y%m%dT%H%M}" for moment in (begin - A_DAY, end + A_DAY))
    rows = Occurrence.objects.filter(
        Q(starts_at__gte=begin, starts_at__lt=end) | Q(original__gte=first, original__lte=last)
    )
    return {(row.series_id, row.original): row for row in rows.defer("words_sealed", "notes_sealed")}


def _time_of(row: Occurrence, begin: datetime, end: datetime) -> Time | None:
    entry = weeks.entry(row.series_id)
    return (
        Time(row.starts_at, entry, row.original, row.ends_at)
        if entry and begin <= row.starts_at < end
        else None
    )


def _known(asker: Asker, times: Iterator[Time], rows: dict[Name, Occurrence]) -> Iterator[Happening]:
    """As happenings, those of which this asker may know by the database's word."""
    while part := list(islice(times, AT_ONCE)):
        wanted = series_for(asker).filter(id__in={time.entry.id for time in part}).select_related("group")
        series = {one.id: one for one in wanted}
        for time in part:
            known = series.get(time.entry.id)
            row = rows.get((time.entry.id, time.original))
            if row is not None and known is not None:
                row.series = known
            if known is not None:
                yield Happening(known, time.original, time.starts, time.ends, row)
