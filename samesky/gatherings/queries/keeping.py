"""Whether somebody keeps the room of a gathering: seen by signs of life of those who may, never by what they say."""

from datetime import datetime, timedelta
from enum import Enum

from samesky.circles.core.state import Circle, Where
from samesky.circles.log import seen_in, state_of
from samesky.circles.models import Room
from samesky.circles.queries.ending import CALLED_OFF, EMPTY, why_closed

LATELY = timedelta(minutes=5)
"""A keeper whose phone sleeps, or whose line is down for a moment, is still there: as long as one who is a little late is waited for."""


class Kept(Enum):
    """NOW: somebody who may keep is there. FOR_GOOD: it has begun, or was closed by its keeper."""

    NOT = "not"
    NOW = "now"
    FOR_GOOD = "for good"


def kept_in(room: Room, begins: datetime, at: datetime) -> Kept:
    """How it stands in this room. begins: from when a keeper is awaited; a chat that had one since goes on without."""
    state = state_of(room)
    if isinstance(state, Circle) and state.begun:
        return Kept.FOR_GOOD
    if state.closed:
        return Kept.NOT if why_closed(room) in (EMPTY, CALLED_OFF) else Kept.FOR_GOOD
    signs = seen_in(room.id).signs
    there = [seat for seat in state.seats.values() if seat.may_keep]
    if not isinstance(state, Circle) and any(signs.get(seat.number, 0) >= _ms(begins) for seat in there):
        return Kept.FOR_GOOD
    awake = any(
        seat.here and (seat.where is not Where.AWAY or signs.get(seat.number, 0) >= _ms(at - LATELY))
        for seat in there
    )
    return Kept.NOW if awake else Kept.NOT


def _ms(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
