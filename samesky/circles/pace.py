"""How much one person may ask of one room at once: what is more is refused before the database is asked. Counted in each process."""

import time
from collections import OrderedDict, deque
from threading import Lock
from uuid import UUID

MOST, WITHIN = 20, 5.0
"""Commands, seconds. Nobody who writes and taps comes near it."""
REMEMBERED = 5_000

_asked: "OrderedDict[tuple[UUID, UUID], deque[float]]" = OrderedDict()
_lock = Lock()


def too_many(person_id: UUID, room_id: UUID) -> bool:
    """Count one more command; says whether it is one too many. Refused ones count, so that a flood stays refused until it ends."""
    moment, key = time.monotonic(), (person_id, room_id)
    with _lock:
        lately = _asked.setdefault(key, deque(maxlen=MOST))
        _asked.move_to_end(key)
        full = len(lately) == MOST and moment - lately[0] < WITHIN
        lately.append(moment)
        while len(_asked) > REMEMBERED:
            _asked.popitem(last=False)
    return full


def forget_all() -> None:
    """As if nobody had asked anything yet."""
    with _lock:
        _asked.clear()
