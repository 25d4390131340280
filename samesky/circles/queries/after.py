"""What there is to see after a room has closed, for one person: who sat there, words they were given, and what becomes of it all."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404

from samesky.circles.card import Card, card_of
from samesky.circles.kept import given_in
from samesky.circles.log import state_of
from samesky.circles.models import Attendance, Keepsake, Room, Seat, Told
from samesky.circles.queries.faces import Face, faces
from samesky.circles.queries.looking import is_member
from samesky.circles.queries.rooms import room_for, seat_of
from samesky.kit.clock import now
from samesky.people import sealing
from samesky.people.keyring import KeyGone
from samesky.people.models import Person
from samesky.people.queries import hidden_from


@dataclass(frozen=True)
class ShownKeepsake:
    """pen_name: as it was then; empty when it is nobody's."""

    id: UUID
    words: str
    pen_name: str
    at: datetime
    until: datetime
    kept: bool


def room_known(person: Person, room_id: UUID) -> Room:
    """As room_for; and for whoever sat there and has left the group since, or was asked to: they, too, can say what was wrong."""
    room = Room.objects.select_related("group").filter(id=room_id).first()
    if room is not None and seat_of(person, room) is not None:
        return room
    return room_for(person, room_id)


def room_after(person: Person, room_id: UUID) -> Room:
    """Such a room, once it has closed. Raises Http404."""
    room = room_known(person, room_id)
    if room.closed_at is None:
        raise Http404
    return room


def seat_after(person: Person, room: Room) -> Seat:
    """Where the person sat, in a room that has closed and is not destroyed. Raises Http404 for who only stood at the door."""
    seat = seat_of(person, room)
    if seat is None or room.closed_at is None or is_gone(room) or not _entered(room, seat.number):
        raise Http404
    return seat


def sat_there(person: Person, room: Room) -> bool:
    """Whether seat_after would find something."""
    try:
        seat_after(person, room)
    except Http404:
        return False
    return True


def is_gone(room: Room) -> bool:
    """Whether the sealed copy's time is over, whether or not anybody has destroyed it yet."""
    return room.key_id is None or (room.sealed_until is not None and room.sealed_until <= now())


def card_after(room: Room) -> Card | None:
    """What the script said; None once it is gone."""
    if is_gone(room):
        return None
    try:
        return card_of(room)
    except KeyGone:
        return None


def others_there(person: Person, room: Room) -> list[Face]:
    """Everybody else who sat there and whom this person may see, in the order they came."""
    hidden = hidden_from(person)
    state = state_of(room)
    return [
        face
        for number, face in sorted(faces(room).items())
        if number in state.seats
        and state.seats[number].entered
        and face.person_id != person.pk
        and face.person_id not in hidden
    ]


def who_came(person: Person, room: Room) -> list[str]:
    """Pen names, where the group keeps who came. That is for the group: a guest who was not there reads none."""
    if room.group_id is None or not is_member(room.group_id, person.pk):
        return []
    hidden = hidden_from(person)
    rows = Attendance.objects.filter(room=room).exclude(person_id__in=hidden)
    return sorted(rows.values_list("person__pen_name", flat=True), key=str.casefold)


def came(person: Person, room: Room) -> bool:
    """Whether it is known that this person was there: by their seat as long as there are any, and where the group keeps who came."""
    return sat_there(person, room) or Attendance.objects.filter(room=room, person=person).exists()


def has_told(person: Person, room: Room) -> bool:
    """Whether the person said how it was for them."""
    return Told.objects.filter(person=person, room=room).exists()


def keepsakes_for(person: Person, room: Room | None = None) -> list[ShownKeepsake]:
    """Words this person was given, the newest first; none from somebody who is hidden from them."""
    rows = Keepsake.objects.filter(person=person).exclude(kept_at=None, until__lte=now())
    if room is not None:
        rows = rows.filter(room=room)
    hidden = hidden_from(person)
    seen = [row for row in rows.order_by("-at", "id") if row.by_id not in hidden]
    sealing.warm(seen, "words")
    return [_shown(row) for row in seen]


def keepsake_of(person: Person, keepsake_id: UUID) -> Keepsake:
    """One of them. Raises Http404."""
    row = (
        Keepsake.objects.filter(person=person, id=keepsake_id).exclude(kept_at=None, until__lte=now()).first()
    )
    if row is None or row.by_id in hidden_from(person):
        raise Http404
    return row


def rooms_still_sealed(person: Person) -> list[Room]:
    """Circles this person sat in that closed lately, the newest first."""
    rooms = Room.objects.filter(seats__person=person, sealed_until__gt=now(), practice=False).exclude(
        key_id=None
    )
    return [room for room in rooms.order_by("-closed_at") if sat_there(person, room)]


def _shown(row: Keepsake) -> ShownKeepsake:
    given = given_in(row)
    return ShownKeepsake(row.id, given.words, given.pen_name, row.at, row.until, row.kept_at is not None)


def _entered(room: Room, number: int) -> bool:
    found = state_of(room).seats.get(number)
    return found is not None and found.entered
