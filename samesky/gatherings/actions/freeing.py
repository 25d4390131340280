"""What frees seats beside a change of mind: leaving a group or the place, and blocks. Offers then go out as due work."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from samesky.gatherings.actions import seats
from samesky.gatherings.actions.saying import Saying
from samesky.gatherings.models import Coming, Duty, Occurrence
from samesky.groups.models import Group
from samesky.kit.clock import now


def look(at: datetime, limit: int) -> int:
    """Due work: look after waiting lists in which something is to happen. Claimed by an UPDATE; killed in between, nothing happened."""
    due = Occurrence.objects.filter(look_at__lte=at).order_by("look_at").values_list("pk", flat=True)
    return sum(_look(one, at) for one in list(due[:limit]))


def _look(occurrence_id: UUID, at: datetime) -> bool:
    with transaction.atomic():
        mine = Occurrence.objects.filter(pk=occurrence_id, look_at__lte=at).update(look_at=None)
        row = seats.held(occurrence_id) if mine else None
        if row is None:
            return False
        saying = Saying()
        seats.settle(row, at, saying)
        saying.out()
    return True


def forget_answers(person_id: UUID, group_id: UUID | None = None) -> None:
    """Inside a transaction: their answers go (to times of this group only, if one is given), and what they held is free again."""
    mine = Coming.objects.filter(person_id=person_id)
    if group_id is not None:
        mine = mine.filter(occurrence__series__group_id=group_id)
    saying = Saying()
    for occurrence_id in list(mine.order_by("occurrence_id").values_list("occurrence_id", flat=True)):
        row = seats.held(occurrence_id)
        coming = Coming.objects.filter(person_id=person_id, occurrence_id=occurrence_id).first()
        if row is None or coming is None:
            continue
        seats.let_go(row, coming, saying)
        coming.delete()
        Occurrence.objects.filter(pk=row.pk, ends_at__gt=now()).update(look_at=now())
    saying.out()


def gone_from(group: Group, person_id: UUID) -> None:
    """Somebody left a group, or was asked to step out: inside that transaction."""
    forget_answers(person_id, group.pk)


def look_at_both(one: UUID, other: UUID) -> None:
    """Inside the transaction in which a block between the two was made or taken back: where both have to do with a time's
    seats, they are looked at again, as due work."""
    both = Occurrence.objects.filter(
        _with(one) | _keeps(one), _with(other) | _keeps(other), ends_at__gt=now()
    )
    for occurrence_id in list(both.order_by("pk").values_list("pk", flat=True)):
        Occurrence.objects.filter(pk=occurrence_id).update(look_at=now())


def _with(person_id: UUID) -> Q:
    theirs = Coming.objects.exclude(seat=Coming.Seat.NONE).filter(person_id=person_id)
    return Q(pk__in=theirs.values("occurrence_id"))


def _keeps(person_id: UUID) -> Q:
    theirs = Duty.objects.filter(person_id=person_id, part=Duty.Part.KEEPS)
    return Q(series_id__in=theirs.values("series_id"))


def look_anew(row: Occurrence) -> None:
    """Inside the transaction in which a time was moved, got more seats, or takes place after all: offers and reminders are
    thought of again."""
    Occurrence.objects.filter(pk=row.pk).update(look_at=now())
    Coming.objects.filter(occurrence=row, seat=Coming.Seat.HELD).update(remind_at=now())
