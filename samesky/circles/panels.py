"""Telling whose panel would now look different: the keeper's, and that of whoever something private happened to.

When somebody else keeps, everybody's does: it says who learns it when somebody is not all right.

Kind "panel" with a `seat` in its payload is for the person on that seat alone; without one, for everybody who has a place.
"""

from collections.abc import Iterator

from samesky.circles.core import events as e
from samesky.circles.core.decide import Decision
from samesky.circles.core.state import Circle, How
from samesky.circles.core.tables.state import Tables
from samesky.circles.cores import State
from samesky.circles.models import Room
from samesky.live import journal

UNSEEN = (e.Held, e.Said, e.Chose, e.HandRaised, e.Answered)
"""What the keeper's panel shows nothing of."""


def tell(room: Room, before: Circle, decision: Decision) -> None:
    """Inside the transaction of the change."""
    after = decision.circle
    events = [event for _, event in decision.events if not isinstance(event, UNSEEN)]
    if not events:
        return
    if _other_keeper(room, before, after) or any(_no_keeper(one) for one in (before, after)):
        tell_all(room)
        return
    seats = {before.keeper, after.keeper} | {seat for event in events for seat in _whose(event, before)}
    for seat in sorted(seats - {0}):
        tell_seat(room, seat)


def tell_tables(room: Room, before: Tables, after: Tables) -> None:
    """The same for a coffee chat, where only who keeps it sees who is here."""
    if _other_keeper(room, before, after):
        tell_all(room)
        return
    if (before.closed, _here(before)) == (after.closed, _here(after)):
        return
    for seat in sorted({before.keeper, after.keeper} - {0}):
        tell_seat(room, seat)


def tell_all(room: Room) -> None:
    """Something changed in the panel of everybody who has a place."""
    journal.tell(room.live, "panel", fragment="panel")


def tell_seat(room: Room, seat: int) -> None:
    """Something changed that only the person on this seat sees."""
    journal.tell(room.live, "panel", fragment="panel", payload={"seat": seat})


def _other_keeper(room: Room, before: State, after: State) -> bool:
    """Whether somebody else, or nobody any more, would learn it. In a rehearsal nobody would, whoever keeps (queries.reach)."""
    return _learns(before) != _learns(after) and not room.practice


def _learns(state: State) -> int:
    return 0 if state.closed else state.keeper


def _here(tables: Tables) -> set[int]:
    return {number for number, guest in tables.seats.items() if guest.here}


def _no_keeper(circle: Circle) -> bool:
    return circle.begun and not circle.keeper


def _whose(event: e.Event, before: Circle) -> Iterator[int]:
    """To whom something happened that their own panel says; who was skipped reads so until the next turn ends."""
    match event:
        case e.Rested(seat) | e.WithSomeone(_, seat) | e.Kept(seat):
            yield seat
        case e.TurnEnded(how=how):
            if how is How.SKIPPED and before.turn:
                yield before.turn.seat
            if before.ended and before.ended.how is How.SKIPPED:
                yield before.ended.seat
