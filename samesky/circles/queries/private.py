"""Private lines, read by the two whose they are. A block between them stops a line at once: it is asked for at every look."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from samesky.circles.models import LineWords, PrivateLine, Room, Seat
from samesky.people import sealing
from samesky.people.models import Person
from samesky.people.queries import are_apart


@dataclass(frozen=True)
class Words:
    mine: bool
    words: str
    at: datetime


@dataclass(frozen=True)
class Line:
    """A private line as one of the two sees it. other: whom they write with; somebody on watch stands there by that, not by name."""

    id: UUID
    room: Room
    live: str
    other: str
    sky_turn: int
    by_name: bool
    words: list[Words]
    open: bool = True


def lines_of(person: Person, room: Room) -> list[Line]:
    """The open lines of this person in the room, the newest first."""
    rows = _mine(person).filter(room=room, ended_at=None).order_by("-at")
    return (
        []
        if room.closed_at
        else [_line(person, row) for row in rows if not are_apart(person, _other(person, row).pk)]
    )


def row_of(person: Person, room_id: UUID, line_id: UUID) -> PrivateLine:
    """One of this person's lines, open or ended. Raises Http404 for everybody but the two, and where a block stands between them."""
    row = _mine(person).filter(room_id=room_id, id=line_id).first()
    if row is None or are_apart(person, _other(person, row).pk):
        raise Http404
    return row


def line_for(person: Person, room_id: UUID, line_id: UUID) -> Line:
    """The line as this person sees it; when it has ended, without words. Raises Http404."""
    return _line(person, row_of(person, room_id, line_id))


def is_open(row: PrivateLine) -> bool:
    return row.ended_at is None and row.room.closed_at is None


def _mine(person: Person) -> "QuerySet[PrivateLine]":
    two = Q(person=person) | Q(beside=person)
    return PrivateLine.objects.filter(two).select_related("room", "person", "beside")


def _other(person: Person, row: PrivateLine) -> Person:
    return row.beside if row.person_id == person.pk else row.person


def _line(person: Person, row: PrivateLine) -> Line:
    other = _other(person, row)
    by_name = other.pk == row.person_id or Seat.objects.filter(room=row.room, person=other).exists()
    going = is_open(row)
    return Line(
        row.id,
        row.room,
        row.live,
        other.pen_name if by_name else _("Somebody on watch"),
        other.sky_turn,
        by_name,
        _words(person, row) if going else [],
        going,
    )


def _words(person: Person, row: PrivateLine) -> list[Words]:
    rows = list(LineWords.objects.filter(line=row).order_by("at", "id"))
    sealing.warm(rows, "words")
    return [Words(one.by_id == person.pk, sealing.read(one, "words"), one.at) for one in rows]
