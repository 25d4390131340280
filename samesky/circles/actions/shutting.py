"""A room that was opened by mistake is closed at once from its lobby."""

from samesky.circles.actions import sitting
from samesky.circles.commanding import settled
from samesky.circles.core import commands as ask
from samesky.circles.models import Room
from samesky.circles.queries.rooms import seat_of
from samesky.people.models import Person


def shut_again(person: Person, room: Room, token: str) -> bool:
    """Whether it is closed now. A circle that has begun stays open, and so does one that somebody else keeps by now."""
    circle = settled(room)
    if circle.closed:
        return True
    if circle.begun:
        return False
    seat = seat_of(person, room)
    if seat is None or seat.number not in circle.seats or not circle.seats[seat.number].here:
        sitting.arrive(person, room, "")
    if seat_of(person, room) is None:
        return False
    return sitting.do(person, room, ask.Close(), token).circle.closed
