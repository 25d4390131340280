"""Who hears what of a coffee chat, live: whoever has a place at a table, and would see a difference (the wake law)."""

from uuid import UUID

from samesky.circles.log import tables_of
from samesky.circles.models import Room, Seat
from samesky.circles.sights_tables import has_place, was_asked_to_go
from samesky.live.core.told import Told
from samesky.people.queries import those_who_may_not_see


def may_listen(room: Room, number: int) -> bool:
    """number: the seat of somebody who may know the room, 0 for none."""
    return not was_asked_to_go(tables_of(room.id), number)


def concerned(room: Room, event: Told, person_ids: set[UUID]) -> set[UUID]:
    """Of people who may know the room: those the event is for."""
    tables = tables_of(room.id)
    rows = Seat.objects.filter(room=room, person_id__in=person_ids).values_list("person_id", "number")
    seats = {person: number for person, number in rows if person and has_place(tables, number)}
    if "seat" in event.payload:
        return {one for one, number in seats.items() if number == event.payload["seat"]}
    if event.kind != "said":
        return set(seats)
    heard = {
        one for one, number in seats.items() if tables.seats[number].table in event.payload.get("tables", ())
    }
    return heard - those_who_may_not_see(event.by, heard) if event.by else heard
