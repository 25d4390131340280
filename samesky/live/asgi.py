"""The three shapes of an ASGI application, named once."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


def header(scope: Scope, name: bytes) -> str:
    """A request header's value, or nothing; repeated ones are joined as cookies are."""
    return "; ".join(value.decode("latin-1") for key, value in scope["headers"] if key == name)


async def answer(send: Send, status: int, body: bytes = b"", *headers: tuple[bytes, bytes]) -> None:
    """A whole small answer that nobody keeps."""
    always = ((b"cache-control", b"no-store"), (b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": [*always, *headers]})
    await send({"type": "http.response.body", "body": body})
