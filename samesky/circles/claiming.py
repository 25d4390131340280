"""A closed room is faded by one process at a time: it is claimed by an UPDATE, and whoever died over it loses the claim."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from samesky.circles.models import Fading

ABANDONED = timedelta(minutes=1)


def free(at: datetime) -> Q:
    """Rooms that nobody is at."""
    return Q(claimed_at=None) | Q(claimed_at__lt=at - ABANDONED)


def claim(room_id: UUID, at: datetime) -> bool:
    """Whether the room is ours now."""
    return bool(Fading.objects.filter(free(at), room_id=room_id).update(claimed_at=at))


def let_go(room_id: UUID) -> None:
    """Somebody else may go on."""
    Fading.objects.filter(room_id=room_id).update(claimed_at=None)
