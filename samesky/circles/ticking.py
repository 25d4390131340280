"""Law 11: twice a second the ticker asks for rooms that are due, and leaves a sign that somebody is serving (law 9)."""

import logging
from datetime import datetime
from uuid import UUID

from django.db import DatabaseError

from samesky.circles import commanding
from samesky.circles.core.times import LATE
from samesky.circles.models import Room, Serving
from samesky.kit import work

log = logging.getLogger("samesky.circles")

SIGN_EVERY = 300
"""Milliseconds: at every tick, by whichever process comes first. An outage is reckoned from the last sign."""


def due(at: datetime, limit: int) -> int:
    """Due work: let happen what is due in at most `limit` rooms; says in how many something happened.

    After an outage every open room is asked before the sign is left, so that none of them spends the time (law 9).
    """
    outage = nobody_served(round(at.timestamp() * 1000))
    rooms = Room.objects.filter(closed_at=None).order_by("due_at").values_list("id", flat=True)
    found = list(rooms) if outage else list(rooms.filter(due_at__lte=commanding.moment())[:limit])
    moved = 0
    for room_id in found:
        moved += _settled(room_id)
        if not outage:
            serving(commanding.moment())  # a long round is no outage
    if rooms.exists():
        serving(commanding.moment(), again=outage)
    return moved


def _settled(room_id: UUID) -> bool:
    """One room that cannot be settled keeps no other waiting."""
    try:
        return commanding.settle_room(room_id)
    except DatabaseError:
        raise
    except Exception as error:
        log.error("circles: room %s could not be settled (%s)", room_id, type(error).__name__)
        return False


def nobody_served(moment: int) -> bool:
    """Whether the last sign is so old that nobody was serving."""
    served = _last_sign()
    return served is not None and moment - served > LATE


def serving(moment: int, *, again: bool = False) -> None:
    """Say that somebody serves now. again: after an outage; whoever does not know of one leaves no sign over it."""
    before = _last_sign()
    if before is None:
        Serving.objects.bulk_create([Serving(id=1, at=moment)], ignore_conflicts=True)
    elif before < moment - SIGN_EVERY and (again or moment - before <= LATE):
        Serving.objects.filter(id=1, at__lt=moment - SIGN_EVERY).update(at=moment)


def _last_sign() -> int | None:
    return Serving.objects.filter(id=1).values_list("at", flat=True).first()


work.register("rooms that are due", due, urgent=True)
