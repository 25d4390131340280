"""Sessions as Django keeps them in the database; a cookie that no session can have is nobody's, before the database is asked."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import VALID_KEY_CHARS

SHORTEST = 8
"""As Django asks for."""


class SessionStore(db.SessionStore):
    """PostgreSQL refuses to look for a NUL, which a quoted cookie can hold: the page would break."""

    def _validate_session_key(self, key: str | None) -> bool:
        return len(key or "") >= SHORTEST and set(key or "") <= set(VALID_KEY_CHARS)
