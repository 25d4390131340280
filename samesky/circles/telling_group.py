"""Telling the group's page when what it says of a room changes: opened, begun, shut, closed. Nothing about people."""

from samesky.circles.core.state import Circle
from samesky.circles.core.tables.state import Tables
from samesky.circles.models import Room
from samesky.groups.models import room_of
from samesky.live import journal

ROOMS = "rooms"
"""The fragment of a group's page that says what is open. It reads the same for every member."""


def tell(room: Room, before: Circle | Tables, after: Circle | Tables) -> None:
    """Inside the transaction of the change, after the room itself was told: rooms are told in the order of their names."""
    if room.group_id is None or room.practice or _stands(before) == _stands(after):
        return
    journal.tell(room_of(room.group_id), "room", fragment=ROOMS)


def _stands(state: Circle | Tables) -> tuple[bool, bool, bool]:
    if isinstance(state, Tables):
        return (state.closed, False, False)
    return (state.closed, state.begun, state.shut)
