"""A command from a seat: settled and decided by the core, appended with the rows that belong to it, told to the room.

Whoever loses a race for the next number reads again and decides again; a repeated command gets its first answer (law 2).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import IntegrityError, OperationalError, transaction

from samesky.circles import telling, telling_group, telling_tables
from samesky.circles.core.commands import Command, Refusal
from samesky.circles.core.decide import Decision
from samesky.circles.core.due import Seen
from samesky.circles.core.state import Circle
from samesky.circles.core.tables.commands import Wish
from samesky.circles.core.tables.decide import Decided, following
from samesky.circles.core.tables.state import Known, Tables
from samesky.circles.cores import State, core_for
from samesky.circles.log import (
    Overtaken,
    append,
    circle_of,
    due_at,
    forget,
    known_in,
    state_of,
    tables_of,
    uncommitted,
)
from samesky.circles.models import Answered, Room, Seat
from samesky.kit.clock import now

TRIES = 60
"""Only a room in which sixty others were faster, one after another, would fail."""
DOUBT = 5
"""So many times overtaken, what is in memory is read from the log anew."""

THE_PLACE = 0
"""The seat of whoever asks without sitting: the place itself."""

Rows = Callable[[Decision], None]
"""Writes what belongs to a command that was done (its words), in the same transaction."""
RowsAtTables = Callable[[Decided], None]


@dataclass(frozen=True)
class Answer:
    """What a command was answered. circle: the state it left. repeated: it had been answered before."""

    circle: Circle
    refusal: Refusal | None = None
    repeated: bool = False


@dataclass(frozen=True)
class AnswerAtTables:
    """The same, of a coffee chat."""

    tables: Tables
    refusal: Refusal | None = None
    repeated: bool = False


def moment() -> int:
    """Now, in milliseconds."""
    return round(now().timestamp() * 1000)


def command(
    room: Room,
    seat: int,
    asked: Command,
    token: str,
    *,
    rows: Rows | None = None,
    person_id: UUID | None = None,
) -> Answer:
    """Let `seat` ask for something. token: the client's id of this command ("" for one that need not be remembered)."""
    return Answer(*_tried(room, seat, asked, token, rows, person_id))


def wish(
    room: Room,
    seat: int,
    asked: Wish,
    token: str,
    *,
    rows: RowsAtTables | None = None,
    person_id: UUID | None = None,
) -> AnswerAtTables:
    """As `command`, at the tables of a coffee chat."""
    return AnswerAtTables(*_tried(room, seat, asked, token, rows, person_id))


def name_of(who: object, token: str) -> str:
    """Under which a command is remembered in its room; "" for one that need not be."""
    return sha256(f"{who}\n{token}".encode()).hexdigest() if token else ""


def was_answered(room: Room, name: str) -> bool:
    return bool(name) and Answered.objects.filter(room=room, command=name).exists()


Tried = tuple[Any, Refusal | None, bool]


def _tried(
    room: Room, seat: int, asked: Command | Wish, token: str, rows: Any, person_id: UUID | None
) -> Tried:
    name = name_of(seat, token)
    for tried in range(TRIES):
        if tried == DOUBT:
            forget(room.id)
        try:
            return _once(room, seat, asked, name, rows, person_id)
        except Overtaken:
            continue
        except OperationalError as error:
            if uncommitted() or not _gave_way(error):
                raise
    raise Overtaken


def _gave_way(error: OperationalError) -> bool:
    """Whether the database let somebody else go first (PostgreSQL: a deadlock, two that cannot be put in an order); nothing was written."""
    return getattr(error.__cause__, "sqlstate", None) in ("40P01", "40001")


def _once(
    room: Room, seat: int, asked: Command | Wish, name: str, rows: Any, person_id: UUID | None
) -> Tried:
    first = Answered.objects.filter(room=room, command=name).first() if name else None
    if first is not None:
        settle_room(room.id)
        return state_of(room), Refusal(first.refusal) if first.refusal else None, True
    before = state_of(room)
    if before.closed and not before.seq:  # it took place, and nothing is written there any more
        return before, Refusal.CLOSED, False
    at, seen = moment(), known_in(room)
    seen = replace(seen, signs={**seen.signs, seat: max(at, seen.signs.get(seat, 0))})
    decision = core_for(room).decide(before, seat, asked, seen, at)
    try:
        with transaction.atomic():
            _write(room, before, decision, seen, person_id)
            if decision.refusal is None and rows is not None:
                rows(decision)
            if name:
                Answered.objects.create(room=room, command=name, refusal=decision.refusal or "")
            Seat.objects.filter(room=room, number=seat, seen_at__lt=at).update(seen_at=at)
    except IntegrityError:
        if name and Answered.objects.filter(room=room, command=name).exists():
            raise Overtaken from None  # the same command came twice at once: the second gets the first one's answer
        raise
    return decision.circle, decision.refusal, False


def _write(
    room: Room, before: State, decision: Decision | Decided, seen: Seen, by: UUID | None = None
) -> None:
    if not decision.events:
        return
    append(room.id, before.seq, decision.events, decision.circle, seen)
    if isinstance(decision, Decided):
        assert isinstance(before, Tables)
        assert isinstance(seen, Known)
        telling_tables.tell(room, before, decision, seen)
    else:
        assert isinstance(before, Circle)
        telling.tell(room, before, decision, by=by)
    telling_group.tell(room, before, decision.circle)


def settle_room(room_id: UUID) -> bool:
    """Let time bring what is due in the room; says whether anything happened here. Where another process was faster, it looks again."""
    for tried in range(TRIES):
        if tried == DOUBT:
            forget(room_id)
        try:
            return _settled_once(room_id)
        except Overtaken:
            continue
    return False


def _settled_once(room_id: UUID) -> bool:
    room = Room.objects.filter(id=room_id, closed_at=None).first()
    if room is None:
        return False
    before, seen = state_of(room), known_in(room)
    decision = core_for(room).settle(before, seen, moment())
    with transaction.atomic():
        if not decision.events:
            Room.objects.filter(id=room_id, seq=before.seq).update(due_at=due_at(before, seen))
            return False
        _write(room, before, decision, seen)
    return True


def settled(room: Room) -> Circle:
    """The room's state now: what is due has happened (law 11)."""
    settle_if_due(room)
    return circle_of(room.id)


def settled_tables(room: Room) -> Tables:
    """As `settled`, of a coffee chat. A block made since its last event is seen to at once."""
    settle_if_due(room)
    tables, known = tables_of(room.id), known_in(room)
    assert isinstance(known, Known)
    if following(tables, known) is not None:
        settle_room(room.id)
    return tables_of(room.id)


def settle_if_due(room: Room) -> None:
    """Before a read: let happen what is due."""
    if room.closed_at is None and room.due_at is not None and room.due_at <= moment():
        settle_room(room.id)
