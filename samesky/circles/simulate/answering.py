"""What the server does with a letter, in whichever process it came to."""

from django.http import Http404

from samesky.circles.actions import sitting
from samesky.circles.commanding import Answer, moment
from samesky.circles.core import commands as ask
from samesky.circles.core.state import Reach
from samesky.circles.models import Room
from samesky.circles.queries.rooms import seat_of
from samesky.circles.simulate.letters import Letter, Told
from samesky.circles.simulate.reading import look_of
from samesky.people.models import Person


def does(room: Room, person: Person, letter: Letter) -> Told:
    """The answer as the client gets it; "circle" is for the simulated person only and goes into no transcript."""
    try:
        answer = _done(room, person, letter)
    except Http404:
        return {"refusal": "not found", "repeated": False}
    told = {
        **look_of(answer.circle, moment()),
        "refusal": str(answer.refusal or ""),
        "repeated": answer.repeated,
        "circle": answer.circle,
    }
    seat = seat_of(person, room) if letter.what == "Arrive" and not answer.refusal else None
    return {**told, "seat": seat.number} if seat else told


def _done(room: Room, person: Person, letter: Letter) -> Answer:
    told = letter.told
    match letter.what:
        case "Arrive":
            return sitting.arrive(person, room, letter.id, **told)
        case "Say":
            return sitting.say(person, room, told["number"], letter.words, letter.id)
        case "Hold":
            return sitting.hold(person, room, told["number"], letter.words, letter.id)
        case "Choose":
            return sitting.do(person, room, ask.Choose(**{**told, "reach": Reach(told["reach"])}), letter.id)
        case what:
            return sitting.do(person, room, getattr(ask, what)(**told), letter.id)
