"""Words at rest: AES-GCM under the data key of whoever the row belongs to; table, column and row id are associated data.

A sealed value is `1 | data key id (16) | nonce (12) | ciphertext and tag`: 45 bytes more than the text. It opens only in its own place.
"""

import secrets
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from django.db import models

from samesky.people.keyring import NONCE, KeyGone, keys_for

VERSION = b"\x01"
HEAD = 1 + 16 + NONCE


class SealedField(models.BinaryField):  # type: ignore[type-arg]
    """A column that holds sealed bytes. Named `<what>_sealed`; write and read it with `put` and `read` only."""


class SealBroken(Exception):
    """A sealed value that does not open in this place: damaged, moved, or from elsewhere. Carries no words."""


def _place(row: models.Model, column: str) -> bytes:
    row_id: UUID = row.pk
    return f"{row._meta.db_table}.{column}\n".encode() + row_id.bytes


def seal(words: bytes, key_id: UUID, place: bytes) -> bytes:
    """`words` sealed under the data key, for `place` alone. Raises KeyGone when the key is no more."""
    key = keys_for([key_id]).get(key_id)
    if key is None:
        raise KeyGone(str(key_id))
    nonce = secrets.token_bytes(NONCE)
    return VERSION + key_id.bytes + nonce + key.encrypt(nonce, words, place)


def unseal(sealed: bytes, place: bytes) -> bytes:
    """The words inside. Raises KeyGone, or SealBroken when the bytes are not from this place."""
    key_id = key_of(sealed)
    key = keys_for([key_id]).get(key_id)
    if key is None:
        raise KeyGone(str(key_id))
    try:
        return key.decrypt(sealed[17:HEAD], sealed[HEAD:], place)
    except InvalidTag:
        raise SealBroken(place.split(b"\n")[0].decode()) from None


def key_of(sealed: bytes) -> UUID:
    """The id of the data key that sealed this."""
    if sealed[:1] != VERSION or len(sealed) < HEAD + 16:
        raise SealBroken("not a sealed value")
    return UUID(bytes=bytes(sealed[1:17]))


def put(row: models.Model, what: str, words: str | bytes, *, key: UUID) -> None:
    """Seal `words` into `row.<what>_sealed` (empty words: None). The row needs its id; saving it is the caller's."""
    raw = words.encode() if isinstance(words, str) else words
    column = f"{what}_sealed"
    setattr(row, column, seal(raw, key, _place(row, column)) if raw else None)


def read_bytes(row: models.Model, what: str) -> bytes:
    """What `put` sealed, as bytes; empty when nothing is there."""
    column = f"{what}_sealed"
    sealed = getattr(row, column)
    return unseal(bytes(sealed), _place(row, column)) if sealed else b""


def read(row: models.Model, what: str) -> str:
    """What `put` sealed, as text; empty when nothing is there. Raises KeyGone, SealBroken."""
    return read_bytes(row, what).decode()


def warm(rows: Iterable[Any], *whats: str, also: UUID | None = None) -> None:
    """Fetch the keys of many rows with one query, before they are read one by one (inside a ring).

    also: the id of a further key that the same page will need.
    """
    sealed = [getattr(row, f"{what}_sealed") for row in rows for what in whats]
    keys = {key_of(bytes(value)) for value in sealed if value}
    keys_for(keys | {also} if also else keys)
