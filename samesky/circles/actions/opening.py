"""Opening a room: the key first, then the room with the first event of its log."""

from samesky.circles.card import Card, put_card
from samesky.circles.commanding import moment
from samesky.circles.core import commands as ask
from samesky.circles.core.decide import decide
from samesky.circles.core.due import Seen
from samesky.circles.core.plan import Plan
from samesky.circles.core.state import Circle
from samesky.circles.log import append
from samesky.circles.models import Room
from samesky.groups.models import Group
from samesky.live import journal
from samesky.people.acting import acting
from samesky.people.keyring import make_key
from samesky.people.models import Person


def open_room(
    person: Person,
    group: Group | None,
    card: Card,
    plan: Plan,
    *,
    kind: str = Room.Kind.CIRCLE,
    practice: bool = False,
    once: str = "",
) -> Room:
    """A new room with its lobby open. Whether the person may open one is asked before (queries.opening)."""
    room = Room(group=group, opened_by=person, kind=kind, practice=practice, key_id=make_key(fades=True))
    put_card(room, card)
    at = moment()
    decision = decide(Circle(), 0, ask.Open(plan), Seen(), at)
    with acting(person, once) as act:
        room.save()
        append(room.id, 0, decision.events, decision.circle, Seen())
        if group is not None and not practice:
            journal.tell(group.room, "room", by=person.id, fragment="rooms")
        act.result = room.get_absolute_url()
    room.refresh_from_db()
    return room
