"""The edge reads a request's whole body before a thread is taken: fifty slow senders cost fifty small buffers, not every thread.

At most 1 MB in 10 seconds (6 MB where a host sends a file); both refusals are a sentence for people, and say what became of their words.
"""

import asyncio

from django.utils.translation import gettext as _

from samesky.live.asgi import Receive, Scope, Send, answer, header

MOST = 1_000_000
LARGER = {"/host/gatherings/": 6_000_000}
"""Where a file may be sent (5 MB, and the form around it). Whether it is a host who sends it is asked when it has been read."""
PATIENCE = 10.0
ALSO_READ = 10_000_000
"""A browser still sending does not read our answer: this much more is read and thrown away, so that it sees the sentence."""


class TooLarge(Exception):
    """More bytes than this address takes."""


class Gone(Exception):
    """The browser went away while sending."""


async def body_of(scope: Scope, receive: Receive, send: Send) -> bytes | None:
    """The request's body; None when it was refused (and answered) or its sender is gone."""
    if (
        scope["method"] in ("GET", "HEAD")
        and not header(scope, b"content-length")
        and not header(scope, b"transfer-encoding")
    ):
        return b""
    most = LARGER.get(scope["path"], MOST)
    try:
        return await asyncio.wait_for(_read(receive, most), PATIENCE)
    except TooLarge:
        await _say(
            send,
            413,
            _("This was too much at once"),
            _("A page here takes up to %(mb)s MB at a time.") % {"mb": most // 1_000_000},
        )
    except TimeoutError:
        await _say(
            send,
            408,
            _("Only part of this arrived"),
            _("We waited ten seconds, and the connection was too slow."),
        )
    except Gone:
        pass
    return None


async def _read(receive: Receive, most: int = MOST) -> bytes:
    body = bytearray()
    size, more = 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Gone
        piece = message.get("body", b"")
        size, more = size + len(piece), message.get("more_body", False)
        if size <= most:
            body += piece
        elif size > ALSO_READ:
            break
    if size > most:
        raise TooLarge
    return bytes(body)


async def _say(send: Send, status: int, title: str, why: str) -> None:
    kept = _(
        "Nothing was saved here. Your words are still in the page you came from: go back, and try again or send it in parts."
    )
    page = f'<!doctype html><meta charset="utf-8"><title>{title}</title><h1>{title}</h1><p>{why}</p><p>{kept}</p>'
    close = (b"connection", b"close")
    await answer(send, status, page.encode(), (b"content-type", b"text/html; charset=utf-8"), close)
