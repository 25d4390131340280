"""What happens between two moments, as somebody may know it: the rule's times, with what was moved or cancelled."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID

from django.db.models import Q

from samesky.gatherings.models import Occurrence, Series
from samesky.gatherings.queries.seen import Asker, Happening, series_for
from samesky.gatherings.queries.weeks import Entry, Time, entry_of, times_in, weeks
from samesky.groups.models import Membership
from samesky.people.models import Person

Sift = Callable[[Entry], bool]
Name = tuple[UUID, str]
A_DAY = timedelta(days=1)
AT_ONCE = 100


def between(asker: Asker, begin: datetime, end: datetime, *, sift: Sift | None = None) -> Iterator[Happening]:
    """What begins in [begin, end) and `asker` may know of, in order; cancelled times too, marked. Read no further than needed."""
    beyond = {one.id: one for one in weeks.entries() if _is_for(asker, one) and (sift is None or sift(one))}
    own = {one.id: one for one in _of_own_groups(asker) if sift is None or sift(one)}
    rows = {name: row for name, row in _stored(begin, end).items() if name[0] in beyond or name[0] in own}
    times = [time for time in weeks.times(begin, end) if time.series in beyond]
    times += [time for entry in own.values() for time in times_in(entry, begin, end)]
    now_so = [time for time in times if (time.series, time.original) not in rows]
    now_so += [_time_of(row) for row in rows.values() if begin <= row.starts_at < end]
    yield from _known(asker, sorted(now_so, key=lambda time: time.starts), rows)


def _is_for(asker: Asker, entry: Entry) -> bool:
    return entry.who == Series.Who.ANYONE or isinstance(asker, Person)


def _of_own_groups(asker: Asker) -> list[Entry]:
    if not isinstance(asker, Person):
        return []
    mine = Membership.objects.filter(person=asker).values("group_id")
    rows = Series.objects.filter(group__in=mine, who=Series.Who.GROUP).defer("words_sealed")
    return [entry_of(series) for series in rows]


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
