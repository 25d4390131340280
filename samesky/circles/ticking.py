"""Law 11: twice a second the ticker asks for rooms that are due, and leaves a sign that somebody is serving (law 9)."""

from datetime import datetime

from samesky.circles.commanding import settle_room
from samesky.circles.models import Room, Serving
from samesky.kit import work

SIGN_EVERY = 1_000
"""Milliseconds."""


def due(at: datetime, limit: int) -> int:
    """Due work: let happen what is due in at most `limit` rooms; says in how many something happened."""
    moment = round(at.timestamp() * 1000)
    rooms = list(
        Room.objects.filter(due_at__lte=moment, closed_at=None)
        .order_by("due_at")
        .values_list("id", flat=True)[:limit]
    )
    moved = sum(settle_room(room_id) for room_id in rooms)
    if Room.objects.filter(closed_at=None).exists():
        serving(moment)
    return moved


def serving(moment: int) -> None:
    """Say that somebody serves now. It is said after what was due was found: an outage shows until then."""
    before = Serving.objects.filter(id=1).values_list("at", flat=True).first()
    if before is None:
        Serving.objects.bulk_create([Serving(id=1, at=moment)], ignore_conflicts=True)
    elif before < moment - SIGN_EVERY:
        Serving.objects.filter(id=1, at__lt=moment - SIGN_EVERY).update(at=moment)


work.register("rooms that are due", due, urgent=True)
