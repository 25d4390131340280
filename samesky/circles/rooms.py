"""Who hears what of a circle, live. The wake law: somebody is told of the table exactly when it would now look different to them."""

from uuid import UUID

from samesky.circles import letting_in, rooms_tables
from samesky.circles.core.state import Circle
from samesky.circles.log import circle_of
from samesky.circles.models import Room, Seat
from samesky.circles.queries.apart import apart_pairs
from samesky.circles.queries.rooms import people_in
from samesky.circles.sights import has_entered, is_outside, waits, was_removed
from samesky.groups.models import Membership
from samesky.live.core.told import Told


class CircleRoom:
    """The room "circle:<id>": the table, the lobby, and the door of one circle."""

    def may_listen(self, person_id: UUID, room: str) -> bool:
        """Whoever may know the room and was not asked to leave it. Who is kept apart listens too, and hears nothing."""
        found = _named(room)
        if found is None or not _who_may_know(found, {person_id}):
            return False
        number = _seats(found, {person_id}).get(person_id, 0)
        if found.kind == Room.Kind.COFFEE:
            return rooms_tables.may_listen(found, number)
        return not was_removed(circle_of(found.id), number)

    def concerned(self, event: Told, person_ids: set[UUID]) -> set[UUID]:
        room = _named(event.room)
        if room is None:
            return set()
        if room.kind == Room.Kind.COFFEE:
            return rooms_tables.concerned(room, event, _who_may_know(room, person_ids))
        circle, here = circle_of(room.id), _who_may_know(room, person_ids)
        seats = _seats(room, here)
        if "seat" in event.payload:
            return {one for one, number in seats.items() if number == event.payload["seat"]}
        match event.kind:
            case "outside" if event.by is not None:
                return _kept_from(event.by, room, circle, here, seats) | ({event.by} & here)
            case "shut":
                return _waiting(circle, seats) | _outside(circle, here, seats)
            case "waits":
                return _waiting(circle, seats)
            case "outside":
                return _might_come(room, circle, here, seats)
            case "door":
                return _waiting(circle, seats) | _might_come(room, circle, here, seats)
            case "panel":
                return {one for one, number in seats.items() if not is_outside(circle, number)}
            case _:
                return {one for one, number in seats.items() if has_entered(circle, number)}


def _named(name: str) -> Room | None:
    try:
        room_id = UUID(name.partition(":")[2])
    except ValueError:
        return None
    return Room.objects.filter(id=room_id).first()


def _who_may_know(room: Room, person_ids: set[UUID]) -> set[UUID]:
    if room.practice or room.group_id is None:
        return {room.opened_by_id} & person_ids if room.opened_by_id else set()
    members = Membership.objects.filter(group_id=room.group_id, person_id__in=person_ids)
    inside = set(members.values_list("person_id", flat=True))
    return inside | letting_in.guests(room, person_ids - inside)


def _seats(room: Room, person_ids: set[UUID]) -> dict[UUID, int]:
    rows = Seat.objects.filter(room=room, person_id__in=person_ids).values_list("person_id", "number")
    return {person: number for person, number in rows if person}


def _waiting(circle: Circle, seats: dict[UUID, int]) -> set[UUID]:
    return {one for one, number in seats.items() if waits(circle, number)}


def _might_come(room: Room, circle: Circle, here: set[UUID], seats: dict[UUID, int]) -> set[UUID]:
    """Who is outside, and kept apart from nobody inside."""
    outside, inside = _outside(circle, here, seats), set(people_in(room, circle).values())
    return outside - {one for pair in apart_pairs(outside, inside) for one in pair}


def _outside(circle: Circle, here: set[UUID], seats: dict[UUID, int]) -> set[UUID]:
    return {
        one
        for one in here
        if is_outside(circle, seats.get(one, 0)) and not was_removed(circle, seats.get(one, 0))
    }


def _kept_from(by: UUID, room: Room, circle: Circle, here: set[UUID], seats: dict[UUID, int]) -> set[UUID]:
    """Who is outside, and kept apart from nobody in there but from whoever came or went."""
    outside = _outside(circle, here, seats) - {by}
    others = set(people_in(room, circle).values()) - {by}
    by_others = {one for pair in apart_pairs(outside, others) for one in pair}
    return {one for pair in apart_pairs(outside, {by}) for one in pair} & (outside - by_others)
