"""Walks every sealed value there is: for restoring, for the doctor, and for tests that try to open what must not open."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from samesky.people.keystore.models import DataKey
from samesky.people.sealing import SealBroken, SealedField, key_of

Column = tuple[type[models.Model], str]


def sealed_columns() -> list[Column]:
    """Every sealed column of every app."""
    return [
        (model, field.attname)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, SealedField)
    ]


def sealed_values() -> Iterator[tuple[type[models.Model], str, Any, bytes]]:
    """(model, column, primary key, sealed bytes) of every value, a few in memory at a time."""
    for model, column in sealed_columns():
        rows = model._meta.base_manager.exclude(**{column: None}).values_list("pk", column)
        for pk, sealed in rows.iterator(chunk_size=500):
            yield model, column, pk, bytes(sealed)


def whose_key_is_gone() -> Iterator[tuple[type[models.Model], str, Any]]:
    """(model, column, primary key) of every value that no key here opens, among them those that are no sealed values at all."""
    known = set(DataKey.objects.values_list("id", flat=True))
    for model, column, pk, sealed in sealed_values():
        if _key(sealed) not in known:
            yield model, column, pk


def _key(sealed: bytes) -> UUID | None:
    try:
        return key_of(sealed)
    except SealBroken:
        return None
