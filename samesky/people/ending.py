"""Ending sessions: of this request, of one device, of all others. Their open streams end within two seconds, everywhere."""

from importlib import import_module

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpRequest

from samesky.live.revoking import revoke, session_mark
from samesky.people.models import Person


def end_session(request: HttpRequest) -> None:
    """Sign this request's session out: its data, its row in the list, its streams. Does nothing for a visitor.

    In one transaction: a page whose stream ends asks again at once, and is to find the session gone.
    """
    key = request.session.session_key if request.user.is_authenticated else None
    with transaction.atomic():
        logout(request)
        if key:
            UserSession.objects.filter(session_key=key).delete()
            revoke(session_key_hash=session_mark(key))


def end_one(person: Person, session_id: int) -> bool:
    """Sign one of the person's devices out; False when it is not theirs (or was ended already)."""
    session = UserSession.objects.filter(user=person, pk=session_id).first()
    if session:
        _end(session)
    return session is not None


def end_others(person: Person, kept: str | None) -> None:
    """Sign all of the person's devices out but the one with this session key (None: all of them)."""
    for session in UserSession.objects.filter(user=person).exclude(session_key=kept or ""):
        _end(session)


def _end(session: UserSession) -> None:
    import_module(settings.SESSION_ENGINE).SessionStore(session.session_key).delete()
    revoke(session_key_hash=session_mark(session.session_key))
    session.delete()
