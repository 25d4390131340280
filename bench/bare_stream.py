"""The least an ASGI event stream can do: no rights, no journal, no ids, no limits. What ours is compared with."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qs

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

queues: dict[str, list[asyncio.Queue[bytes]]] = {}


async def application(scope: Message, receive: Receive, send: Send) -> None:
    """GET /live/<room> listens; GET /tell?room=&times=&pause= tells."""
    if scope["type"] == "lifespan":
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})
    elif scope["path"].startswith("/live/"):
        await _stream(scope["path"].removeprefix("/live/"), send)
    else:
        asked = {name: values[0] for name, values in parse_qs(scope["query_string"].decode()).items()}
        await _tell(asked["rooms"].split(","), int(asked["times"]), float(asked["pause"]))
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"0")]})
        await send({"type": "http.response.body", "body": b""})


async def _stream(room: str, send: Send) -> None:
    queue: asyncio.Queue[bytes] = asyncio.Queue()
    queues.setdefault(room, []).append(queue)
    headers = [(b"content-type", b"text/event-stream")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b":\n\n", "more_body": True})
    while True:
        await send({"type": "http.response.body", "body": await queue.get(), "more_body": True})


async def _tell(rooms: list[str], times: int, pause: float) -> None:
    for number in range(times):
        for room in rooms:
            message = b'id: %d\ndata: {"kind":"reply","fragment":"replies"}\n\n' % number
            for queue in queues.get(room, []):
                queue.put_nowait(message)
        await asyncio.sleep(pause)
