"""Places in a room's story as the browser sees them: one encrypted block each, so nobody can count what they were not shown.

A block holds a check of room and person (4 bytes), the number (5), a mark of the moment that number was given (4), and salt (3).
Nothing can be read from one token, or from comparing two; a token of another person or room opens to nothing.
"""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from django.conf import settings

SALT = 3


@dataclass(frozen=True)
class Place:
    """A number and its mark. Number 0 is before anything happened."""

    seq: int
    mark: bytes = bytes(4)


START = Place(0)


def place(seq: int, at: datetime) -> Place:
    """The place right after number `seq`, given at `at`: a number given anew, after a restore, has another mark."""
    if not seq:
        return START
    micros = int(at.timestamp()) * 1_000_000 + at.microsecond
    return Place(seq, hashlib.blake2b(micros.to_bytes(8, "big"), digest_size=4).digest())


def check(room: str, person: UUID) -> bytes:
    """What ties a token to one listener in one room."""
    return hashlib.blake2b(person.bytes + room.encode(), digest_size=4).digest()


def seal(place: Place, check: bytes) -> str:
    """A token for a page: salted, so that two pages rendered at the same place cannot be compared."""
    return _encrypt(check + _tail(place) + secrets.token_bytes(SALT))


def seal_each(place: Place, checks: Sequence[bytes]) -> list[str]:
    """One token per listener for the same event, in one go: this runs for every delivery. Often it is for nobody here."""
    if not checks:
        return []
    tail = _tail(place) + bytes(SALT)
    sealed = _encrypt(tail.join(checks) + tail)
    return [sealed[start : start + 32] for start in range(0, len(sealed), 32)]


def unseal(token: str, check: bytes) -> Place | None:
    """The place a token stands for; None when it is not a token for this listener."""
    try:
        block = bytes.fromhex(token)
    except ValueError:
        return None
    if len(block) != 16:
        return None
    opener = _cipher(settings.SECRET_KEY).decryptor()
    opened = opener.update(block) + opener.finalize()
    return Place(int.from_bytes(opened[4:9], "big"), opened[9:13]) if opened[:4] == check else None


def _tail(place: Place) -> bytes:
    return place.seq.to_bytes(5, "big") + place.mark


def _encrypt(blocks: bytes) -> str:
    sealer = _cipher(settings.SECRET_KEY).encryptor()
    return (sealer.update(blocks) + sealer.finalize()).hex()


@lru_cache(maxsize=2)
def _cipher(secret: str) -> Cipher[modes.ECB]:
    # Single blocks that never repeat under one key (the number is in them, or salt) need no chaining.
    key = hashlib.blake2b(secret.encode(), digest_size=32, person=b"samesky live").digest()
    return Cipher(algorithms.AES256(key), modes.ECB())  # noqa: S305
