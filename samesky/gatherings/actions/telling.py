"""Telling those who set time aside that something is otherwise: by neutral notices, inside the transaction of the change."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from samesky.gatherings.actions.freeing import look_anew
from samesky.gatherings.models import Coming, Duty, Occurrence
from samesky.notices.actions import tell
from samesky.people.models import Person

MOVED, CANCELLED, BACK, CHANGED = (
    "gathering-moved",
    "gathering-cancelled",
    "gathering-back",
    "gathering-changed",
)
"""The kinds of these notices, registered in plan_registered."""
SET_TIME_ASIDE = Q(answer__in=(Coming.Answer.YES, Coming.Answer.MAYBE)) | ~Q(seat=Coming.Seat.NONE)


def tell_those_coming(person: Person, row: Occurrence, kind: str) -> None:
    """Whoever said yes or maybe, waits for a seat or has one, and whoever holds it; not the person whose act it is.

    It does not say whose act it was, so it also reaches those who do not see that person. Each change is told once.
    """
    look_anew(row)
    for other in sorted(those_concerned(row) - {person.pk}):
        once = f"gathering:{row.pk}:{kind}:{row.sequence}"
        tell(other, kind, row.get_absolute_url(), once=once, until=row.starts_at)


def tell_many(person: Person, rows: Iterable[Occurrence], kind: str) -> None:
    """As above, of several times; somebody who said yes to many of them is told of each."""
    for row in rows:
        tell_those_coming(person, row, kind)


def those_concerned(row: Occurrence) -> set[UUID]:
    """Ids of those who set this time aside."""
    duties = Duty.objects.filter(series_id=row.series_id, original__in=("", row.original), said_no_at=None)
    return those_coming(row) | set(duties.values_list("person_id", flat=True))


def those_coming(row: Occurrence) -> set[UUID]:
    """Of these, those who do not only hold it."""
    coming = Coming.objects.filter(SET_TIME_ASIDE, occurrence=row)
    return set(coming.values_list("person_id", flat=True))
