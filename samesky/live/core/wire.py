"""What goes over the wire of an event stream (text/event-stream), byte for byte.

Something told is an unnamed message (browsers: `onmessage`) whose data is JSON with `kind`, perhaps `fragment`, and the payload.
Named events: `reset` (reload your fragments) and `end` (close; do not come back by yourself; `why` says why).
"""

import json
from collections.abc import Mapping
from typing import Any, Literal

HEARTBEAT = b":\n\n"

Why = Literal["over", "fourth"]
"""over: sign-out, leaving, removal, ban, quick exit. fourth: a newer page of this session took this one's place."""


def told(kind: str, fragment: str, payload: Mapping[str, Any]) -> bytes:
    """All of a message but its id, which `with_id` puts in front."""
    named = {"kind": kind, "fragment": fragment} if fragment else {"kind": kind}
    return b"\ndata: " + json.dumps({**payload, **named}, separators=(",", ":")).encode() + b"\n\n"


def with_id(event_id: str, rest: bytes) -> bytes:
    return b"id: " + event_id.encode() + rest


def reset(event_id: str) -> bytes:
    """Asks the page to reload its fragments; what follows counts from `event_id`."""
    return with_id(event_id, b"\nevent: reset\ndata: {}\n\n")


AFRESH = b"event: reset\ndata: {}\n\n"
"""The last bytes of a stream whose page must reload its fragments; the browser comes back by itself, and rights are read anew."""


def welcome(retry_ms: int) -> bytes:
    """The first bytes of a stream: how long to wait before coming back after a lost connection."""
    return b"retry: %d\n\n" % retry_ms


def end(why: Why, retry_ms: int) -> bytes:
    """The last bytes of a stream that must not come back at once. A browser without our script waits at least `retry_ms`."""
    return b'retry: %d\nevent: end\ndata: {"why":"%s"}\n\n' % (retry_ms, why.encode())
