"""Who is told what of a room's change, inside the transaction of the change. No words, no reasons; facts the whole table may know.

What each seat, and whoever stands at the door, saw before is compared with what they see now: nobody is told in vain.
Kinds: "moved" (everybody at the table), "yours" (one seat, named in the payload), "waits" (who waits), "outside" (who might come in),
"door" (both), "shut" (everybody who is not at the table). An "outside" that knows who came or went is for them, and for those who are
kept apart from them: on the wire it reads like any other.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from samesky.circles import closing, panels, telling_earlier
from samesky.circles.core import events as e
from samesky.circles.core.decide import Decision
from samesky.circles.core.state import Circle, Where
from samesky.circles.models import Room, Seat
from samesky.circles.sights import door, from_outside, has_entered, sight, waits
from samesky.live import journal
from samesky.live.revoking import revoke

TABLE = "table"


def tell(room: Room, before: Circle, decision: Decision, *, by: UUID | None = None) -> None:
    """Tell the room, and let happen what a closing brings with it."""
    after = decision.circle
    events = [event for _, event in decision.events]
    _tell_table(room, before, after, events)
    telling_earlier.tell(room, before, after, events)
    _tell_door(room, before, after)
    _tell_who_came_and_went(room, events)
    panels.tell(room, before, decision)
    if after.closed and not before.closed:
        closing.closed(room, after)


def tell_seat(room: Room, seat: int) -> None:
    """Something at the table changed that only the person on this seat sees."""
    journal.tell(room.live, "yours", fragment=TABLE, payload={"seat": seat})


def tell_all(room: Room, circle: Circle) -> None:
    """Something changed for everybody at the table."""
    journal.tell(room.live, "moved", fragment=TABLE, payload=public(circle))


def public(circle: Circle) -> dict[str, Any]:
    """What the whole table may know, for the event itself: whose turn by its number, what is left of how much, whether time runs."""
    if circle.turn is None:
        return {"turn": 0}
    seen = sight(circle, circle.turn.seat, circle.at)
    return {"turn": seen.turn, "left": seen.left, "of": seen.of, "running": not seen.paused}


def _tell_table(room: Room, before: Circle, after: Circle, events: Iterable[e.Event]) -> None:
    there = {number for number in after.seats if has_entered(after, number)}
    changed = {number for number in there if _looks_new(before, after, number)}
    for event in events:
        if isinstance(event, e.WithSomeone) or _said_now(event, after):
            changed = there
        if isinstance(event, e.Held) and not (after.turn and after.turn.number == event.number):
            changed |= _of_turn(before, after, event.number) & there
    if there and changed == there:
        tell_all(room, after)
    else:
        for number in sorted(changed):
            tell_seat(room, number)


def _said_now(event: e.Event, after: Circle) -> bool:
    """Words of the turn that is going on. Those of a turn that has ended stand in another part (telling_earlier)."""
    return isinstance(event, e.Said) and after.turn is not None and after.turn.number == event.number


def _looks_new(before: Circle, after: Circle, number: int) -> bool:
    if not has_entered(before, number):
        return True
    return sight(before, number, after.at) != sight(after, number, after.at)


def _of_turn(before: Circle, after: Circle, number: int) -> set[int]:
    """Who had this turn: it has just ended, and words that were being written come after it."""
    return {
        ended.seat for one in (before, after) for ended in [one.ended_lately(number)] if ended is not None
    }


def _tell_door(room: Room, before: Circle, after: Circle) -> None:
    """Who waits reads what is going on; who is outside reads the same while they could come in."""
    if before.plan is None:
        return
    lobby = door(before, after.at) != door(after, after.at)
    outside = from_outside(before, after.at) != from_outside(after, after.at)
    if before.shut != after.shut:
        journal.tell(room.live, "shut", fragment=TABLE)
    elif lobby or outside:
        journal.tell(
            room.live, "door" if lobby and outside else "waits" if lobby else "outside", fragment=TABLE
        )
    if not lobby:
        for number in sorted(number for number in after.seats if waits(after, number)):
            if waits(before, number) and before.seats[number] != after.seats[number]:
                tell_seat(room, number)


def _tell_who_came_and_went(room: Room, events: Iterable[e.Event]) -> None:
    for event in events:
        if isinstance(event, e.Arrived) and (person_id := _person(room, event.seat)):
            journal.tell(room.live, "outside", by=person_id, fragment=TABLE)
        if isinstance(event, e.Went) and event.to is not Where.AWAY:
            person_id = _person(room, event.seat)
            if person_id is not None:
                journal.tell(room.live, "outside", by=person_id, fragment=TABLE)
                revoke(person_id=person_id, room=room.live)


def _person(room: Room, number: int) -> UUID | None:
    return Seat.objects.filter(room=room, number=number).values_list("person_id", flat=True).first()
