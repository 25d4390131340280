"""Who opens a stream: session and person by their cookie, the right to listen, and the place to go on from. Runs in a thread."""

from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from importlib import import_module
from uuid import UUID

from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest

from samesky.live.positions import Resumed, resume
from samesky.live.revoking import session_mark
from samesky.live.rooms import kind_of


@dataclass(frozen=True)
class Opening:
    """A stream that may be opened now."""

    room: str
    person: UUID
    session: str
    start: Resumed


def open_stream(room: str, cookies: str, token: str) -> Opening | None:
    """None when this browser may not listen here; the same for a room that does not exist."""
    kind, key = kind_of(room), session_key(cookies)
    person = person_of(key) if kind and key else None
    if kind is None or person is None or not kind.may_listen(person, room):
        return None
    return Opening(room, person, session_mark(key), resume(room, person, token))


def session_key(cookies: str) -> str:
    """The session's key in a Cookie header, or nothing."""
    try:
        found = SimpleCookie(cookies).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return ""
    return found.value if found else ""


def person_of(key: str) -> UUID | None:
    """The person signed in to this session, asked exactly as pages ask."""
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(key)
    person = get_user(request)
    return person.pk if person.is_authenticated and isinstance(person.pk, UUID) else None
