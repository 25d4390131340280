"""The log of a room: read as the state it folds to (law 1), and added to without a leader or a lock service (law 12).

What has been folded once is kept in memory, since events never change; another process's events are read and folded on top.
"""

import json
from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock
from uuid import UUID

from django.db.models import F

from samesky.circles.core import events as e
from samesky.circles.core.due import Seen, next_deadline
from samesky.circles.core.fold import fold
from samesky.circles.core.state import Circle
from samesky.circles.models import Logged, Room, Seat, Serving

KEPT_IN_MEMORY = 256

_known: "OrderedDict[UUID, Circle]" = OrderedDict()
_lock = Lock()


class Overtaken(Exception):
    """Somebody else added to the log first: read it again, and decide again."""


def circle_of(room_id: UUID) -> Circle:
    """The room's state, up to the last event that is committed."""
    with _lock:
        known = _known.get(room_id, Circle())
    after = known
    rows = Logged.objects.filter(room_id=room_id, seq__gt=known.seq).order_by("seq")
    for at, kind, told in rows.values_list("at", "kind", "told"):
        after = fold(after, e.from_json(kind, json.loads(told)), at)
    if after is not known:
        _keep(room_id, after)
    return after


def _keep(room_id: UUID, circle: Circle) -> None:
    with _lock:
        if circle.seq >= _known.get(room_id, Circle()).seq:
            _known[room_id] = circle
        _known.move_to_end(room_id)
        while len(_known) > KEPT_IN_MEMORY:
            _known.popitem(last=False)


def forget(room_id: UUID) -> None:
    """Nothing of this room stays in memory."""
    with _lock:
        _known.pop(room_id, None)


def forget_all() -> None:
    with _lock:
        _known.clear()


def seen_in(room_id: UUID) -> Seen:
    """The last signs of life of everybody in the room, and of anybody serving."""
    signs = dict(Seat.objects.filter(room_id=room_id).values_list("number", "seen_at"))
    served = Serving.objects.filter(id=1).values_list("at", flat=True).first()
    return Seen(signs, served or 0)


def append(room_id: UUID, seq: int, told: Iterable[tuple[int, e.Event]], after: Circle, seen: Seen) -> None:
    """Inside a transaction, and first in it: add these events after event `seq`. Raises Overtaken when it is no longer the last."""
    rows = [
        Logged(room_id=room_id, seq=seq + n, at=at, kind=type(event).__name__, told=_written(event))
        for n, (at, event) in enumerate(told, start=1)
    ]
    changed = Room.objects.filter(id=room_id, seq=seq).update(
        seq=F("seq") + len(rows), due_at=due_at(after, seen)
    )
    if not changed:
        raise Overtaken
    Logged.objects.bulk_create(rows)


def _written(event: e.Event) -> str:
    return json.dumps(e.to_json(event), separators=(",", ":"))


def due_at(circle: Circle, seen: Seen) -> int | None:
    """When time will bring the next thing; None when nothing more will come."""
    deadline = next_deadline(circle, seen)
    return deadline.at if deadline else None
