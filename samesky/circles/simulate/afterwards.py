"""What a look into the database finds of a circle one hour before its sealed copy is to go, and one hour after (law 13)."""

from datetime import timedelta
from uuid import UUID

from samesky.circles.actions import destroying, handing
from samesky.circles.models import Answered, HeldWords, Logged, Room, SaidWords, Seat
from samesky.circles.simulate.letters import Told
from samesky.kit.clock import held_at
from samesky.people.keystore.models import DataKey

EVERY = 10
"""So many circles share one look: it is the same every time, and takes as long as a circle."""
MANY = 1000


def look_afterwards(room_id: UUID, key_id: UUID | None) -> Told | None:
    """Let the due work do what it does at these times. None where the circle did not close."""
    room = Room.objects.get(id=room_id)
    if room.sealed_until is None or room.closed_at is None:
        return None
    found: Told = {"hours": round((room.sealed_until - room.closed_at) / timedelta(hours=1))}
    for name, hours in (("before", -1), ("after", 1)):
        moment = room.sealed_until + timedelta(hours=hours)
        with held_at(moment):
            handing.due(moment, MANY)
            destroying.due(moment, MANY)
            found[name] = _there(room, key_id)
    return found


def _there(room: Room, key_id: UUID | None) -> Told:
    """How many rows of it are there, and whether its key is."""
    rows = {
        "words": SaidWords.objects.filter(room=room).count(),
        "held words": HeldWords.objects.filter(room=room).count(),
        "log": Logged.objects.filter(room=room).count(),
        "answers": Answered.objects.filter(room=room).count(),
        "seats": Seat.objects.filter(room=room).count(),
    }
    return {"rows": rows, "key": key_id is not None and DataKey.objects.filter(id=key_id).exists()}
