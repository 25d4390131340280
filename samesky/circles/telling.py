"""Who is told what of a room's change, inside the transaction of the change. No words, no reasons; facts the whole room may know."""

from uuid import UUID

from samesky.circles import closing
from samesky.circles.core import events as e
from samesky.circles.core.decide import Decision
from samesky.circles.core.state import Circle
from samesky.circles.models import Room
from samesky.live import journal


def tell(room: Room, before: Circle, decision: Decision, *, by: UUID | None = None) -> None:
    """Tell the room, and let happen what a closing brings with it."""
    if decision.circle.closed and not before.closed:
        closing.closed(room, decision.circle)
    names = {type(event) for _, event in decision.events}
    if names - {e.Held}:
        journal.tell(room.live, "moved", by=by, fragment="table")
