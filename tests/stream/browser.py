"""The parts of a browser that a stream needs: a session, and an open stream that is read as it comes."""

import json
import queue
import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import urlsplit

import httpx

QUIET = 0.4
"""Seconds without anything after which a test believes that nothing comes."""


@dataclass(frozen=True)
class Message:
    event: str
    id: str
    data: dict[str, Any]


class Stream:
    """One open stream, read by a thread of its own. Use as a context manager."""

    def __init__(self, url: str, cookies: str, last_event_id: str = "") -> None:
        parts = urlsplit(url)
        assert parts.hostname
        assert parts.port
        self._line = socket.create_connection((parts.hostname, parts.port), timeout=30)
        more = f"Last-Event-ID: {last_event_id}\r\n" if last_event_id else ""
        target = f"{parts.path}?{parts.query}"
        self._line.sendall(
            f"GET {target} HTTP/1.1\r\nHost: {parts.netloc}\r\nCookie: {cookies}\r\n{more}\r\n".encode()
        )
        self._file = self._line.makefile("rb")
        self.status = int(self._file.readline().split()[1])
        self.headers = dict(self._headers())
        self.messages: queue.Queue[Message | None] = queue.Queue()
        if self.status != 200:
            self.messages.put(None)
            return
        threading.Thread(target=self._read, daemon=True).start()

    def next(self, within: float = 3.0) -> Message:
        """The next message. Fails when none comes in time, or the stream ended."""
        message = self.messages.get(timeout=within)
        assert message is not None, "the stream ended"
        return message

    def is_quiet(self, during: float = QUIET) -> bool:
        with suppress(queue.Empty):
            return self.messages.get(timeout=during) is None
        return True

    def ends(self, within: float) -> list[Message]:
        """Everything up to the end. Fails when the stream does not end in time."""
        rest: list[Message] = []
        deadline = time.monotonic() + within
        while (message := self.messages.get(timeout=max(0.01, deadline - time.monotonic()))) is not None:
            rest.append(message)
        return rest

    def close(self) -> None:
        with suppress(OSError):
            self._line.shutdown(socket.SHUT_RDWR)
        self._line.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _headers(self) -> list[tuple[str, str]]:
        found = []
        while line := self._file.readline().strip():
            name, _, value = line.decode().partition(":")
            found.append((name.lower(), value.strip()))
        return found

    def _read(self) -> None:
        rest = b""
        with suppress(OSError, ValueError):
            while size := int(self._file.readline() or b"0", 16):
                *whole, rest = (rest + self._file.read(size + 2)[:-2]).split(b"\n\n")
                for one in whole:
                    self._take(one.decode())
        self.messages.put(None)

    def _take(self, text: str) -> None:
        fields = dict(line.partition(": ")[::2] for line in text.split("\n"))
        if "data" in fields:
            self.messages.put(
                Message(fields.get("event", ""), fields.get("id", ""), json.loads(fields["data"]))
            )


@dataclass
class Browser:
    """Somebody's browser at a site: a session, and pages that open streams."""

    url: str
    client: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=20))

    def get(self, path: str) -> str:
        answer = self.client.get(self.url + path)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        return answer.text

    @property
    def cookies(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.client.cookies.items())

    def listen(self, room: str, since: str | None = None, last_event_id: str = "", url: str = "") -> Stream:
        """Open the stream of a page rendered now, or at `since`; `url`: at another server of the same place."""
        token = self.get(f"/since/{room}") if since is None else since
        return Stream(f"{url or self.url}/live/{room}?since={token}", self.cookies, last_event_id)


def enter(url: str, name: str, more: str = "") -> Browser:
    """A browser in which `name` is signed in."""
    browser = Browser(url)
    browser.get(f"/enter/{name}{more}")
    return browser
