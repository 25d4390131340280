"""How tests bring a circle to its end."""

from samesky.circles.actions import sitting
from samesky.circles.commanding import settle_room
from samesky.circles.core import commands as ask
from samesky.circles.log import circle_of
from samesky.circles.models import Room
from samesky.people.models import Person


def say_and_hold(room: Room, dara: Person, amara: Person, words: str, held: str) -> None:
    """Dara, who speaks first, says something in turn 1, and Amara has words held for her."""
    assert sitting.do(dara, room, ask.Next(), "on").refusal is None
    assert sitting.say(dara, room, 1, words, "said").refusal is None
    assert sitting.hold(amara, room, 1, held, "held").refusal is None


def close(room: Room, keeper: Person) -> Room:
    """The keeper closes, twice: to the leaving, and from there."""
    for number in range(3):
        if not circle_of(room.id).closed:
            sitting.do(keeper, room, ask.Close(), f"close {number}")
    settle_room(room.id)
    room.refresh_from_db()
    assert room.closed_at is not None
    return room
