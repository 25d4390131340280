"""One kept connection, as a browser keeps one: one request goes at a time."""

import asyncio
import re

_LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)


class Line:
    def __init__(self, port: int, cookie: str) -> None:
        self.port, self.cookie = port, cookie
        self._lock = asyncio.Lock()
        self._open: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, method: str, path: str, more: str = "", body: bytes = b"") -> tuple[int, bytes, int]:
        """Status, body, and how many bytes came in all. A command carries a token, so that it may be asked twice."""
        async with self._lock:
            try:
                return await self._ask(method, path, more, body)
            except (
                asyncio.IncompleteReadError,
                ConnectionError,
            ):  # quiet for so long that the server closed it
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
