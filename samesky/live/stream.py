"""GET /live/<room>?since=TOKEN: the event stream, a thin ASGI callable beside Django. `Last-Event-ID` wins over `since`."""

import asyncio
from contextlib import suppress
from urllib.parse import parse_qs

from samesky.live import reading
from samesky.live.asgi import Receive, Scope, Send, answer, header
from samesky.live.core import wire
from samesky.live.hub import Hub
from samesky.live.listener import Listener
from samesky.live.opening import Opening, open_stream
from samesky.live.process import the_hub
from samesky.live.streams import back_at_once, long_enough

PREFIX = "/live/"
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]


async def stream(scope: Scope, receive: Receive, send: Send) -> None:
    """Serve one stream until it is over or its browser is gone. Every refusal reads the same: 404."""
    if scope["method"] != "GET":
        return await answer(send, 405, b"", (b"allow", b"GET"))
    if header(scope, b"sec-fetch-site") == "cross-site":
        return await answer(send, 404)
    hub = await the_hub()
    revoked_at = hub.revoker.seen
    opening = await reading.in_thread(open_stream, *_asked(scope))
    if opening is None:
        return await answer(send, 404)
    return await _serve(hub, opening, revoked_at, receive, send)


def _asked(scope: Scope) -> tuple[str, str, str]:
    room = scope["path"].removeprefix(PREFIX)
    since = parse_qs(scope["query_string"].decode("latin-1")).get("since", [""])[0]
    return room, header(scope, b"cookie"), header(scope, b"last-event-id") or since


async def _serve(hub: Hub, opening: Opening, revoked_at: int, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    await _send_more(send, wire.welcome(back_at_once()))
    listener = Listener(opening.room, opening.person, opening.session, opening.start.place.seq, long_enough())
    if opening.start.afresh:
        listener.start_afresh(opening.start.place)
    watching = asyncio.ensure_future(_until_gone(receive, listener))
    hub.join(listener, revoked_at)
    try:
        while body := await listener.next_bytes():
            await _send_more(send, body)
    finally:
        hub.leave(listener)
        watching.cancel()
    with suppress(OSError):
        await send({"type": "http.response.body", "body": b""})


async def _send_more(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})


async def _until_gone(receive: Receive, listener: Listener) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    listener.end()
