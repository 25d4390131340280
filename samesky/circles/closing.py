"""What happens when a room closes (law 13)."""

from datetime import timedelta

from samesky.circles.core.state import Circle
from samesky.circles.models import Room
from samesky.kit.clock import now

SEALED = timedelta(hours=48)


def closed(room: Room, circle: Circle) -> None:
    """Inside the transaction in which it closes."""
    at = now()
    Room.objects.filter(id=room.id).update(closed_at=at, sealed_until=at + SEALED)
