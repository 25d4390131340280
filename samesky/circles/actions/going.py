"""Somebody goes out of the group, or out of this place, while they sit in its rooms: they lose their place at once, as if they had left
quietly. Whoever sits there sees it as they see that, and is told no reason; their own open page ends."""

from uuid import UUID

from django.db.models import QuerySet

from samesky.circles.commanding import command, wish
from samesky.circles.core import commands as ask
from samesky.circles.core.tables import commands as at_tables
from samesky.circles.log import state_of
from samesky.circles.models import Room, Seat
from samesky.groups.models import Group


def out_of_group(group: Group, person_id: UUID) -> None:
    """Inside the transaction in which the membership ends."""
    _leave(_seats(person_id).filter(room__group=group))


def out_of_here(person_id: UUID) -> None:
    """Inside a step of leaving this place. Asked again, it finds nothing to do."""
    _leave(_seats(person_id))


def _seats(person_id: UUID) -> "QuerySet[Seat]":
    return Seat.objects.filter(person_id=person_id, room__closed_at=None).select_related("room__group")


def _leave(seats: "QuerySet[Seat]") -> None:
    for seat in sorted(seats, key=lambda one: one.room.live):  # rooms are told in the order of their names
        found = state_of(seat.room).seats.get(seat.number)
        if found is None or not found.here:
            continue
        if seat.room.kind == Room.Kind.COFFEE:
            wish(seat.room, seat.number, at_tables.Leave(), "", person_id=seat.person_id)
        else:
            command(seat.room, seat.number, ask.Leave(), "", person_id=seat.person_id)
