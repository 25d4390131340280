"""The names on a room's seats: of people, and of the simulated members of a rehearsal."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from samesky.circles.models import Room, Seat


@dataclass(frozen=True)
class Face:
    """Who a seat is to the others: a pen name and a sky. person_id is None for a stand-in, and for somebody who has left for good."""

    number: int
    pen_name: str
    sky_turn: int = 0
    person_id: UUID | None = None


def faces(room: Room) -> dict[int, Face]:
    """By seat number, everybody who ever came into the room. One query."""
    rows = Seat.objects.filter(room=room).select_related("person")
    return {row.number: _face(row) for row in rows}


def _face(seat: Seat) -> Face:
    if seat.person is None:
        return Face(seat.number, seat.stand_in or _("Somebody who has left"))
    return Face(seat.number, seat.person.pen_name, seat.person.sky_turn, seat.person_id)
