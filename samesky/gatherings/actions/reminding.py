"""Reminders of what somebody has a seat for, each once, and later a gentle word if they never came. Due work.

`Coming.remind_at` says when to look; it is claimed by an UPDATE, in the transaction that tells. Killed in between, nothing happened.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from samesky.circles.models import Seat as RoomSeat
from samesky.gatherings.actions.seats import not_taking_place
from samesky.gatherings.core import reminders as core
from samesky.gatherings.models import Coming, Occurrence, Reminded
from samesky.gatherings.queries.reminding import may_hear_of_missing, wanted_by
from samesky.notices.actions import tell

SOON, MISSED = "gathering-soon", "gathering-missed"
"""Kinds of notices, registered in come_registered."""
AFTERWARDS = timedelta(hours=1)
"""So long after the end we look whether somebody never came: a room may close late."""
STILL = timedelta(days=1)
"""Later than that the word makes no sense any more, and the room may have forgotten who sat in it."""


def remind(at: datetime, limit: int) -> int:
    """Due work: look after answers of which something may be to be said."""
    due = Coming.objects.filter(remind_at__lte=at).order_by("remind_at").values_list("pk", flat=True)
    return sum(_look(one, at) for one in list(due[:limit]))


def _look(coming_id: UUID, at: datetime) -> bool:
    with transaction.atomic():
        if not Coming.objects.filter(pk=coming_id, remind_at__lte=at).update(remind_at=None):
            return False
        coming = Coming.objects.select_related("occurrence__series").get(pk=coming_id)
        row = coming.occurrence
        if coming.seat != Coming.Seat.HELD or not_taking_place(row):
            return True
        if at < row.starts_at:
            _before(coming, row, at)
        elif at >= row.ends_at + AFTERWARDS:
            _afterwards(coming, row, at)
        else:
            _again(coming, row.ends_at + AFTERWARDS)
    return True


def _before(coming: Coming, row: Occurrence, at: datetime) -> None:
    wanted, settled = wanted_by(coming.person_id), _settled(coming, row)
    due = core.due(row.starts_at, wanted, settled, coming.answered_at, at)
    Reminded.objects.bulk_create(
        Reminded(coming=coming, which=str(minutes), starts_at=row.starts_at) for minutes in due.settled
    )
    if due.send is not None:
        once = f"gathering:{row.pk}:{due.send}:{row.starts_at:%Y%m%d%H%M}"
        tell(coming.person_id, SOON, row.get_absolute_url(), once=once, until=row.starts_at)
    ahead = core.next_at(row.starts_at, wanted, {*settled, *due.settled})
    _again(coming, ahead or row.ends_at + AFTERWARDS)


def _settled(coming: Coming, row: Occurrence) -> set[int]:
    """Reminders of this very begin; one that was moved is reminded of anew."""
    rows = Reminded.objects.filter(coming=coming, starts_at=row.starts_at).values_list("which", flat=True)
    return {int(which) for which in rows if which.isdigit()}


def _afterwards(coming: Coming, row: Occurrence, at: datetime) -> None:
    """They had a seat, a room was opened, and they never sat in it. Told once in all the time that notices are kept: after a
    second time it would be a scolding."""
    room = row.room_id
    if room is None or at >= row.ends_at + STILL or not may_hear_of_missing(coming.person_id):
        return
    if not RoomSeat.objects.filter(room_id=room, person_id=coming.person_id).exists():
        tell(coming.person_id, MISSED, row.series.get_absolute_url(), once=MISSED)


def _again(coming: Coming, at: datetime) -> None:
    Coming.objects.filter(pk=coming.pk).update(remind_at=at)
