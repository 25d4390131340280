"""The watch begins, ends, or passes to somebody else: whoever would reach somebody else now reads so beside "I am not all right"."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from samesky.circles.log import state_of
from samesky.circles.models import Room, Seat
from samesky.circles.panels import tell_seat
from samesky.circles.queries.reach import keeper_for
from samesky.kit import work
from samesky.people.models import Person
from samesky.people.queries import are_apart
from samesky.safety.queries.watching import on_watch

NOT_YET = "?"
"""No page of the room knows of an earlier watch than the one it was drawn with."""


def due(at: datetime, limit: int) -> int:
    """Due work: each room is told once of each change, and in it those alone whose sentence is another one."""
    rooms = Room.objects.filter(closed_at=None, practice=False).select_related("group")
    if not rooms.exists():
        return 0
    mark = _mark({one.pk for one in on_watch(at)})
    changed = list(rooms.exclude(watch_told=mark)[:limit])
    return sum(_told(room, room.watch_told, mark) for room in changed)


def _told(room: Room, was: str, mark: str) -> bool:
    with transaction.atomic():
        if not Room.objects.filter(id=room.id, watch_told=was, closed_at=None).update(watch_told=mark):
            return False  # another process was faster
        if was == NOT_YET:
            return False
        for seat in _reached_by_the_watch(room):
            assert seat.person is not None
            if _finds(seat.person, _ids(was)) != _finds(seat.person, _ids(mark)):
                tell_seat(room, seat.number)
    return True


def _reached_by_the_watch(room: Room) -> list[Seat]:
    """Who has a place, and would not reach the keeper first."""
    state = state_of(room)
    here = {number for number, seat in state.seats.items() if seat.here}
    seats = Seat.objects.filter(room=room, number__in=here).exclude(person=None).select_related("person")
    return [
        seat
        for seat in seats.order_by("number")
        if seat.person and keeper_for(seat.person, room, state) is None
    ]


def _finds(person: Person, watchers: Collection[UUID]) -> bool:
    return any(one != person.pk and not are_apart(person, one) for one in watchers)


def _mark(watchers: Collection[UUID]) -> str:
    return " ".join(sorted(str(one) for one in watchers))


def _ids(mark: str) -> list[UUID]:
    return [UUID(one) for one in mark.split()]


work.register("circles: the watch has changed", due)
