"""Which rooms somebody may know of, and where they sit in them."""

from uuid import UUID

from django.http import Http404

from samesky.circles import letting_in
from samesky.circles.cores import State
from samesky.circles.models import Room, Seat
from samesky.circles.queries.looking import is_member, room_row, seat_row
from samesky.groups.models import Group
from samesky.people.models import Person


def room_for(person: Person, room_id: UUID) -> Room:
    """The room, for a member of its group and for its guests; a rehearsal, for whoever opened it.

    Raises Http404, also for one that is gone.
    """
    room = room_row(room_id)
    if room is None or not may_know(person.pk, room):
        raise Http404
    return room


def circle_for(person: Person, room_id: UUID) -> Room:
    """As room_for, but a coffee chat is no such thing: it has pages of its own (queries.coffee)."""
    room = room_for(person, room_id)
    if room.kind == Room.Kind.COFFEE:
        raise Http404
    return room


def may_know(person_id: UUID, room: Room) -> bool:
    """Whether this person may know that the room exists."""
    if room.practice or room.group_id is None:
        return room.opened_by_id == person_id
    return is_member(room.group_id, person_id) or bool(letting_in.guests(room, {person_id}))


def open_rooms(group: Group) -> list[Room]:
    """The group's rooms that are not closed, the newest first. Rehearsals are nobody else's business."""
    return list(Room.objects.filter(group=group, closed_at=None, practice=False).order_by("-opened_at"))


def seat_of(person: Person, room: Room) -> Seat | None:
    """The person's seat row; having one does not mean that they are still there: ask the circle."""
    return seat_row(room, person.pk)


def seat_in(person: Person, room: Room) -> Seat:
    """As seat_of. Raises Http404 when the person never came in."""
    seat = seat_of(person, room)
    if seat is None:
        raise Http404
    return seat


def people_in(room: Room, circle: State) -> dict[int, UUID]:
    """Seat numbers that have a place in the circle, with the person of each; simulated members are left out."""
    here = {number for number, seat in circle.seats.items() if seat.here}
    rows = (
        Seat.objects.filter(room=room, number__in=here)
        .exclude(person=None)
        .values_list("number", "person_id")
    )
    return {number: person for number, person in rows if person}
