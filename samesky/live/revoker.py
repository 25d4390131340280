"""Following the control room: every process ends the streams that a revocation reaches, within two seconds."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from uuid import UUID

from samesky.live import reading
from samesky.live.core.revocation import Revocation
from samesky.live.models import CONTROL
from samesky.live.streams import Streams

log = logging.getLogger("samesky.live")

ASKED_EVERY = 1.0
"""Seconds after which the control room is read even if no wake came: half of what we promise."""
REMEMBERED = 2_000
"""Endings kept in mind for streams that are just opening."""

Read = Callable[[int], list[tuple[int, Revocation]]]
Number = Callable[[], int]


class Revoker:
    def __init__(self, read: Read, number: Number) -> None:
        self.seen = 0
        self._read = read
        self._number = number
        self._woken = asyncio.Event()
        self._recent: deque[tuple[int, Revocation]] = deque(maxlen=REMEMBERED)
        self._streams = Streams()

    async def start(self, streams: Streams) -> None:
        """Begin at the present: what was revoked before this process had streams reaches none of them."""
        self._streams = streams
        self.seen = await reading.in_thread(self._number)

    def wake(self, room: str) -> None:
        """A room has news; only the control room's matters here."""
        if room == CONTROL:
            self._woken.set()

    def reached_since(self, seen: int, person: UUID, session: str, room: str) -> Revocation | None:
        """The ending that reaches a stream whose rights were read when the control room stood at `seen`, if one came since."""
        since = (ending for number, ending in self._recent if number > seen)
        return next((ending for ending in since if ending.reaches(person, session, room)), None)

    async def follow(self) -> None:
        """Apply every revocation as it comes, until cancelled."""
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), ASKED_EVERY)
            self._woken.clear()
            try:
                await self.catch_up()
            except Exception as error:  # the database is away: what it holds is applied when it is back
                log.error("live: reading the control room failed (%s)", type(error).__name__)

    async def catch_up(self) -> None:
        """Read and apply everything new."""
        while found := await reading.in_thread(self._read, self.seen):
            for number, ending in found:
                self._recent.append((number, ending))
                self._streams.end(ending)
                self.seen = number
