"""Words somebody was given: kept, or let go; what nobody keeps goes after seven days."""

from datetime import datetime

from samesky.circles.models import Keepsake
from samesky.kit.clock import now
from samesky.people.acting import acting
from samesky.people.models import Person


def keep(person: Person, row: Keepsake, *, once: str = "") -> None:
    """It stays until they let it go."""
    with acting(person, once) as act:
        act.result = "/me/circles"
        Keepsake.objects.filter(id=row.id, person=person, kept_at=None).update(kept_at=now())


def let_go(person: Person, row: Keepsake, *, once: str = "") -> None:
    """It is gone at once."""
    with acting(person, once) as act:
        act.result = "/me/circles"
        Keepsake.objects.filter(id=row.id, person=person).delete()


def due(at: datetime, limit: int) -> int:
    """Due work: let go of what nobody kept in time."""
    old = Keepsake.objects.filter(kept_at=None, until__lte=at).values_list("id", flat=True)[:limit]
    return Keepsake.objects.filter(id__in=list(old), kept_at=None).delete()[0]
