"""Who is told what at the tables of a coffee chat, inside the transaction of the change. No words, no reasons.

What each seat saw before is compared with what it sees now: nobody is told in vain. Kinds: "moved" (everybody with a place),
"yours" (one seat, named in the payload), "said" (the tables in the payload, except those for whom whoever spoke is hidden).
Who sits where and the card are one part of the page, "table"; what was said is another, "said".
"""

from uuid import UUID

from samesky.circles import closing, panels
from samesky.circles.core.state import Where
from samesky.circles.core.tables import events as e
from samesky.circles.core.tables.decide import Decided
from samesky.circles.core.tables.state import Known, Tables
from samesky.circles.models import Room, Seat
from samesky.circles.sights_tables import has_place, sight
from samesky.live import journal
from samesky.live.revoking import revoke

TABLE, SAID = "table", "said"


def tell(room: Room, before: Tables, decided: Decided, known: Known) -> None:
    """Tell whoever sees something new, and let happen what a closing brings with it."""
    after = decided.circle
    there = {number for number in after.seats if has_place(after, number)}
    changed = {number for number in there if _looks_new(before, after, number, known)}
    if there and changed == there:
        journal.tell(room.live, "moved", fragment=TABLE)
    else:
        for number in sorted(changed):
            tell_seat(room, number)
    panels.tell_tables(room, before, after)
    for _, event in decided.events:
        if isinstance(event, e.Said):
            tell_said(room, event.table, _person(room, event.seat))
        if isinstance(event, e.Went) and event.to is not Where.AWAY:
            _goes(room, event.seat)
    if after.closed and not before.closed:
        journal.tell(room.live, "moved", fragment=SAID)
        closing.closed(room, after)


def tell_seat(room: Room, seat: int) -> None:
    """Something changed that only the person on this seat sees."""
    journal.tell(room.live, "yours", fragment=TABLE, payload={"seat": seat})


def tell_said(room: Room, table: int, by: UUID | None) -> None:
    """What is read at a table changed: somebody said something there, or it was taken down."""
    journal.tell(room.live, "said", by=by, fragment=SAID, payload={"tables": [table]})


def _looks_new(before: Tables, after: Tables, number: int, known: Known) -> bool:
    return not has_place(before, number) or sight(before, number, known) != sight(after, number, known)


def _goes(room: Room, number: int) -> None:
    person_id = _person(room, number)
    if person_id is not None:
        revoke(person_id=person_id, room=room.live)


def _person(room: Room, number: int) -> UUID | None:
    return Seat.objects.filter(room=room, number=number).values_list("person_id", flat=True).first()
