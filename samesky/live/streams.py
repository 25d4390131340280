"""Every open stream of this process: how many a session may have, signs of life, and endings."""

import asyncio
import random
from collections import defaultdict
from itertools import cycle

from samesky.live.core import wire
from samesky.live.core.revocation import Revocation
from samesky.live.listener import Listener

MOST_PER_SESSION = 3
BEAT_EVERY = 15
"""Seconds between signs of life; a fifteenth of the streams gets one each second, so that a thousand cost no stutter."""
LONGEST = 30 * 60.0
"""Seconds a stream lives before the browser is asked to come back, which reads session and rights anew."""
BACK_AT_ONCE_MS = (500, 3_000)
"""After a lost connection or a restart: soon, and not all at the same time."""
BACK_LATER_MS = 60_000
"""What a browser without our script waits after `end`."""


def back_at_once() -> int:
    return random.randint(*BACK_AT_ONCE_MS)  # noqa: S311 - spreads load, guards nothing


def long_enough() -> float:
    """Until when (on the loop's clock) a stream that opens now may live."""
    return asyncio.get_running_loop().time() + LONGEST * random.uniform(0.8, 1.0)  # noqa: S311


def last_words(revocation: Revocation) -> bytes:
    """What a stream says that the revocation reaches."""
    return wire.AFRESH if revocation.afresh else wire.end("over", BACK_LATER_MS)


class Streams:
    def __init__(self) -> None:
        self._by_session: defaultdict[str, list[Listener]] = defaultdict(list)
        self._beats: list[set[Listener]] = [set() for _ in range(BEAT_EVERY)]
        self._next_beat = cycle(self._beats)
        self._all: dict[Listener, set[Listener]] = {}

    def __len__(self) -> int:
        return len(self._all)

    def add(self, listener: Listener) -> None:
        """Count a stream in. A session's fourth ends its oldest."""
        mine = self._by_session[listener.session]
        mine.append(listener)
        self._all[listener] = beat = min(self._beats, key=len)
        beat.add(listener)
        for oldest in mine[:-MOST_PER_SESSION]:
            mine.remove(oldest)
            oldest.end(wire.end("fourth", BACK_LATER_MS))

    def remove(self, listener: Listener) -> None:
        """Count a stream out; unknown ones are fine."""
        self._all.pop(listener, set()).discard(listener)
        mine = self._by_session[listener.session]
        if listener in mine:
            mine.remove(listener)
        if not mine:
            del self._by_session[listener.session]

    def end(self, revocation: Revocation) -> None:
        """End every stream the revocation reaches."""
        for listener in tuple(self._all):
            if revocation.reaches(listener.person, listener.session, listener.room):
                listener.end(last_words(revocation))

    def end_all(self) -> None:
        """This process stops: browsers come back by themselves."""
        for listener in tuple(self._all):
            listener.end()

    async def keep_beating(self) -> None:
        """Once a second: signs of life for a fifteenth; ends streams that are old, or that nobody reads."""
        clock = asyncio.get_running_loop().time
        for some in self._next_beat:
            await asyncio.sleep(1.0)
            for listener in tuple(some):
                if listener.over or not listener.beat():
                    listener.cut()
                elif clock() > listener.until:
                    listener.end()
