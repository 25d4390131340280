"""What the hub reads of the journal, always in a thread. These start from rooms; who may know is decided by `rooms`."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from samesky.live.core.outbox import ROOM_FOR
from samesky.live.core.revocation import Revocation
from samesky.live.core.told import Told
from samesky.live.models import CONTROL, Event, Room
from samesky.live.rooms import kind_of
from samesky.live.tokens import START, Place, place

AT_ONCE = 5_000
"""Room names in one query: both databases take more, and a process listens to fewer."""

# One of these runs for every page with a stream and one for every wake: written out, they cost a fifth of what building them does.
_ROOM = "SELECT id, seq, at FROM live_room WHERE name = %s"
_EVENTS = """
    SELECT e.id, e.room_id, e.seq, e.kind, e.at, e.fragment, e."by", e.payload
    FROM live_event e JOIN live_room r ON r.id = e.room_id
    WHERE r.name = %s AND e.seq > %s ORDER BY e.seq LIMIT %s
"""


@dataclass(frozen=True)
class News:
    """What a room has for its listeners: each event with the people it is for, and the place after the last (None: nothing new).

    missed: more than can be told one by one; everybody starts afresh at `upto`.
    """

    upto: Place | None = None
    events: list[tuple[Told, frozenset[UUID]]] = field(default_factory=list)
    missed: bool = False


def news_for(room: str, positions: Mapping[UUID, int]) -> News:
    """What happened in `room` after the number each person already has. Asks the room's kind once per event."""
    after = min(positions.values())
    found = list(_events(room, after))
    if not found:
        return News()
    if len(found) > ROOM_FOR or found[0].seq > after + 1:
        return News(current_place(room), missed=True)
    events = [(told, _concerned(told, positions)) for told in found]
    return News(place(found[-1].seq, found[-1].at), events)


def current_place(room: str) -> Place:
    """Where the room's story stands; START when nothing was ever told."""
    found = next(iter(Room.objects.raw(_ROOM, [room])), None)
    return place(found.seq, found.at) if found else START


def still_known(room: str, asked: Place) -> bool:
    """Whether the journal still holds everything after `asked`, and gave that number at that moment."""
    if asked == current_place(room):
        return True
    if asked == START:
        return Event.objects.filter(room__name=room, seq=1).exists()
    at = Event.objects.filter(room__name=room, seq=asked.seq).values_list("at", flat=True).first()
    return at is not None and place(asked.seq, at) == asked


def numbers(names: Iterable[str]) -> dict[str, int]:
    """The present number of each of these rooms that has one."""
    rest = list(names)
    found: dict[str, int] = {}
    while rest:
        found.update(Room.objects.filter(name__in=rest[:AT_ONCE]).values_list("name", "seq"))
        rest = rest[AT_ONCE:]
    return found


def revocations_after(seq: int) -> list[tuple[int, Revocation]]:
    """The next endings ordered after number `seq` of the control room; ask again until there are none."""
    return [(told.seq, Revocation.from_payload(told.payload)) for told in _events(CONTROL, seq)]


def _events(room: str, after: int) -> Iterator[Told]:
    for row in Event.objects.raw(_EVENTS, [room, after, ROOM_FOR + 1]):
        yield Told(room, row.seq, row.kind, row.at, row.fragment, row.by, json.loads(row.payload))


def _concerned(told: Told, positions: Mapping[UUID, int]) -> frozenset[UUID]:
    kind = kind_of(told.room)
    asked = {person for person, has in positions.items() if has < told.seq}
    return frozenset(kind.concerned(told, asked) & asked) if kind and asked else frozenset()
