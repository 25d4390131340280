"""What one seat is shown when its page asks: the state, and now and then the words, as the room's own queries give them."""

from typing import Any
from uuid import UUID

from samesky.circles.commanding import moment, settled
from samesky.circles.core.looks import left
from samesky.circles.core.state import Circle
from samesky.circles.models import Room, Seat
from samesky.circles.queries.said import Shown, said_before
from samesky.circles.queries.table import table_for
from samesky.circles.sights import has_entered
from samesky.people.models import Person

Told = dict[str, Any]


def look_of(circle: Circle, now: int) -> Told:
    """The state as a page shows it."""
    return {
        "seq": circle.seq,
        "holder": circle.turn.seat if circle.turn else 0,
        "number": circle.turn.number if circle.turn else 0,
        "left": left(circle, now),
        "grace": bool(circle.turn and circle.turn.grace_ends),
        "paused": circle.pause is not None,
        "phase": circle.phase,
        "keeper": circle.keeper,
        "closed": circle.closed,
    }


def shown(room_id: UUID, number: int, person: Person, *, words: bool) -> Told:
    """The answer to a read; "circle" is for the simulated person only and goes into no transcript."""
    room = Room.objects.select_related("group").get(id=room_id)
    circle = settled(room)
    told = {**look_of(circle, moment()), "circle": circle}
    if words and is_open(circle) and number in circle.seats and has_entered(circle, number):
        seat = Seat(room=room, number=number, person=person)
        table = table_for(person, room, circle, seat)
        earlier = [one for turn in said_before(room, circle, seat) for one in turn.said]
        told["said"] = _read([*earlier, *table.now])
        told["held"] = _read(table.held)
    return told


def is_open(circle: Circle) -> bool:
    """Whether the room still shows words; its page shows what comes after the end, once it is closed."""
    return not circle.closed


def _read(words: list[Shown]) -> list[list[str]]:
    return [[str(one.id), one.words] for one in words]
