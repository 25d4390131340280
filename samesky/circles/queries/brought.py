"""What people brought to workshops: one's own anywhere; another's only while the room is open, and only where they chose so."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import Http404

from samesky.circles.core.plan import Kind
from samesky.circles.core.state import Circle
from samesky.circles.models import Brought, Logged, Room, SaidWords
from samesky.people import sealing
from samesky.people.models import Person
from samesky.people.queries import hidden_from

KEPT_FOR = timedelta(days=7)
"""After the room has closed, unless their author keeps it."""
WHATS = ("title", "how", "when")


@dataclass(frozen=True)
class Method:
    """A method as a page shows it. until: when it is withdrawn, None while the room is open or once it is kept."""

    id: UUID
    title: str = field(repr=False)
    how: str = field(repr=False)
    when: str = field(repr=False)
    at: datetime
    kept: bool
    shown: bool
    until: datetime | None
    pen_name: str = ""
    sky_turn: int = 0


def brought_by(person: Person, room: Room | None = None) -> list[Method]:
    """Their own, the newest first; of one room, if it is given."""
    rows = Brought.objects.filter(author=person).select_related("room").order_by("-at", "id")
    return _shown([*(rows if room is None else rows.filter(room=room))])


def shown_in(reader: Person, room: Room) -> list[Method]:
    """What others of this room let it read, the first first; nothing once it has closed, and nothing of who is hidden from the reader."""
    if room.closed_at is not None or room.kind != Room.Kind.WORKSHOP:
        return []
    rows = Brought.objects.filter(room=room, shown=True).exclude(author=reader)
    return _shown(
        [
            *rows.exclude(author_id__in=hidden_from(reader))
            .select_related("room", "author")
            .order_by("at", "id")
        ],
        signed=True,
    )


def brought_of(person: Person, brought_id: UUID) -> Brought:
    """One's own. Raises Http404, also for what is another's."""
    row = Brought.objects.filter(author=person, id=brought_id).select_related("room").first()
    if row is None:
        raise Http404
    return row


def method_of(row: Brought) -> Method:
    return _shown([row])[0]


def _shown(rows: list[Brought], *, signed: bool = False) -> list[Method]:
    sealing.warm(rows, *WHATS)
    return [
        Method(
            row.id,
            sealing.read(row, "title"),
            sealing.read(row, "how"),
            sealing.read(row, "when"),
            row.at,
            kept=row.kept_at is not None,
            shown=row.shown,
            until=_until(row),
            pen_name=row.author.pen_name if signed else "",
            sky_turn=row.author.sky_turn if signed else 0,
        )
        for row in rows
    ]


def _until(row: Brought) -> datetime | None:
    closed = row.room.closed_at if row.room else row.at
    return closed + KEPT_FOR if closed and row.kept_at is None else None


def said_as_method(room: Room, circle: Circle, seat: int) -> list[SaidWords]:
    """What this seat said in the workshop's rounds of methods, in turns that are over."""
    if room.kind != Room.Kind.WORKSHOP or circle.plan is None or circle.closed:
        return []
    numbers = _turns_of_methods(room, circle)
    if circle.turn is not None:
        numbers.discard(circle.turn.number)
    rows = SaidWords.objects.filter(room=room, seat=seat, number__in=numbers, taken_down_at=None)
    return list(rows.order_by("number", "at", "id"))


def _turns_of_methods(room: Room, circle: Circle) -> set[int]:
    assert circle.plan is not None
    if not any(phase.kind is Kind.METHODS for phase in circle.plan.phases[: circle.phase + 1]):
        return set()
    numbers, here = set(), False
    rows = Logged.objects.filter(room=room, kind__in=("PhaseBegan", "TurnBegan")).order_by("seq")
    for kind, told in rows.values_list("kind", "told"):
        event = json.loads(told)
        if kind == "PhaseBegan":
            here = circle.plan.phases[event["index"]].kind is Kind.METHODS
        elif here:
            numbers.add(event["number"])
    return numbers


def exported(person_id: UUID) -> Iterator[dict[str, Any]]:
    """For a person's own copy."""
    for row in Brought.objects.filter(author_id=person_id).order_by("at", "id"):
        told = {what: sealing.read(row, what) for what in WHATS}
        yield {"at": row.at.isoformat(), **told, "kept": row.kept_at is not None}
