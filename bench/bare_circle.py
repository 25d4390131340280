"""The least that a circle could cost: a stream, a POST that wakes it, a fragment that is there already. What ours is compared with."""

from bench.bare_stream import Message, Receive, Send, _stream, queues

FRAGMENT = b'<div id="room-state" data-state="mine" data-number="1">' + b"x" * 12_000
EVENT = b'id: 1\ndata: {"fragment":"table"}\n\n'


async def application(scope: Message, receive: Receive, send: Send) -> None:
    """GET /live/<room> listens; POST /circles/<room>/... tells the room; GET fetches the fragment."""
    if scope["type"] == "lifespan":
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})
    elif scope["path"].startswith("/live/"):
        await _stream(scope["path"].removeprefix("/live/"), send)
    elif scope["method"] == "POST":
        if scope["path"].endswith("/act"):
            for queue in queues.get(f"circle:{scope['path'].split('/')[2]}", []):
                queue.put_nowait(EVENT)
        await _answer(send, b"{}")
    else:
        await _answer(send, FRAGMENT)


async def _answer(send: Send, body: bytes) -> None:
    headers = [(b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})
