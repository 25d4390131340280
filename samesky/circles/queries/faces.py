"""The names on a room's seats: of people, and of the simulated members of a rehearsal."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from samesky.circles.models import Room
from samesky.circles.queries.looking import seat_rows


@dataclass(frozen=True)
class Face:
    """Who a seat is to the others: a pen name and a sky. person_id is None for a stand-in, and for somebody who has left for good."""

    number: int
    pen_name: str
    sky_turn: int = 0
    person_id: UUID | None = None


def faces(room: Room) -> dict[int, Face]:
    """By seat number, everybody who ever came into the room. One query."""
    return {row.number: _face(row) for row in seat_rows(room)}


def _face(seat: Any) -> Face:
    if seat.pen_name is None:
        return Face(seat.number, seat.stand_in or _("Somebody who has left"))
    return Face(seat.number, seat.pen_name, seat.sky_turn, seat.person_id)
