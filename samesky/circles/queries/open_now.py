"""Which rooms of a group are open now, as its pages say it, and when others took place. The same for every member."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from samesky.circles.card import card_of
from samesky.circles.commanding import settled
from samesky.circles.models import Room
from samesky.groups.models import Group
from samesky.people import sealing
from samesky.people.models import Person

LOBBY, GOING, SHUT, TABLE = "lobby", "going", "shut", "table"
LATELY = 12


@dataclass(frozen=True)
class OpenRoom:
    """A room that is open. where: LOBBY, GOING, SHUT (the closing round has begun) or TABLE (a coffee chat, open to its end)."""

    id: UUID
    title: str
    kind: str
    where: str
    address: str
    group: Group | None
    opened_by: UUID | None


@dataclass(frozen=True)
class TookPlace:
    """That a room took place. Nothing else of it stays."""

    kind: str
    at: datetime


def open_in(group: Group) -> list[OpenRoom]:
    """The group's rooms that are open, the newest first."""
    return _shown(Room.objects.filter(group=group))


def open_to(person: Person) -> list[OpenRoom]:
    """Rooms of this person's groups into which they could still come."""
    rooms = _shown(Room.objects.filter(group__memberships__person=person))
    return [room for room in rooms if room.where != SHUT]


def _shown(rooms: QuerySet[Room]) -> list[OpenRoom]:
    found = list(rooms.filter(closed_at=None, practice=False).select_related("group").order_by("-opened_at"))
    sealing.warm(found, "card")
    shown = [(room, where(room)) for room in found]
    return [_open(room, state) for room, state in shown if state]


def where(room: Room) -> str:
    """Where it stands, after what is due has happened; "" when that has closed it."""
    if room.kind == Room.Kind.COFFEE:
        return TABLE
    circle = settled(room)
    if circle.closed:
        return ""
    return SHUT if circle.shut else GOING if circle.begun else LOBBY


def _open(room: Room, state: str) -> OpenRoom:
    title = card_of(room).title if room.card_sealed else ""
    return OpenRoom(room.id, title, room.kind, state, room.get_absolute_url(), room.group, room.opened_by_id)


def took_place(group: Group) -> list[TookPlace]:
    """Rooms that closed, the last first: that they took place, and when."""
    rows = Room.objects.filter(group=group, practice=False).exclude(closed_at=None).order_by("-closed_at")
    return [TookPlace(room.get_kind_display(), room.opened_at) for room in rows[:LATELY]]
