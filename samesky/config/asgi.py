"""Everything on one port: event streams straight from the loop, pages through the edge into Django's threads."""

import logging
import os

from samesky.config.bridge import Pages
from samesky.config.edge import body_of
from samesky.config.ticker import Ticker
from samesky.config.wsgi import application as django
from samesky.live.asgi import Receive, Scope, Send
from samesky.live.process import stop_the_hub, the_hub
from samesky.live.stream import PREFIX, stream
from samesky.notices.sending import finish

log = logging.getLogger("samesky.config")

THREADS = 4
LETTER_IN_HAND = 3.0
"""Seconds that a letter which is being sent gets at the end of a process."""

pages = Pages(django, THREADS)


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """The whole of Samesky as one ASGI application."""
    if scope["type"] == "lifespan":
        await _live(receive, send)
    elif scope["type"] == "http":
        await _answer(scope, receive, send)
    elif scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1000})


async def _answer(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["path"].startswith(PREFIX):
        return await stream(scope, receive, send)
    body = await body_of(scope, receive, send)
    if body is not None:
        await pages(scope, body, send)
    return None


async def _live(receive: Receive, send: Send) -> None:
    """From the first breath to the last. SAMESKY_PART says what a process of a split is for."""
    ticker = Ticker() if os.environ.get("SAMESKY_PART") != "pages" else None
    await receive()
    try:
        if ticker:
            await the_hub()
    except Exception as error:  # the first stream tries again
        log.error("live: the hub could not start (%s)", type(error).__name__)
    if ticker:
        ticker.start()
    await send({"type": "lifespan.startup.complete"})
    await receive()
    await stop_the_hub()
    if ticker:
        ticker.stop()
        finish(LETTER_IN_HAND)
    await send({"type": "lifespan.shutdown.complete"})
