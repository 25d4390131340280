"""Where somebody sits at this moment, and who may do there what keepers do."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from samesky.circles.commanding import settled, settled_tables
from samesky.circles.core.state import Circle
from samesky.circles.cores import State
from samesky.circles.models import Room, Seat
from samesky.circles.queries.keepers import may_keep
from samesky.circles.queries.rooms import room_for, seat_in
from samesky.people.models import Person


@dataclass(frozen=True)
class Place:
    """Somebody in a room: their seat row, and how the room stands."""

    room: Room
    seat: Seat
    state: State

    @property
    def number(self) -> int:
        return self.seat.number

    @property
    def circle(self) -> Circle:
        """The state of a circle or workshop. Raises Http404 for a coffee chat, which nobody keeps so."""
        if not isinstance(self.state, Circle):
            raise Http404
        return self.state


def place_of(person: Person, room_id: UUID) -> Place:
    """Where the person sits. Raises Http404 unless they have a place in the room now; what was due has happened."""
    room = room_for(person, room_id)
    seat = seat_in(person, room)
    state = state_now(room)
    if not (seat.number in state.seats and state.seats[seat.number].here):
        raise Http404
    return Place(room, seat, state)


def state_now(room: Room) -> State:
    """How the room stands, whatever its kind; what was due has happened."""
    return settled_tables(room) if room.kind == Room.Kind.COFFEE else settled(room)


def keeps(place: Place) -> bool:
    """Whether they keep the room at this moment. At the tables of a coffee chat that is whoever of the keepers came first."""
    if isinstance(place.state, Circle):
        return place.state.keeps(place.number)
    return place.state.keeper == place.number


def place_of_keeper(person: Person, room_id: UUID) -> Place:
    """As place_of, for who keeps the room, or is trained to and kept it a moment ago: the core tells them. Else Http404."""
    place = place_of(person, room_id)
    if not (keeps(place) or may_keep(person, place.room)):
        raise Http404
    return place


def place_in_circle(person: Person, room_id: UUID) -> Place:
    """As place_of_keeper, of a circle or workshop. Raises Http404 for a coffee chat as well: it has nothing to move on."""
    place = place_of_keeper(person, room_id)
    if not isinstance(place.state, Circle):
        raise Http404
    return place
