"""Identifiers: random, so that they say nothing about order or number."""

import secrets
from uuid import UUID, uuid4


def new_id() -> UUID:
    """A fresh random identifier (UUID version 4)."""
    return uuid4()


def new_token() -> str:
    """144 random bits, safe in a URL or a form."""
    return secrets.token_urlsafe(18)
