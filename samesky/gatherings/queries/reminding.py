"""When somebody wants to be reminded of what they said yes to."""

from uuid import UUID

from samesky.gatherings.core.reminders import USUAL
from samesky.gatherings.models import RemindMe


def wanted_by(person_id: UUID) -> tuple[int, ...]:
    """Minutes before the begin; the usual ones for who chose nothing."""
    said = RemindMe.objects.filter(person_id=person_id).values_list("minutes", flat=True).first()
    return USUAL if said is None else tuple(int(part) for part in said.split(",") if part)


def may_hear_of_missing(person_id: UUID) -> bool:
    """Unless they switched it off."""
    return not RemindMe.objects.filter(person_id=person_id, missed=False).exists()
