"""The least that a circle could cost: a stream, a POST that wakes it, a fragment that is there already. What ours is compared with."""

from collections import defaultdict
from urllib.parse import parse_qs

from bench.bare_stream import Message, Receive, Send, _stream, queues

REST = b"x" * 9_500
EVENT = b'id: 1\ndata: {"fragment":"table"}\n\n'
PART = b'<div id="room-state" data-state="mine" data-number="%d" data-to="0">%s'

fragments: defaultdict[str, bytes] = defaultdict(lambda: PART % (1, REST))
numbers: defaultdict[str, int] = defaultdict(lambda: 1)


async def application(scope: Message, receive: Receive, send: Send) -> None:
    """GET /live/<room> listens; POST /circles/<room>/act tells the room; GET fetches the fragment."""
    if scope["type"] == "lifespan":
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})
    elif scope["path"].startswith("/live/"):
        await _stream(scope["path"].removeprefix("/live/"), send)
    elif scope["method"] == "POST":
        if scope["path"].endswith("/act"):
            _act(scope["path"].split("/")[2], (await receive())["body"])
        await _answer(send, b"{}")
    else:
        await _answer(send, fragments[scope["path"].split("/")[2]])


def _act(room: str, body: bytes) -> None:
    asked = parse_qs(body)
    numbers[room] += asked[b"do"] == [b"finish"]
    fragments[room] = PART % (numbers[room], asked.get(b"words", [b""])[0] + REST)
    for queue in queues.get(f"circle:{room}", []):
        queue.put_nowait(EVENT)


async def _answer(send: Send, body: bytes) -> None:
    headers = [(b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})
