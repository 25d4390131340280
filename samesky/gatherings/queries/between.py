"""What happens between two moments, as somebody may know it: the rule's times, with what was moved or cancelled."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
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
AT_ONCE = 100


def between(asker: Asker, begin: datetime, end: datetime, *, sift: Sift | None = None) -> Iterator[Happening]:
    """What begins in [begin, end) and `asker` may know of, in order; cancelled times too, marked. Read no further than needed."""
    mine = group_ids_of(asker) if isinstance(asker, Person) else set()
    fitting = {one.id for one in weeks.entries() if _is_for(asker, one, mine) and (sift is None or sift(one))}
    rows = {name: row for name, row in _stored(begin, end).items() if name[0] in fitting}
    times = [time for time in weeks.times(begin, end) if time.series in fitting]
    now_so = [time for time in times if (time.series, time.original) not in rows]
    now_so += [_time_of(row) for row in rows.values() if begin <= row.starts_at < end]
    yield from _known(asker, sorted(now_so, key=lambda time: time.starts), rows)


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


def _time_of(row: Occurrence) -> Time:
    return Time(row.starts_at, row.series_id, row.original, row.ends_at)


def _known(asker: Asker, times: list[Time], rows: dict[Name, Occurrence]) -> Iterator[Happening]:
    """As happenings, those of which this asker may know by the database's word."""
    waiting = iter(times)
    while part := list(islice(waiting, AT_ONCE)):
        wanted = series_for(asker).filter(id__in={time.series for time in part}).select_related("group")
        series = {one.id: one for one in wanted}
        for time in part:
            if time.series not in series:
                continue
            row = rows.get((time.series, time.original))
            if row is not None:
                row.series = series[time.series]
            yield Happening(series[time.series], time.original, time.starts, time.ends, row)
