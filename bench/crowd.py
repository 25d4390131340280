"""Many listeners in one process: each holds one stream open and counts what comes."""

import asyncio
import time
from dataclasses import dataclass, field


@dataclass
class Ear(asyncio.Protocol):
    """One stream, read as bytes: parsing would cost more than it tells."""

    crowd: "Crowd"
    request: bytes
    heard: int = 0
    open: bool = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        transport.write(self.request)
        self.crowd.transports.append(transport)

    def data_received(self, data: bytes) -> None:
        if not self.open:
            assert data.startswith(b"HTTP/1.1 200"), data[:200]
            self.open = True
            self.crowd.opened += 1
        events = data.count(b"data: {")
        self.heard += events
        self.crowd.count(events)


@dataclass
class Crowd:
    port: int
    opened: int = 0
    heard: int = 0
    wanted: int = 0
    last_at: float = 0.0
    ears: list[Ear] = field(default_factory=list)
    transports: list[asyncio.Transport] = field(default_factory=list)
    _enough: asyncio.Event = field(default_factory=asyncio.Event)

    async def join(self, rooms: list[str], cookies: list[str]) -> None:
        """Open one stream for each cookie, spread over the rooms; returns when all are open."""
        loop = asyncio.get_running_loop()
        for number, cookie in enumerate(cookies):
            ear = Ear(self, _request(self.port, rooms[number % len(rooms)], cookie))
            self.ears.append(ear)
            await loop.create_connection(lambda ear=ear: ear, "127.0.0.1", self.port)  # type: ignore[misc]
            if number % 50 == 49:
                await self._opened(number - 20)
        await self._opened(len(cookies))
        await asyncio.sleep(0.5)

    async def _opened(self, count: int) -> None:
        deadline = time.monotonic() + 30
        while self.opened < count:
            assert time.monotonic() < deadline, f"{self.opened} of {count} streams opened"
            await asyncio.sleep(0.01)

    def count(self, events: int) -> None:
        """Some came."""
        self.heard += events
        if self.heard >= self.wanted:
            self.last_at = time.perf_counter()
            self._enough.set()

    async def hears(self) -> float:
        """Wait until as many events were heard as are expected; the moment of the last."""
        await asyncio.wait_for(self._enough.wait(), 60)
        return self.last_at

    def expect(self, wanted: int) -> None:
        """Begin to count anew, to `wanted`."""
        self.heard, self.wanted = 0, wanted
        self._enough.clear()

    def go(self) -> None:
        for transport in self.transports:
            transport.abort()


def _request(port: int, room: str, cookie: str) -> bytes:
    return f"GET /live/{room} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\n\r\n".encode()
