"""Who is told what at the tables of a coffee chat, inside the transaction of the change. No words, no reasons.

What is said or drawn at a table is for that table; who came, went or moved is for everybody in the room, since tables name their people.
"""

from collections.abc import Iterator
from uuid import UUID

from samesky.circles import closing
from samesky.circles.core.tables import events as e
from samesky.circles.core.tables.decide import Decided
from samesky.circles.core.tables.state import Tables
from samesky.circles.models import Room
from samesky.live import journal

WHOLE_ROOM = (e.Came, e.Went, e.Returned, e.Moved, e.TableSplit, e.TablesJoined, e.Closed)


def tell(room: Room, before: Tables, decided: Decided, *, by: UUID | None = None) -> None:
    """Tell the tables that look different now, and let happen what a closing brings with it."""
    if decided.circle.closed and not before.closed:
        closing.closed(room, decided.circle)
    happened = [event for _, event in decided.events]
    if any(isinstance(event, WHOLE_ROOM) for event in happened):
        journal.tell(room.live, "moved", by=by, fragment="table")
        return
    tables = sorted({table for event in happened for table in tables_of(before, event)})
    if tables:
        said = all(isinstance(event, e.Said) for event in happened)
        journal.tell(
            room.live, "said" if said else "moved", by=by, fragment="table", payload={"tables": tables}
        )


def tables_of(before: Tables, event: e.Happening) -> Iterator[int]:
    """The tables at which the event shows."""
    match event:
        case e.Said(table=table) | e.PromptDrawn(table=table):
            yield table
        case e.JoinTold(one, other):
            yield from (one, other)
        case e.JoinOff() if before.joining:
            yield from (before.joining.one, before.joining.other)
