"""Words as they stand at the table: those of this turn, and those of the turns before it, which are a part of the page of their own."""

from dataclasses import dataclass, field
from uuid import UUID

from samesky.circles.core.state import Circle
from samesky.circles.models import HeldWords, Room, SaidWords, Seat
from samesky.circles.queries.faces import Face, faces
from samesky.circles.queries.looking import said_rows
from samesky.people import sealing


@dataclass(frozen=True)
class Shown:
    """Words at the table. kind: what they are called when somebody says that something is wrong with them."""

    id: UUID
    by: Face
    words: str = field(repr=False)
    mine: bool
    kind: str


@dataclass(frozen=True)
class Turned:
    """One turn that is over, with what was said in it."""

    by: Face
    said: list[Shown]


def shown(row: SaidWords | HeldWords, who: dict[int, Face], number: int, kind: str) -> Shown:
    """number: the seat of the reader."""
    return Shown(row.id, who[row.seat], sealing.read(row, "words"), row.seat == number, kind)


def said_before(room: Room, circle: Circle, seat: Seat) -> list[Turned]:
    """The turns that are over, the first one first, for somebody at the table. Words that were taken down are left out."""
    speaking = circle.turn.number if circle.turn else 0
    rows = [row for row in said_rows(room) if row.number != speaking]
    sealing.warm(rows, "words", also=room.key_id)
    who, turns = faces(room), dict[int, Turned]()
    for row in rows:
        one = shown(row, who, seat.number, "turn")
        turns.setdefault(row.number, Turned(one.by, [])).said.append(one)
    return list(turns.values())
