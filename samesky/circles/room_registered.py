"""What the room hangs into the registries of the apps below: who listens live, words that come with somebody, other names, reports."""

import re
from uuid import UUID

from django.http import Http404

from samesky.circles import reporting  # noqa: F401
from samesky.circles.actions.going import out_of_group
from samesky.circles.actions.preparing import add_to_prepared
from samesky.circles.log import circle_of
from samesky.circles.models import Room, Seat
from samesky.circles.queries.rooms import room_for, seat_of
from samesky.circles.rooms import CircleRoom
from samesky.circles.sights import is_outside
from samesky.groups.going import endings
from samesky.live import rooms
from samesky.live.revoking import revoke
from samesky.people.arrivals import arrivals
from samesky.people.looks import looks
from samesky.people.models import Person

_ROOM = re.compile(r"/circles/([0-9a-f-]{36})/(?:act|arrive)")


def arrive(person: Person, words: str, place: str) -> str | None:
    """Words whose session had lapsed on their way into a circle: prepared for their writer's turn, where they still have a place."""
    found = _ROOM.fullmatch(place)
    if found is None:
        return None
    try:
        room = room_for(person, UUID(found[1]))
    except (ValueError, Http404):
        return None
    seat = seat_of(person, room)
    if seat is None or room.closed_at or is_outside(circle_of(room.id), seat.number):
        return None
    return room.get_absolute_url() if add_to_prepared(room, seat, words) else None


def look_anew(person_id: UUID) -> None:
    """Another name, or another sky: every open circle they sit in loads its parts again."""
    for room_id in Seat.objects.filter(person_id=person_id, room__closed_at=None).values_list(
        "room_id", flat=True
    ):
        revoke(room=Room(id=room_id).live, afresh=True)


rooms.register("circle", CircleRoom())
arrivals.register("circles", arrive)
looks.register("circles", look_anew)
endings.register("circles", out_of_group)
