"""Which gatherings have a room to be opened: those that meet here, begin within ten minutes, are not over, and have none yet."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from samesky.circles.queries.keepers import is_keeper
from samesky.gatherings.models import Duty, Occurrence, Series
from samesky.gatherings.queries.line import keepers_of
from samesky.gatherings.queries.seen import Happening
from samesky.gatherings.queries.weeks import Time, weeks
from samesky.people.models import Person

BEFORE = timedelta(minutes=10)
"""So long before it begins the room opens: time to arrive."""
LONGEST = timedelta(days=1)
"""A gathering takes a day at most (core.refusals: TOO_LONG)."""

Name = tuple[UUID, str]


def to_open(at: datetime, limit: int) -> list[Happening]:
    """At most so many, by their begin; what was moved counts as it is now. Three queries, however many series there are."""
    begun = {(time.entry.id, time.original): time for time in _by_rule(at)}
    rows = _rows(at, begun)
    wanted = {name for name in begun if name not in rows} | rows.keys()
    series = _meeting_here({series_id for series_id, _original in wanted})
    found = []
    for series_id, original in wanted:
        if (known := series.get(series_id)) is None:
            continue
        if row := rows.get((series_id, original)):
            happening = Happening(known, original, row.starts_at, row.ends_at, row)
        else:
            time = begun[series_id, original]
            happening = Happening(known, original, time.starts, time.ends)
        if still_without(happening, at):
            found.append(happening)
    return sorted(found, key=lambda one: (one.starts_at, one.address))[:limit]


def still_without(happening: Happening, at: datetime) -> bool:
    """Whether it is time, and it has no room yet."""
    if happening.cancelled or not happening.series.here:
        return False
    has_room = happening.row is not None and happening.row.room_id is not None
    return not has_room and happening.starts_at - BEFORE <= at < happening.ends_at


def keeper_of(happening: Happening) -> Person | None:
    """In whose name its room opens: the first of those who keep it and still may."""
    there = keepers_of(happening.series, happening.original)
    duties = Duty.objects.filter(series=happening.series, part=Duty.Part.KEEPS, person_id__in=there)
    for duty in duties.select_related("person").order_by("place", "pk"):
        if is_keeper(duty.person, happening.series.group):
            return duty.person
    return None


def _by_rule(at: datetime) -> Iterator[Time]:
    past_the_last = at + BEFORE + timedelta(microseconds=1)
    return (time for time in weeks.times(at - LONGEST, past_the_last) if time.entry.online and time.ends > at)


def _rows(at: datetime, begun: dict[Name, Time]) -> dict[Name, Occurrence]:
    """What is stored of these times, and what was moved to now."""
    moved_here = Q(starts_at__gt=at - LONGEST, starts_at__lte=at + BEFORE, ends_at__gt=at, room=None)
    as_ruled = Q(
        series_id__in={series_id for series_id, _original in begun},
        original__in={original for _series_id, original in begun},
    )
    rows = Occurrence.objects.filter(moved_here | as_ruled).defer("words_sealed", "notes_sealed")
    return {(row.series_id, row.original): row for row in rows}


def _meeting_here(ids: set[UUID]) -> dict[UUID, Series]:
    found = Series.objects.filter(id__in=ids, here=True).select_related("group")
    return {one.id: one for one in found}
