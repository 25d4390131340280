"""What waits to be sent to one listener: bounded, and never half a story."""

from samesky.live.core import wire

ROOM_FOR = 64
"""Messages that may wait. Somebody who is further behind than this is better served by one reset."""


class Outbox:
    """First in, first out. When it would overflow, everything waiting is replaced by one reset, which stays the only one."""

    __slots__ = ("_behind", "_waiting")

    def __init__(self) -> None:
        self._waiting: list[bytes] = []
        self._behind = False

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def put(self, event_id: str, message: bytes) -> None:
        """Add a message, or where the box is full a reset that stands for it and for all that waited before it."""
        if self._behind or len(self._waiting) >= ROOM_FOR:
            self.put_reset(event_id)
        else:
            self._waiting.append(wire.with_id(event_id, message))

    def put_reset(self, event_id: str) -> None:
        """From `event_id` on the page starts afresh: nothing that waited matters any more, nor what comes before this is sent."""
        self._behind = True
        self._waiting = [wire.reset(event_id)]

    def put_aside(self, message: bytes) -> None:
        """Add what is no part of the story (a heartbeat, an end). It cannot overflow: who sends these counts them."""
        self._waiting.append(message)

    def empty(self) -> None:
        """Forget what waits."""
        self._waiting, self._behind = [], False

    def take(self) -> bytes:
        """Everything that waits, as one piece; empties the box."""
        waiting = self._waiting
        self.empty()
        return waiting[0] if len(waiting) == 1 else b"".join(waiting)
