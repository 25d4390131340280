"""One person's page of a circle, as a browser would be: it holds its stream open, and fetches the table again when it is told to."""

import asyncio
import re
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import urlencode

from bench.line import Line

TOKEN = "a" * 32
SOON = 0.02
"""Seconds in which the page gathers changes before it looks at the table (js/fragments.js)."""
UNHURRIED = (0.15, 0.4)
"""Seconds after which it looks at everything else (js/fragments.js)."""
AFTER_A_TURN = (0.1, 0.6)
"""Seconds after which it gives a sign of life when the piece has moved (js/circle.js)."""
_STATE = re.compile(rb'id="room-state"[^>]*data-state="([a-z]+)" data-number="(\d+)" data-to="(\d+)"')
_RETRY = re.compile(rb"retry: (\d+)")
_ID = re.compile(rb"id: ([0-9a-f]+)")


@dataclass(eq=False)
class Page:
    """number: of the turn that it shows, 0 for none. shown: how often the table was fetched because something was told.

    size: the bytes that came for it.
    """

    port: int
    room: str
    cookie: str
    state: bytes = b""
    number: int = 0
    content: bytes = field(default=b"", repr=False)
    shown: int = 0
    size: int = 0
    last_id: str = ""
    retry: int = 0
    opened: asyncio.Event = field(default_factory=asyncio.Event)
    _awaits: Callable[["Page"], bool] | None = None
    _came: asyncio.Event = field(default_factory=asyncio.Event)
    _writer: asyncio.StreamWriter | None = None

    def __post_init__(self) -> None:
        self.line, self._beside = Line(self.port, self.cookie), Line(self.port, self.cookie)
        self._chance = Random(self.cookie)
        self._asides: set[asyncio.Task[None]] = set()

    async def listen(self) -> None:
        """Hold the stream open, and look when something is told; ends when the stream ends."""
        reader, self._writer = await asyncio.open_connection("127.0.0.1", self.port)
        since = f"Last-Event-ID: {self.last_id}\r\n" if self.last_id else ""
        self._writer.write(
            f"GET /live/circle:{self.room} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nCookie: {self.cookie}\r\n{since}\r\n".encode()
        )
        waiting = b""
        with suppress(ConnectionError):
            while data := await reader.read(65_536):
                whole, end, waiting = (waiting + data).rpartition(b"\n\n")
                await self._told(whole + end)

    async def _told(self, data: bytes) -> None:
        if not self.opened.is_set() and data:
            assert data.startswith(b"HTTP/1.1 200"), data[:100]
            self.opened.set()
        if retry := _RETRY.search(data):
            self.retry = int(retry[1])
        for found in _ID.findall(data):
            self.last_id = found.decode()
        if b'"fragment":"panel"' in data:
            self._aside(self._look_at_panel())
        afresh = b"event: reset" in data
        if b'"fragment":"table"' in data or afresh:
            self.size += len(data)
            self.shown += 1
            if b'"fragment":"earlier"' in data or afresh:
                self._aside(self._earlier())
            await asyncio.sleep(SOON)
            self.size += await self.look()
            if self._awaits is not None and self._awaits(self):
                self._came.set()

    async def look(self) -> int:
        """Fetch the table; how many bytes came."""
        status, self.content, size = await self.line.ask("GET", f"/circles/{self.room}/table")
        assert status == 200, status
        before, found = self.number, _STATE.search(self.content)
        self.state, self.number = (found[1], max(map(int, found.groups()[1:]))) if found else (b"", 0)
        if self.number != before:
            self._aside(self._alive_soon())
        return size

    async def _earlier(self) -> None:
        """Fetch what was said before this turn."""
        await asyncio.sleep(self._chance.uniform(*UNHURRIED))
        status, _, size = await self._beside.ask("GET", f"/circles/{self.room}/earlier")
        assert status == 200, status
        self.size += size

    def expect(self, shows: Callable[["Page"], bool]) -> None:
        """From now on `comes` waits until the page shows this."""
        self._awaits, self._came = shows, asyncio.Event()

    async def comes(self) -> None:
        await self._came.wait()

    async def post(self, what: str, **values: object) -> int:
        body = urlencode({"csrfmiddlewaretoken": TOKEN, **values}).encode()
        path = f"/circles/{self.room}/{what}"
        return (await self.line.ask("POST", path, "Accept: application/json\r\n", body))[0]

    async def _alive_soon(self) -> None:
        await asyncio.sleep(self._chance.uniform(*AFTER_A_TURN))
        await self.post("here")

    async def _look_at_panel(self) -> None:
        await asyncio.sleep(self._chance.uniform(*UNHURRIED))
        await self._beside.ask("GET", f"/circles/{self.room}/keep/panel")

    def _aside(self, what: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(what)
        self._asides.add(task)
        task.add_done_callback(self._asides.discard)

    def goes_to(self, port: int) -> None:
        """From now on at this server."""
        self.port = self.line.port = self._beside.port = port

    def close(self) -> None:
        for task in self._asides:
            task.cancel()
        self.line.close()
        self._beside.close()
        if self._writer:
            self._writer.close()
