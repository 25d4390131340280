"""Telling whoever sits at the table that what was said before this turn now reads differently. The words of this turn are no part of it.

Kinds: "moved" (everybody at the table), "yours" (one seat, named in the payload).
"""

from collections.abc import Iterable

from samesky.circles.core import events as e
from samesky.circles.core.state import Circle
from samesky.circles.models import Room
from samesky.circles.sights import has_entered, waits
from samesky.circles.spoken import anything_before, anything_in
from samesky.live import journal

EARLIER = "earlier"
"""The part of the page that says what was said before."""


def tell(room: Room, before: Circle, after: Circle, events: Iterable[e.Event]) -> None:
    """Inside the transaction of the change, after the table was told: no page then shows words in both parts."""
    there = {number for number in after.seats if has_entered(after, number)}
    if there and _reads_new(room, before, after, events):
        tell_all(room)
        return
    fresh = sorted(number for number in there if waits(before, number))
    if fresh and anything_before(room, after):
        for number in fresh:
            journal.tell(room.live, "yours", fragment=EARLIER, payload={"seat": number})


def tell_all(room: Room) -> None:
    """It reads differently for everybody at the table."""
    journal.tell(room.live, "moved", fragment=EARLIER)


def _reads_new(room: Room, before: Circle, after: Circle, events: Iterable[e.Event]) -> bool:
    """A turn in which something was said has ended, words came late to a turn that had ended, or the circle closed and nobody reads on."""
    was, now = _speaking(before), _speaking(after)
    if after.closed:
        return not before.closed and anything_before(room, before)
    if any(isinstance(event, e.Said) and event.number != now for event in events):
        return True
    return bool(was) and was != now and anything_in(room, was)


def _speaking(circle: Circle) -> int:
    return circle.turn.number if circle.turn else 0
