"""The room of a gathering opens ten minutes before, while the place is watched, in the name of whoever keeps it. Due work.

The row of this time is held while its room is made, and a row has one room: two processes open one.
"""

import logging
from dataclasses import replace
from datetime import datetime

from django.db import DatabaseError, transaction

from samesky.circles.actions.coffee import open_coffee
from samesky.circles.actions.opening import open_room
from samesky.circles.models import Room
from samesky.design.centrepieces import FIRST
from samesky.gatherings.actions.covering import await_keeper
from samesky.gatherings.actions.storing import stored
from samesky.gatherings.core.cover import LATEST
from samesky.gatherings.models import Coming, Occurrence, Series
from samesky.gatherings.queries.line import keepers_of, may_come_no_more
from samesky.gatherings.queries.opening import keeper_of, still_without, to_open
from samesky.gatherings.queries.seen import Happening
from samesky.gatherings.queries.what_it_says import words_at
from samesky.gatherings.room_plans import written_for
from samesky.notices.actions import tell
from samesky.people.acting import HasLeft, must_be_here
from samesky.people.models import Person
from samesky.safety.core.watch import Watched
from samesky.safety.queries.watching import standing

log = logging.getLogger("samesky.gatherings")
OPEN = "room-open"
"""The kind of the notice, registered in hold_registered."""


def open_rooms(at: datetime, limit: int) -> int:
    """Due work: open rooms of gatherings that are about to begin; says how many. Unwatched, none opens."""
    if not isinstance(standing(), Watched):
        return 0
    return sum(_opened(one, at) for one in to_open(at, limit))


def _opened(happening: Happening, at: datetime) -> bool:
    """One that cannot be opened keeps no other waiting."""
    try:
        return open_for(happening.series, happening.original, at)
    except (DatabaseError, HasLeft):
        return False
    except Exception as error:
        log.error("gatherings: no room for %s (%s)", happening.address, type(error).__name__)
        return False


def open_for(series: Series, original: str, at: datetime) -> bool:
    """Whether a room was opened: it is time, it has none, and somebody keeps it. Whoever said yes or maybe is told, once."""
    with transaction.atomic():
        row = stored(series, original)
        happening = Happening(series, original, row.starts_at, row.ends_at, row)
        keeper = keeper_of(happening)
        if not still_without(happening, at):
            return False
        if keeper is None:
            _await(row, at)
            return False
        must_be_here(keeper)
        row.room = _room(keeper, happening, row, at)
        await_keeper(row, at)
        row.save(update_fields=["room", "cover_at"])
        _tell(row)
    return True


def _await(row: Occurrence, at: datetime) -> None:
    """Nobody keeps it, so it has no room: covers are asked at the same time all the same."""
    if row.cover_at is None:
        await_keeper(row, at)
        row.save(update_fields=["cover_at"])


def _room(keeper: Person, happening: Happening, row: Occurrence, at: datetime) -> Room:
    series, title = happening.series, words_at(happening).title
    awaited = round((max(row.starts_at, at) + LATEST).timestamp() * 1000)
    if series.kind == Series.Kind.COFFEE:
        return open_coffee(keeper, series.group, title, FIRST, awaited=awaited)
    people = row.capacity + len(keepers_of(series, row.original))
    written = written_for(series, title, people, at, row.ends_at)
    return open_room(
        keeper, series.group, written.card(), replace(written.plan(), awaited=awaited), kind=written.kind
    )


def _tell(row: Occurrence) -> None:
    """And who keeps it. Whoever waits for a seat is told when one is free, and a cover when they are needed."""
    coming = Coming.objects.filter(occurrence=row, answer__in=(Coming.Answer.YES, Coming.Answer.MAYBE))
    coming = coming.exclude(seat__in=(Coming.Seat.WAITING, Coming.Seat.OFFERED))
    people = set(coming.values_list("person_id", flat=True))
    people |= keepers_of(row.series, row.original)
    for person_id in sorted(people - may_come_no_more(row.series, people)):
        tell(person_id, OPEN, row.get_absolute_url(), once=f"gathering:{row.pk}:{OPEN}", until=row.ends_at)
