"""Ending open streams everywhere within two seconds: at sign-out, leaving, removal, ban, and quick exit."""

import hashlib
from uuid import UUID

from django.db import transaction

from samesky.live.core.revocation import Revocation
from samesky.live.journal import tell
from samesky.live.models import CONTROL


def revoke(
    *,
    person_id: UUID | None = None,
    session_key_hash: str | None = None,
    room: str | None = None,
    afresh: bool = False,
) -> None:
    """End the streams that agree with all that is given, in every process, once the surrounding transaction commits.

    Call it in (or after) the transaction that takes the right away: a stream opening meanwhile then finds it gone.
    afresh: their pages reload what they show, and streams that still may come back do. Raises ValueError when nothing is given.
    """
    ending = Revocation(person_id, session_key_hash, room, afresh)
    with transaction.atomic():
        tell(CONTROL, "revoke", payload=ending.as_payload())


def session_mark(session_key: str) -> str:
    """What `revoke(session_key_hash=...)` takes: a session's key is a password and is kept nowhere else."""
    return hashlib.sha256(b"samesky stream\n" + session_key.encode()).hexdigest()[:40]
