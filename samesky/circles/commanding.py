"""A command from a seat: settled and decided by the core, appended with the rows that belong to it, told to the room.

Whoever loses a race for the next number reads again and decides again; a repeated command gets its first answer (law 2).
"""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from django.db import IntegrityError, transaction

from samesky.circles import telling
from samesky.circles.core.commands import Command, Refusal
from samesky.circles.core.decide import Decision, decide, settle
from samesky.circles.core.due import Seen
from samesky.circles.core.state import Circle
from samesky.circles.log import Overtaken, append, circle_of, due_at, seen_in
from samesky.circles.models import Answered, Room, Seat
from samesky.kit.clock import now

TRIES = 60
"""Only a room in which sixty others were faster, one after another, would fail."""

Rows = Callable[[Decision], None]
"""Writes what belongs to a command that was done (its words), in the same transaction."""


@dataclass(frozen=True)
class Answer:
    """What a command was answered. circle: the state it left. repeated: it had been answered before."""

    circle: Circle
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
    name = sha256(f"{seat}\n{token}".encode()).hexdigest() if token else ""
    for _ in range(TRIES):
        try:
            return _once(room, seat, asked, name, rows, person_id)
        except Overtaken:
            continue
    raise Overtaken


def _once(
    room: Room, seat: int, asked: Command, name: str, rows: Rows | None, person_id: UUID | None
) -> Answer:
    first = Answered.objects.filter(room=room, command=name).first() if name else None
    before = circle_of(room.id)
    if first is not None:
        return Answer(before, Refusal(first.refusal) if first.refusal else None, repeated=True)
    at, seen = moment(), seen_in(room.id)
    seen = Seen({**seen.signs, seat: max(at, seen.signs.get(seat, 0))}, seen.served)
    decision = decide(before, seat, asked, seen, at)
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
    return Answer(decision.circle, decision.refusal)


def _write(room: Room, before: Circle, decision: Decision, seen: Seen, by: UUID | None = None) -> None:
    if decision.events:
        append(room.id, before.seq, decision.events, decision.circle, seen)
        telling.tell(room, before, decision, by=by)


def settle_room(room_id: UUID) -> bool:
    """Let time bring what is due in the room; says whether anything happened. Another process being faster is fine."""
    room = Room.objects.filter(id=room_id, closed_at=None).first()
    if room is None:
        return False
    before, seen = circle_of(room_id), seen_in(room_id)
    decision = settle(before, seen, moment())
    try:
        with transaction.atomic():
            if not decision.events:
                Room.objects.filter(id=room_id, seq=before.seq).update(due_at=due_at(before, seen))
                return False
            _write(room, before, decision, seen)
    except Overtaken:
        return False
    return True


def settled(room: Room) -> Circle:
    """The room's state now: what is due has happened (law 11)."""
    settle_if_due(room)
    return circle_of(room.id)


def settle_if_due(room: Room) -> None:
    """Before a read: let happen what is due."""
    if room.closed_at is None and room.due_at is not None and room.due_at <= moment():
        settle_room(room.id)
