"""Data keys: made, unwrapped for as long as one request lasts, destroyed. No unwrapped key outlives a request."""

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import connections

from samesky.kit.ids import new_id
from samesky.people.hostkey import HostKeyMissing, HostKeys, load
from samesky.people.keystore.models import DataKey

NONCE = 12
_ring: ContextVar[dict[UUID, AESGCM] | None] = ContextVar("ring", default=None)


class KeyGone(Exception):
    """The key that sealed this was destroyed: whoever wrote it has left."""


@lru_cache(maxsize=4)
def _parsed(text: str, file: str, changed: float) -> HostKeys | None:
    return load(settings.HOST_KEY, settings.HOST_KEY_FILE)


def host_keys() -> HostKeys:
    """The host's keys, read again when the file changes. Raises HostKeyMissing."""
    file = settings.HOST_KEY_FILE
    changed = 0.0 if settings.HOST_KEY or not file.exists() else file.stat().st_mtime_ns
    keys = _parsed(settings.HOST_KEY, str(file), changed)
    if keys is None:
        raise HostKeyMissing("there is no host key yet: `samesky serve` makes one")
    return keys


@contextmanager
def ring() -> Iterator[None]:
    """Inside this block unwrapped keys are kept; at its end they are forgotten."""
    token = _ring.set({})
    try:
        yield
    finally:
        _ring.reset(token)


def wrap(key: bytes, key_id: UUID) -> tuple[str, bytes]:
    """The current host key's id, and `key` wrapped by it (AES-GCM, the data key's id as associated data)."""
    host_id, host = host_keys().current()
    nonce = secrets.token_bytes(NONCE)
    return host_id, nonce + AESGCM(host).encrypt(nonce, key, key_id.bytes)


def unwrap(row: DataKey) -> bytes:
    """The 32 bytes inside `row`. Raises HostKeyMissing when its host key is not here."""
    blob = bytes(row.wrapped)
    return AESGCM(host_keys().by_id(row.host_key_id)).decrypt(blob[:NONCE], blob[NONCE:], row.id.bytes)


def make_key() -> UUID:
    """A new data key's id. It is committed at once, before the first row that uses it."""
    key_id = new_id()
    host_id, wrapped = wrap(secrets.token_bytes(32), key_id)
    DataKey.objects.create(id=key_id, wrapped=wrapped, host_key_id=host_id)
    return key_id


def destroy_key(key_id: UUID) -> None:
    """Delete the key and see to it that its bytes leave the store's files (SQLite: secure_delete and a checkpoint)."""
    DataKey.objects.filter(id=key_id).delete()
    kept = _ring.get()
    if kept is not None:
        kept.pop(key_id, None)
    connection = connections["keys"]
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def keys_for(key_ids: Iterable[UUID]) -> dict[UUID, AESGCM]:
    """The unwrapped keys that still exist, with one query for those not yet in the ring."""
    wanted = set(key_ids)
    kept = _ring.get()
    known = {} if kept is None else kept
    missing = wanted - known.keys()
    found = {key_id: known[key_id] for key_id in wanted & known.keys()}
    if missing:
        for row in DataKey.objects.filter(id__in=missing):
            found[row.id] = AESGCM(unwrap(row))
        if kept is not None:
            kept.update(found)
    return found
