"""Data keys for many rows at once. Keys are random whatever the seed: a season is the same, what opens it never is."""

import secrets
from uuid import UUID

from samesky.kit.ids import new_id
from samesky.people.keyring import keys_for, wrap
from samesky.people.keystore.models import DataKey


def new_keys(many: int) -> list[UUID]:
    """The ids of `many` new data keys, committed, and in the ring if there is one."""
    ids = [new_id() for _ in range(many)]
    rows = [_wrapped(key_id) for key_id in ids]
    DataKey.objects.bulk_create(rows, batch_size=500)
    keys_for(ids)
    return ids


def _wrapped(key_id: UUID) -> DataKey:
    host_id, wrapped = wrap(secrets.token_bytes(32), key_id)
    return DataKey(id=key_id, wrapped=wrapped, host_key_id=host_id)
