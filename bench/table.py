"""Circles of eight pages each, as browsers would be: every page holds its stream open, and fetches the table again when it is told to."""

import asyncio
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import urlencode

TOKEN = "a" * 32
SOON = 0.02
"""Seconds in which the page gathers changes before it looks (js/fragments.js)."""
WORDS = "It was a long week, and the small things helped more than the large ones did. " * 4
_STATE = re.compile(rb'id="room-state"[^>]*data-state="([a-z]+)" data-number="(\d+)"')
_LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
_RETRY = re.compile(rb"retry: (\d+)")
_ID = re.compile(rb"id: ([0-9a-f]+)")


class Line:
    """One kept connection, on which one request goes at a time."""

    def __init__(self, port: int, cookie: str) -> None:
        self.port, self.cookie = port, cookie
        self._lock = asyncio.Lock()
        self._open: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, method: str, path: str, more: str = "", body: bytes = b"") -> tuple[int, bytes, int]:
        """Status, body, and how many bytes came in all."""
        async with self._lock:
            try:
                return await self._ask(method, path, more, body)
            except asyncio.IncompleteReadError:  # it was quiet for so long that the server closed it
                self.close()
                return await self._ask(method, path, more, body)

    async def _ask(self, method: str, path: str, more: str, body: bytes) -> tuple[int, bytes, int]:
        if self._open is None:
            self._open = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self._open
        head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nCookie: {self.cookie}\r\n{more}"
        if body:
            head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        writer.write(head.encode() + b"\r\n" + body)
        said = await reader.readuntil(b"\r\n\r\n")
        length = _LENGTH.search(said)
        content = await reader.readexactly(int(length[1])) if length else b""
        if b"connection: close" in said.lower():
            self.close()
        return int(said.split(b" ", 2)[1]), content, len(said) + len(content)

    def close(self) -> None:
        if self._open:
            self._open[1].close()
            self._open = None


@dataclass
class Page:
    """One person's page. shown: how often the table was fetched because something was told; size: the bytes that came for it."""

    port: int
    room: str
    cookie: str
    state: bytes = b""
    number: int = 0
    shown: int = 0
    size: int = 0
    last_id: str = ""
    retry: int = 0
    opened: asyncio.Event = field(default_factory=asyncio.Event)
    changed: "asyncio.Event | None" = None
    _writer: asyncio.StreamWriter | None = None

    def __post_init__(self) -> None:
        self.line = Line(self.port, self.cookie)

    async def listen(self) -> None:
        """Hold the stream open, and look when something is told; ends when the stream ends."""
        reader, self._writer = await asyncio.open_connection("127.0.0.1", self.port)
        since = f"Last-Event-ID: {self.last_id}\r\n" if self.last_id else ""
        self._writer.write(
            f"GET /live/circle:{self.room} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nCookie: {self.cookie}\r\n{since}\r\n".encode()
        )
        while data := await reader.read(65_536):
            self._note(data)
            if b'"fragment":"earlier"' in data:
                _, _, size = await self.line.ask("GET", f"/circles/{self.room}/earlier")
                self.size += size
            if b'"fragment":"table"' in data or b"event: reset" in data:
                self.size += len(data)
                await asyncio.sleep(SOON)
                await self.look()

    def _note(self, data: bytes) -> None:
        if not self.opened.is_set():
            assert data.startswith(b"HTTP/1.1 200"), data[:100]
            self.opened.set()
        if retry := _RETRY.search(data):
            self.retry = int(retry[1])
        for found in _ID.findall(data):
            self.last_id = found.decode()

    async def look(self) -> None:
        status, content, size = await self.line.ask("GET", f"/circles/{self.room}/table")
        assert status == 200, status
        found = _STATE.search(content)
        self.state, self.number = (found[1], int(found[2])) if found else (b"", 0)
        self.shown += 1
        self.size += size
        if self.changed:
            self.changed.set()

    async def post(self, what: str, **values: object) -> int:
        body = urlencode({"csrfmiddlewaretoken": TOKEN, **values}).encode()
        path = f"/circles/{self.room}/{what}"
        return (await self.line.ask("POST", path, "Accept: application/json\r\n", body))[0]

    def close(self) -> None:
        self.line.close()
        if self._writer:
            self._writer.close()


class Table:
    """One circle. spent: seconds from each POST until the last page showed the change."""

    def __init__(self, port: int, room: str, cookies: list[str]) -> None:
        self.pages = [Page(port, room, cookie) for cookie in cookies]
        self.spent: list[float] = []
        self._once = count()
        self._steps = self._what()

    async def sit_down(self) -> None:
        self._listening = [asyncio.create_task(page.listen()) for page in self.pages]
        await asyncio.wait_for(asyncio.gather(*(page.opened.wait() for page in self.pages)), 60)
        for page in self.pages:
            await page.look()

    async def goes_on(self, until: float, every: float, first: float) -> None:
        """One change every so often, until the time is over."""
        await asyncio.sleep(first)
        while (begun := time.perf_counter()) < until:
            await self._one_change()
            await asyncio.sleep(max(0.0, every - (time.perf_counter() - begun)))

    async def lives(self, until: float, every: float) -> None:
        """Signs of life of everybody, spread as they are among eight browsers."""
        while time.perf_counter() < until:
            for page in self.pages:
                await asyncio.sleep(every / len(self.pages))
                await page.post("here")

    async def _one_change(self) -> None:
        page, what, values = next(self._steps)
        for each in self.pages:
            each.changed = asyncio.Event()
        begun = time.perf_counter()
        status = await page.post(what, once=f"{self.pages[0].room[:8]}-{next(self._once)}-{begun}", **values)
        assert status in (200, 302), f"{what} {values.get('do')}: {status}"
        async with asyncio.timeout(30):
            for each in self.pages:
                assert each.changed
                await each.changed.wait()
        self.spent.append(time.perf_counter() - begun)

    def _what(self) -> Iterator[tuple[Page, str, dict[str, object]]]:
        """Whoever holds the piece says something twice, then passes it on; where nobody does, the keeper goes on."""
        for turn in count():
            holder = next((page for page in self.pages if page.state == b"mine"), None)
            if holder is None:
                yield self.pages[0], "keep/next", {}
                continue
            common: dict[str, object] = {"number": holder.number, "exact": "yes"}
            for _ in range(2):
                yield holder, "act", {**common, "do": "say", "words": f"{turn} {WORDS}"}
            yield holder, "act", {**common, "do": "finish"}

    def close(self) -> None:
        for task in self._listening:
            task.cancel()
        for page in self.pages:
            page.close()
