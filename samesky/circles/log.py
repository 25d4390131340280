"""The log of a room: read as the state it folds to (law 1), and added to without a leader or a lock service (law 12).

What has been folded once is kept in memory, since events never change; another process's events are read and folded on top.
"""

import json
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from threading import Lock
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import F

from samesky.circles.core.due import Seen
from samesky.circles.core.state import Circle
from samesky.circles.core.tables.state import Known, Tables
from samesky.circles.core.writing import written
from samesky.circles.cores import State, core_for, core_of
from samesky.circles.models import Logged, Room, Seat, Serving
from samesky.people.models import Block

KEPT_IN_MEMORY = 256

# Every page, command and event asks these; written out, they cost a fifth of what building them does.
_AFTER = "SELECT at, kind, told FROM circles_logged WHERE room_id = %s AND seq > %s ORDER BY seq"
_SIGNS = "SELECT number, seen_at FROM circles_seat WHERE room_id = %s"

S = TypeVar("S", Circle, Tables)
Memory = OrderedDict[UUID, State]
"""What a process has folded so far, the room that was asked for last at the end."""

_ours: Memory = OrderedDict()
_memory: ContextVar[Memory] = ContextVar("memory", default=_ours)  # one for the whole process, on purpose
_lock = Lock()


class Overtaken(Exception):
    """Somebody else added to the log first: read it again, and decide again."""


@contextmanager
def remembering(memory: Memory) -> Iterator[None]:
    """Inside this block another memory is used: a simulation plays several processes in one."""
    token = _memory.set(memory)
    try:
        yield
    finally:
        _memory.reset(token)


def circle_of(room_id: UUID) -> Circle:
    """The room's state, up to the last event that is committed. For a coffee chat: tables_of."""
    return _folded(room_id, Circle())


def tables_of(room_id: UUID) -> Tables:
    """The same of a coffee chat."""
    return _folded(room_id, Tables())


def state_of(room: Room) -> State:
    """The same of a room of either kind."""
    return circle_of(room.id) if isinstance(core_for(room).start, Circle) else tables_of(room.id)


def _folded(room_id: UUID, start: S) -> S:
    core = core_of(start)
    with _lock:
        known = _memory.get().get(room_id, start)
    assert isinstance(known, type(start))
    after: S = known
    for at, kind, told in _rows(_AFTER, room_id, known.seq):
        after = core.fold(after, core.read(kind, json.loads(told)), at)
    if after is not known and not uncommitted():
        _keep(room_id, after)
    return after if after.seq or not _is_gone(room_id) else replace(after, closed=True)


def _is_gone(room_id: UUID) -> bool:
    """Whether a room without a log has one no more, since it took place."""
    return Room.objects.filter(id=room_id).exclude(closed_at=None).exists()


def _rows(sql: str, room_id: UUID, *values: int) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, [Room._meta.pk.get_db_prep_value(room_id, connection), *values])
        return list(cursor.fetchall())


def uncommitted() -> bool:
    """Whether what is read here may still be taken back. (A test's own transaction stands for the database itself.)"""
    return any(not getattr(block, "_from_testcase", False) for block in connection.atomic_blocks)


def _keep(room_id: UUID, state: State) -> None:
    known = _memory.get()
    with _lock:
        if room_id not in known or state.seq >= known[room_id].seq:
            known[room_id] = state
        known.move_to_end(room_id)
        while len(known) > KEPT_IN_MEMORY:
            known.popitem(last=False)


def forget(room_id: UUID) -> None:
    """Nothing of this room stays in memory."""
    with _lock:
        _memory.get().pop(room_id, None)


def forget_closed() -> None:
    """Nothing of rooms that have closed stays in memory: they change no more, and one day they are gone."""
    known = _memory.get()
    with _lock:
        for room_id in [room_id for room_id, circle in known.items() if circle.closed]:
            del known[room_id]


def forget_all() -> None:
    with _lock:
        _memory.get().clear()


def seen_in(room_id: UUID) -> Seen:
    """The last signs of life of everybody in the room, and of anybody serving."""
    signs = dict(_rows(_SIGNS, room_id))
    served = Serving.objects.filter(id=1).values_list("at", flat=True).first()
    return Seen(signs, served or 0)


def known_in(room: Room) -> Seen:
    """As seen_in; the tables of a coffee chat also ask who of the room are kept apart by a block."""
    seen = seen_in(room.id)
    if isinstance(core_for(room).start, Circle):
        return seen
    rows = Seat.objects.filter(room=room).exclude(person=None).values_list("person_id", "number")
    seats = {person: number for person, number in rows if person}
    made = Block.objects.filter(by_id__in=seats, of_id__in=seats).values_list("by_id", "of_id")
    return Known(seen.signs, seen.served, frozenset(frozenset((seats[by], seats[of])) for by, of in made))


def append(room_id: UUID, seq: int, told: Iterable[tuple[int, Any]], after: State, seen: Seen) -> None:
    """Inside a transaction, and first in it: add these events after event `seq`. Raises Overtaken when it is no longer the last."""
    rows = [
        Logged(room_id=room_id, seq=seq + n, at=at, kind=type(event).__name__, told=written(event))
        for n, (at, event) in enumerate(told, start=1)
    ]
    changed = Room.objects.filter(id=room_id, seq=seq).update(
        seq=F("seq") + len(rows), due_at=due_at(after, seen)
    )
    if not changed:
        raise Overtaken
    Logged.objects.bulk_create(rows)


def due_at(circle: State, seen: Seen) -> int | None:
    """When time will bring the next thing; None when nothing more will come."""
    deadline = core_of(circle).next_deadline(circle, seen)
    return deadline.at if deadline else None
