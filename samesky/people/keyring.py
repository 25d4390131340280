"""Data keys: made, unwrapped for as long as one request lasts, destroyed. No unwrapped key outlives a request."""

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from samesky.kit.ids import new_id
from samesky.kit.prepared import Prepared
from samesky.people.hostkey import HostKeyMissing, HostKeys, load
from samesky.people.keystore.models import DataKey
from samesky.people.traces import wipe_traces

NONCE = 12
_ring: ContextVar[dict[UUID, AESGCM] | None] = ContextVar("ring", default=None)


class KeyGone(Exception):
    """The key that sealed this was destroyed: whoever wrote it has left."""


@lru_cache(maxsize=4)
def _parsed(text: str, file: Path, changed: tuple[int, ...]) -> HostKeys | None:
    return load(text, file)


def host_keys() -> HostKeys:
    """The host's keys, read again when the file changes. Raises HostKeyMissing."""
    file = settings.HOST_KEY_FILE
    keys = _parsed(settings.HOST_KEY, file, () if settings.HOST_KEY else _mark(file))
    if keys is None:
        raise HostKeyMissing("there is no host key yet: `samesky serve` makes one")
    return keys


def _mark(file: Path) -> tuple[int, ...]:
    """What changes when the file is replaced, even twice within one tick of the file system's clock."""
    try:
        seen = file.stat()
    except FileNotFoundError:
        return ()
    return seen.st_mtime_ns, seen.st_ino, seen.st_size


@contextmanager
def ring() -> Iterator[None]:
    """Inside this block unwrapped keys are kept; at its end they are forgotten."""
    kept: dict[UUID, AESGCM] = {}
    token = _ring.set(kept)
    try:
        yield
    finally:
        kept.clear()  # a thread started inside may hold a copy of this context
        _ring.reset(token)


def wrap(key: bytes, key_id: UUID) -> tuple[str, bytes]:
    """The current host key's id, and `key` wrapped by it (AES-GCM, the data key's id as associated data)."""
    host_id, host = host_keys().current()
    nonce = secrets.token_bytes(NONCE)
    return host_id, nonce + AESGCM(host).encrypt(nonce, key, key_id.bytes)


def unwrap(row: DataKey) -> bytes:
    """The 32 bytes inside `row`. Raises HostKeyMissing when its host key is not here, or is another under the same name."""
    blob = bytes(row.wrapped)
    host = AESGCM(host_keys().by_id(row.host_key_id))
    try:
        return host.decrypt(blob[:NONCE], blob[NONCE:], row.id.bytes)
    except InvalidTag:
        raise HostKeyMissing(
            f"the host key called {row.host_key_id} is not the one that wrapped this"
        ) from None


def make_key(*, fades: bool = False) -> UUID:
    """A new data key's id. It is committed at once, before the first row that uses it. fades: it shall be in no backup.

    A rotation may have begun meanwhile and be past this row: after the commit we look, and wrap it again ourselves.
    """
    key_id, key = new_id(), secrets.token_bytes(32)
    host_id, wrapped = wrap(key, key_id)
    DataKey.objects.create(id=key_id, wrapped=wrapped, host_key_id=host_id, fades=fades)
    while host_id != host_keys().current()[0]:
        host_id, wrapped = wrap(key, key_id)
        DataKey.objects.filter(id=key_id).update(wrapped=wrapped, host_key_id=host_id)
    return key_id


def rewrap(key_id: UUID) -> None:
    """Wrap the key with the current host key. One that was destroyed meanwhile stays destroyed. Raises HostKeyMissing."""
    row = DataKey.objects.filter(id=key_id).first()
    if row is None:
        return
    host_id, wrapped = wrap(unwrap(row), row.id)
    DataKey.objects.filter(id=row.id, host_key_id=row.host_key_id).update(
        wrapped=wrapped, host_key_id=host_id
    )


def destroy_key(key_id: UUID) -> None:
    """Delete the key and see to it that its bytes leave the store's files (people.traces)."""
    DataKey.objects.filter(id=key_id).delete()
    kept = _ring.get()
    if kept is not None:
        kept.pop(key_id, None)
    wipe_traces("keys")


_KEYS = Prepared(lambda ids: DataKey.objects.filter(id__in=ids))


def keys_for(key_ids: Iterable[UUID]) -> dict[UUID, AESGCM]:
    """The unwrapped keys that still exist, with one query for those not yet in the ring."""
    wanted = set(key_ids)
    kept = _ring.get()
    known = kept or {}
    missing = wanted - known.keys()
    found = {key_id: known[key_id] for key_id in wanted & known.keys()}
    if missing:
        for row in _KEYS(ids=missing):
            found[row.id] = AESGCM(_unwrap_now(row))
        if kept is not None:
            kept.update(found)
    return found


def _unwrap_now(row: DataKey) -> bytes:
    """As `unwrap`; a row that was read just before the end of a rotation is read again."""
    try:
        return unwrap(row)
    except HostKeyMissing:
        fresh = DataKey.objects.filter(id=row.id).exclude(host_key_id=row.host_key_id).first()
        if fresh is None:
            raise
        return unwrap(fresh)
