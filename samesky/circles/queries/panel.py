"""What a room says to one person alone: the keeper's part, why I rest, who is beside me. For most people it is empty."""

from dataclasses import dataclass, field

from samesky.circles.commanding import moment
from samesky.circles.core.state import Circle, How
from samesky.circles.core.times import ANYONE_RESUMES_AFTER
from samesky.circles.cores import State
from samesky.circles.models import NotAllRight, RestReason, Room, Seat
from samesky.circles.queries.faces import faces
from samesky.circles.queries.keepers_part import KeepersPart, at_tables, in_circle
from samesky.circles.queries.private import Line, lines_of
from samesky.circles.queries.reach import cry_of, reach, who_will_know
from samesky.circles.queries.room_says import room_says
from samesky.people import sealing
from samesky.people.models import Person


@dataclass(frozen=True)
class Panel:
    """room; says: for everybody; the rest is for this reader alone.

    keeping: None for who does not keep. nobody_keeps, may_go_on: time stands still, and anybody may go on once two minutes have
    passed. care_says: who will know, said beside "I am not all right".
    """

    room: Room
    says: str = ""
    keeping: KeepersPart | None = None
    nobody_keeps: bool = False
    may_go_on: bool = False
    rests: bool = False
    rest_reason: str = ""
    was_skipped: bool = False
    cry: NotAllRight | None = None
    lines: list[Line] = field(default_factory=list)
    care_says: str = ""


def panel_for(person: Person, room: Room, state: State, seat: Seat) -> Panel:
    """The panel of somebody who has a place in the room."""
    mine = cry_of(person, room)
    care_says = who_will_know(reach(person, room, state))
    lines = lines_of(person, room)
    if not isinstance(state, Circle):
        keeping = at_tables(person, room, state, seat.number)
        return Panel(room, keeping=keeping, cry=mine, lines=lines, care_says=care_says)
    who, me = faces(room), state.seats[seat.number]
    nobody = bool(
        state.pause and not state.keeper and not state.pause.outage and not state.keeps(seat.number)
    )
    return Panel(
        room,
        says=room_says(room, state, who),
        keeping=in_circle(person, room, state, seat.number, who),
        nobody_keeps=nobody,
        may_go_on=nobody
        and me.seated
        and bool(state.pause and moment() - state.pause.since >= ANYONE_RESUMES_AFTER),
        rests=me.resting,
        rest_reason=_reason(room, seat.number) if me.resting else "",
        was_skipped=bool(state.ended and (state.ended.seat, state.ended.how) == (seat.number, How.SKIPPED)),
        cry=mine,
        lines=lines,
        care_says=care_says,
    )


def _reason(room: Room, number: int) -> str:
    row = RestReason.objects.filter(room=room, seat=number).first()
    return sealing.read(row, "words") if row else ""
