"""One open stream: who listens where, how far they have been told, and what waits to be sent."""

import asyncio
from uuid import UUID

from samesky.live import tokens
from samesky.live.core import wire
from samesky.live.core.outbox import Outbox

STUCK = 4
"""Heartbeats in a row that a listener did not take: their line is dead, or kept open on purpose."""


class Listener:
    """Made by the task that sends it. Belongs to the hub's loop; nothing here may be called from another thread."""

    __slots__ = (
        "_outbox",
        "_task",
        "_unread",
        "_waiter",
        "check",
        "last",
        "over",
        "person",
        "room",
        "session",
        "until",
    )

    def __init__(self, room: str, person: UUID, session: str, last: int, until: float) -> None:
        self.room = room
        self.person = person
        self.session = session
        self.last = last
        self.until = until
        self.over = False
        self.check = tokens.check(room, person)
        self._outbox = Outbox()
        self._unread = 0
        self._waiter: asyncio.Future[None] | None = None
        self._task = asyncio.current_task()

    def tell(self, event_id: str, rest: bytes) -> None:
        """Put one event in the outbox; it becomes a reset when the listener is too far behind."""
        if not self.over:
            self._outbox.put(event_id, rest)
            self._wake()

    def start_afresh(self, place: tokens.Place) -> None:
        """Ask the page to reload its fragments and count from `place`."""
        self.last = place.seq
        if not self.over:
            self._outbox.put_reset(tokens.seal(place, self.check))
            self._wake()

    def beat(self) -> bool:
        """Send a sign of life; False when the last ones are still waiting."""
        self._unread += 1
        self._outbox.put_aside(wire.HEARTBEAT)
        self._wake()
        return self._unread <= STUCK

    def end(self, last_words: bytes = b"") -> None:
        """Send `last_words` and close. What still waited is not sent: their rights may just have ended."""
        if not self.over:
            self.over = True
            self._outbox.empty()
            if last_words:
                self._outbox.put_aside(last_words)
            self._wake()

    def cut(self) -> None:
        """Close without a word: the line does not take any more bytes."""
        self.over = True
        if self._task is not None:
            self._task.cancel()

    async def next_bytes(self) -> bytes:
        """What to send now; waits for something. Empty when the stream is over and everything was sent."""
        while not self._outbox and not self.over:
            self._waiter = asyncio.get_running_loop().create_future()
            await self._waiter
        self._unread = 0
        return self._outbox.take()

    def _wake(self) -> None:
        if self._waiter is not None:
            if not self._waiter.done():
                self._waiter.set_result(None)
            self._waiter = None
