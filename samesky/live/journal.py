"""Telling a room that something happened, inside the transaction in which it happens.

Several rooms in one transaction: tell them in the order of their names, so that two writers never wait for each other.
"""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from samesky.kit.clock import now
from samesky.live import bus
from samesky.live.models import CONTROL, Event, Room

KEPT = timedelta(hours=48)
CONTROL_KEPT = timedelta(hours=1)

# One statement on both databases, and no race: the row stays locked until the writer commits, so numbers become visible in order.
_NEXT = """
    INSERT INTO live_room (name, seq, at) VALUES (%s, 1, %s)
    ON CONFLICT (name) DO UPDATE SET seq = live_room.seq + 1, at = excluded.at
    RETURNING id, seq
"""
_INSERT = 'INSERT INTO live_event (room_id, seq, kind, fragment, "by", payload, at) VALUES (%s, %s, %s, %s, %s, %s, %s)'


def tell(
    room: str,
    kind: str,
    *,
    by: UUID | None = None,
    payload: Mapping[str, Any] | None = None,
    fragment: str = "",
) -> int:
    """Write the room's next event and wake its listeners on commit; returns its number.

    payload goes to everybody concerned as it is: JSON values public to the room, never words. Raises TransactionManagementError
    outside a transaction: an event without its change, or a change without its event, would be a lie.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            "tell() belongs inside the transaction of the change it tells of"
        )
    at = connection.ops.adapt_datetimefield_value(now())
    text = json.dumps(payload or {}, separators=(",", ":"))
    who = Event._meta.get_field("by").get_db_prep_value(by, connection)
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [room, at])
        room_id, seq = cursor.fetchone()
        cursor.execute(_INSERT, [room_id, seq, kind, fragment, who, text, at])
    bus.wake_on_commit(room)
    return int(seq)


def forget_room(room: str) -> None:
    """Delete a room and its events, when what it was about is gone for good. Revoke its streams in the same transaction."""
    Room.objects.filter(name=room).delete()


def forget_person(person_id: UUID) -> None:
    """Delete a person's own room and every trace that it was they who did something."""
    Event.objects.filter(by=person_id).update(by=None)
    forget_room(f"person:{person_id}")


def trim(at: datetime, limit: int) -> int:
    """Due work: let events go that are older than 48 hours (the control room's: one hour); says how many went."""
    old = Event.objects.filter(at__lt=at - KEPT)
    revoked = Event.objects.filter(room__name=CONTROL, at__lt=at - CONTROL_KEPT)
    gone = [*old.values_list("pk", flat=True)[:limit], *revoked.values_list("pk", flat=True)[:limit]]
    if not gone:
        return 0
    return Event.objects.filter(pk__in=gone).delete()[0]
