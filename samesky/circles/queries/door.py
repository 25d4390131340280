"""Whether somebody could come into a room now, and what they are told if not.

A blocked person reads what everybody reads when it is full.
"""

from dataclasses import dataclass

from samesky.circles.commanding import moment
from samesky.circles.core.commands import Refusal
from samesky.circles.core.state import Circle
from samesky.circles.models import Room, Seat
from samesky.circles.queries.apart import has_blocked_in, kept_apart
from samesky.circles.queries.keeperless import too_new
from samesky.circles.queries.keepers import may_keep
from samesky.circles.sights import refused, was_removed
from samesky.people.models import Person


@dataclass(frozen=True)
class Entry:
    """refusal: None when the person could come in. blocked_in: they blocked somebody who has a place there; they alone are told."""

    refusal: Refusal | None = None
    blocked_in: bool = False


def entry_for(person: Person, room: Room, circle: Circle, seat: Seat | None) -> Entry:
    """For somebody who has no place in the room."""
    if seat is not None and was_removed(circle, seat.number):
        return Entry(Refusal.REMOVED)
    refusal = refused(circle, may_keep=may_keep(person, room), now=moment())
    apart = kept_apart(person, room)
    if refusal in (None, Refusal.FULL) and has_blocked_in(person, room):
        return Entry(Refusal.FULL, blocked_in=True)
    if refusal is None and apart:
        return Entry(Refusal.FULL)
    if refusal is None and too_new(person, room):
        return Entry(Refusal.TOO_NEW)
    return Entry(refusal)
