"""The hub of one process: which streams listen in which rooms, and how news reaches them.

It lives on one event loop and never touches the database there: `Journal` is asked in threads. A wake says only that a room has news;
the hub reads from the number each listener has, so a wake may come twice, late, or not at all.
"""

import asyncio
import logging
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Protocol
from uuid import UUID

from samesky.live import bus, ears, reading
from samesky.live.core import wire
from samesky.live.listener import Listener
from samesky.live.queries import News
from samesky.live.revoker import Revoker
from samesky.live.streams import Streams, last_words
from samesky.live.tokens import place, seal_each

log = logging.getLogger("samesky.live")

ASKED_EVERY = 5.0
"""Seconds after which every listened room is asked for what a lost wake would have told."""


class Journal(Protocol):
    def news_for(self, room: str, positions: Mapping[UUID, int]) -> News: ...
    def numbers(self, names: Iterable[str]) -> dict[str, int]: ...


class Room:
    """A room somebody here listens in. `seen`: the number everybody here has been told up to."""

    def __init__(self, name: str, seen: int) -> None:
        self.name = name
        self.seen = seen
        self.stale = False
        self.listeners: set[Listener] = set()
        self.reader: asyncio.Task[None] | None = None

    def positions(self) -> dict[UUID, int]:
        """The number each listening person has; with several pages, the lowest."""
        lowest: dict[UUID, int] = {}
        for listener in self.listeners:
            has = lowest.get(listener.person)
            if has is None or listener.last < has:
                lowest[listener.person] = listener.last
        return lowest


class Hub:
    def __init__(self, journal: Journal, revoker: Revoker) -> None:
        self.rooms: dict[str, Room] = {}
        self.streams = Streams()
        self.revoker = revoker
        self.stopping = False
        self._journal = journal
        self._tasks: list[asyncio.Task[None]] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        self._starting: asyncio.Future[None] | None = None

    async def start(self) -> None:
        """Begin to listen to the bus, once; whoever asks meanwhile waits. Raises what the database raises, and may be tried again."""
        if self._starting is None or (self._starting.done() and self._starting.exception()):
            self._starting = asyncio.ensure_future(self._start())
        await asyncio.shield(self._starting)

    async def _start(self) -> None:
        await self.revoker.start(self.streams)
        self._loop = asyncio.get_running_loop()
        bus.attach(self._wake_from_anywhere)
        steps = (
            ears.hear(self.wake, self.wake_all),
            self._keep_asking(),
            self.revoker.follow(),
            self.streams.keep_beating(),
        )
        self._tasks = [asyncio.create_task(step) for step in steps]

    async def stop(self) -> None:
        """End every stream (browsers come back by themselves, spread over seconds) and stop listening."""
        self.stopping = True
        bus.detach(self._wake_from_anywhere)
        self.streams.end_all()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def join(self, listener: Listener, revoked_at: int) -> None:
        """Let a listener in whose rights were read when the control room stood at `revoked_at`.

        What happened in the room since then reaches them too, and so does an ending.
        """
        room = self.rooms.setdefault(listener.room, Room(listener.room, listener.last))
        first = not room.listeners
        room.listeners.add(listener)
        self.streams.add(listener)
        ending = self.revoker.reached_since(revoked_at, listener.person, listener.session, listener.room)
        if ending or self.stopping:
            listener.end(last_words(ending) if ending else b"")
        elif first or listener.last != room.seen:
            self.wake(room.name)

    def leave(self, listener: Listener) -> None:
        """Forget a listener whose stream is closed."""
        self.streams.remove(listener)
        room = self.rooms.get(listener.room)
        if room is not None:
            room.listeners.discard(listener)
            if not room.listeners:
                del self.rooms[room.name]

    def wake(self, name: str) -> None:
        """The room may have news. On the hub's loop only."""
        self.revoker.wake(name)
        room = self.rooms.get(name)
        if room is not None:
            room.stale = True
            if room.reader is None:
                room.reader = asyncio.create_task(self._read(room))

    def wake_all(self) -> None:
        """The bus was deaf for a while: look everywhere."""
        for name in tuple(self.rooms):
            self.wake(name)

    def _wake_from_anywhere(self, name: str) -> None:
        assert self._loop is not None
        with suppress(RuntimeError):  # the loop has just closed
            self._loop.call_soon_threadsafe(self.wake, name)

    async def _read(self, room: Room) -> None:
        try:
            while room.stale and room.listeners:
                room.stale = False
                asked = room.positions()
                self._deliver(room, asked, await reading.in_thread(self._journal.news_for, room.name, asked))
        except Exception as error:  # the next wake, or the next asking, tries again
            log.error("live: reading a room failed (%s)", type(error).__name__)
        finally:
            room.reader = None

    def _deliver(self, room: Room, asked: Mapping[UUID, int], news: News) -> None:
        if news.upto is None:
            return
        present = [one for one in room.listeners if asked.get(one.person, one.last + 1) <= one.last]
        if news.missed:
            for listener in present:
                listener.start_afresh(news.upto)
        else:
            _tell(present, news)
        room.seen = max(room.seen, news.upto.seq)
        room.stale = room.stale or len(present) < len(room.listeners)

    async def _keep_asking(self) -> None:
        while True:
            await asyncio.sleep(ASKED_EVERY)
            try:
                await self._ask()
            except Exception as error:  # the database is away; ask again in five seconds
                log.error("live: asking for what was missed failed (%s)", type(error).__name__)

    async def _ask(self) -> None:
        if not self.rooms:
            return
        for name, seq in (await reading.in_thread(self._journal.numbers, tuple(self.rooms))).items():
            room = self.rooms.get(name)
            if room is not None and seq != room.seen:
                self.wake(name)


def _tell(present: list[Listener], news: News) -> None:
    for told, people in news.events:
        rest = wire.told(told.kind, told.fragment, told.payload)
        those = [one for one in present if one.person in people and one.last < told.seq]
        ids = seal_each(place(told.seq, told.at), [one.check for one in those])
        for listener, event_id in zip(those, ids, strict=True):
            listener.tell(event_id, rest)
    if news.upto is not None:
        for listener in present:
            listener.last = max(listener.last, news.upto.seq)
