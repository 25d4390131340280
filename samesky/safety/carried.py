"""What a reporter was shown travels in the report's form, sealed: so that changing or withdrawing the words meanwhile hides nothing.

Sealed and not only signed: it also says who wrote words that stand under no name any more.
"""

import binascii
import json
import secrets
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from samesky.kit.clock import now
from samesky.safety.things import Seen

KEPT = timedelta(hours=12)
NONCE = 12


@dataclass(frozen=True)
class Carried:
    """A thing as it was shown: `kind` and `thing_id` name it, `reader_id` is whom it was shown to."""

    kind: str
    thing_id: UUID
    reader_id: UUID
    seen: Seen


def pack(carried: Carried) -> str:
    """A text for a hidden field that nobody but this place can read or make."""
    seen = carried.seen
    parts = [now().isoformat(), carried.kind, carried.thing_id.hex, carried.reader_id.hex]
    parts += [seen.words, seen.pen_name, seen.author_id.hex if seen.author_id else "", seen.address]
    nonce = secrets.token_bytes(NONCE)
    raw = zlib.compress(json.dumps(parts).encode())
    return urlsafe_b64encode(nonce + _key().encrypt(nonce, raw, None)).decode()


def unpack(text: str) -> Carried | None:
    """What `pack` made, if it is ours and not older than half a day."""
    try:
        sealed = urlsafe_b64decode(text.encode("ascii"))
        raw = _key().decrypt(sealed[:NONCE], sealed[NONCE:], None)
    except (InvalidTag, ValueError, binascii.Error):
        return None
    at, kind, thing, reader, words, pen_name, author, address = json.loads(zlib.decompress(raw))
    if datetime.fromisoformat(at) < now() - KEPT:
        return None
    return Carried(
        kind, UUID(thing), UUID(reader), Seen(words, pen_name, UUID(author) if author else None, address)
    )


def _key() -> AESGCM:
    return AESGCM(sha256(b"samesky report\n" + settings.SECRET_KEY.encode()).digest())
