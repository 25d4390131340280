"""The place calls off a room in which nobody has begun: nobody came to keep it, or what it was opened for is cancelled."""

from samesky.circles.commanding import THE_PLACE, command, wish
from samesky.circles.core import commands as ask
from samesky.circles.core.tables import commands as at_tables
from samesky.circles.models import Room


def call_off(room: Room) -> bool:
    """Shut it for everybody who waits there. False, and nothing changes: it has begun, somebody keeps the chat, or it is over."""
    if room.kind == Room.Kind.COFFEE:
        return wish(room, THE_PLACE, at_tables.CallOff(), "").refusal is None
    return command(room, THE_PLACE, ask.CallOff(), "").refusal is None
