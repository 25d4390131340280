"""Seats of one time: taken, given back, and offered in order to whoever waits. The core decides; here it is written down.

All of it happens inside a transaction that holds the row (`stored`, `held`); the database refuses one seat too many in any case.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F

from samesky.gatherings.actions.pairs import part
from samesky.gatherings.actions.saying import Said, Saying
from samesky.gatherings.actions.storing import locked
from samesky.gatherings.core import seats as core
from samesky.gatherings.models import Coming, Occurrence
from samesky.gatherings.queries.line import all_there, blocks_among, keepers_of, line_of, may_come_no_more
from samesky.kit.clock import now

AGAIN = timedelta(minutes=10)
"""A seat is free and nobody in line may have it now (a block stands between): so long until we look again."""
OFFERED, UNSEATED = "gathering-seat", "gathering-seat-gone"
"""Kinds of notices, registered in come_registered."""


def held(occurrence_id: UUID) -> Occurrence | None:
    """The row, which nobody else changes until the end of this transaction. None when it is gone."""
    return locked(Occurrence.objects.filter(pk=occurrence_id).select_related("series__group")).first()


def settle(row: Occurrence, at: datetime, saying: Saying, asking: Coming | None = None) -> None:
    """Do all that is to happen to its seats now. asking: a saved answer of somebody who says yes at this moment."""
    if not_taking_place(row):
        Occurrence.objects.filter(pk=row.pk).update(look_at=None)
        return
    line = line_of(row)
    for one in may_come_no_more(row.series, set(line)):
        let_go(row, line.pop(one), saying)
    keepers = keepers_of(row.series, row.original)
    seats = all_there(line, keepers)
    if asking is not None:
        seats = [seat for seat in seats if seat.person != asking.person_id]
        line[asking.person_id] = asking
        seats.append(core.Seat(asking.person_id, asking.asked_at))
    capacity = row.capacity + len(keepers - line.keys())
    decisions = core.settle(seats, capacity, blocks_among({*line, *keepers}), at, row.starts_at)
    for decision in decisions:
        if decision.person in line:
            _happens(row, line[decision.person], decision, saying)
    _look_again(row, at, [coming for coming in line.values() if coming.seat])


def not_taking_place(row: Occurrence) -> bool:
    """It was cancelled, by itself or with its series: seats rest as they are, since that may be taken back."""
    ended = row.series.ended_at
    return bool(row.cancelled_at or row.called_off_at) or (ended is not None and ended <= row.starts_at)


def accept(row: Occurrence, coming: Coming) -> None:
    """A seat that is held for them is theirs."""
    _write(coming, Coming.Seat.HELD, passed=0)


def let_go(row: Occurrence, coming: Coming, saying: Saying) -> None:
    """Their seat, the offer of one, or their place in line is free; whoever was to arrive with them is told."""
    if coming.seat in _TAKEN:
        _give_back(row)
    part(row, coming, saying)
    _write(coming, Coming.Seat.NONE, passed=0)


_TAKEN = (Coming.Seat.HELD, Coming.Seat.OFFERED)


def _happens(row: Occurrence, coming: Coming, decision: core.Decision, saying: Saying) -> None:
    match decision:
        case core.Given():
            _write(coming, Coming.Seat.HELD if _take(row) else Coming.Seat.WAITING, passed=0)
        case core.Offered(until=until):
            if _take(row):
                _write(coming, Coming.Seat.OFFERED, until=until, passed=coming.passed)
                once = f"gathering:{row.pk}:seat:{until:%Y%m%d%H%M%S}"
                saying.add(Said(coming.person_id, OFFERED, row.get_absolute_url(), once, until=until))
        case core.Expired():
            _give_back(row)
            _write(coming, Coming.Seat.WAITING, passed=coming.passed + 1)
        case core.LetGo():
            let_go(row, coming, saying)
        case core.Unseated():
            let_go(row, coming, saying)
            _write(coming, Coming.Seat.WAITING, passed=0)
            saying.add(Said(coming.person_id, UNSEATED, row.get_absolute_url(), until=row.starts_at))
        case core.Waits():
            _write(coming, Coming.Seat.WAITING, passed=0)


def _take(row: Occurrence) -> bool:
    """One more, if there is one. Asked of the database, whatever we believed."""
    free = Occurrence.objects.filter(pk=row.pk, taken__lt=F("capacity"))
    return bool(free.update(taken=F("taken") + 1))


def _give_back(row: Occurrence) -> None:
    Occurrence.objects.filter(pk=row.pk, taken__gt=0).update(taken=F("taken") - 1)


def _write(coming: Coming, seat: Coming.Seat, *, passed: int, until: datetime | None = None) -> None:
    coming.seat, coming.offered_until, coming.passed = seat, until, passed
    coming.remind_at = now() if seat == Coming.Seat.HELD else None
    coming.save(update_fields=["seat", "offered_until", "passed", "remind_at"])


def _look_again(row: Occurrence, at: datetime, line: list[Coming]) -> None:
    """When an offer ends, or in a while where somebody waits beside a free seat; else not before somebody acts."""
    ends = [coming.offered_until for coming in line if coming.offered_until]
    waits = any(coming.seat == Coming.Seat.WAITING for coming in line) and at < row.starts_at
    taken = sum(coming.seat in _TAKEN for coming in line)
    if waits and taken < row.capacity:
        ends.append(at + AGAIN)
    Occurrence.objects.filter(pk=row.pk).update(look_at=min(ends, default=None))
