"""Django's pages as WSGI in a few threads. The body is already here, so a page costs one step into a thread and one back.

a2wsgi steps three times a page and asks the loop for each piece of the body; see docs/decisions.
"""

import asyncio
import io
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from samesky.live.asgi import Scope, Send

Environ = dict[str, Any]
Wsgi = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]
Headers = list[tuple[bytes, bytes]]

A_STEP = 256 * 1024
"""Bytes computed in one step into a thread: any page; a download takes several."""


class Pages:
    """A WSGI application, answered by at most `threads` at a time; the rest wait their turn without a thread."""

    def __init__(self, wsgi: Wsgi, threads: int) -> None:
        self._wsgi = wsgi
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="pages")

    async def __call__(self, scope: Scope, body: bytes, send: Send) -> None:
        """Answer one request."""
        loop = asyncio.get_running_loop()
        page = _Page(self._wsgi, environ(scope, body))
        try:
            first = await loop.run_in_executor(self._threads, page.begin)
            await send({"type": "http.response.start", "status": page.status, "headers": page.headers})
            while page.unfinished:
                await send({"type": "http.response.body", "body": first, "more_body": True})
                first = await loop.run_in_executor(self._threads, page.next_piece)
            await send({"type": "http.response.body", "body": first})
        finally:
            if page.unfinished:
                await loop.run_in_executor(self._threads, page.close)


class _Page:
    """One answer. `begin` computes all of an ordinary page; a longer one (a download) is fetched in steps."""

    def __init__(self, wsgi: Wsgi, environ: Environ) -> None:
        self.status = 500
        self.headers: Headers = []
        self.unfinished = False
        self._wsgi = wsgi
        self._environ = environ
        self._answer: Any = None
        self._pieces: Any = None

    def begin(self) -> bytes:
        self._answer = self._wsgi(self._environ, self._start)
        self._pieces = iter(self._answer)
        self.unfinished = True
        return self.next_piece()

    def next_piece(self) -> bytes:
        gathered: list[bytes] = []
        size = 0
        for piece in self._pieces:
            gathered.append(piece)
            size += len(piece)
            if size >= A_STEP:
                return b"".join(gathered)
        self.close()
        return b"".join(gathered)

    def close(self) -> None:
        self.unfinished = False
        getattr(self._answer, "close", lambda: None)()

    def _start(
        self, status: str, headers: list[tuple[str, str]], exc_info: Any = None
    ) -> Callable[[bytes], object]:
        self.status = int(status[:3])
        self.headers = [
            (name.lower().encode("latin-1"), value.strip().encode("latin-1")) for name, value in headers
        ]
        return _no_write


def environ(scope: Scope, body: bytes) -> Environ:
    """What PEP 3333 asks for. A header with an underscore is dropped: it could pass for one with a dash."""
    host, port = scope.get("server") or ("localhost", 80)
    made: Environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": host,
        "SERVER_PORT": str(port or 0),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": (scope.get("client") or ("",))[0],
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in scope["headers"]:
        _add(made, name, value.decode("latin-1"))
    return made


def _add(made: Environ, name: bytes, value: str) -> None:
    if name == b"content-type":
        made["CONTENT_TYPE"] = value
    elif name != b"content-length" and b"_" not in name:
        key = "HTTP_" + name.decode("latin-1").upper().replace("-", "_")
        joint = "; " if name == b"cookie" else ","
        made[key] = f"{made[key]}{joint}{value}" if key in made else value


def _no_write(piece: bytes) -> None:
    raise NotImplementedError("no page of ours uses WSGI's write()")
