"""Wrapped keys live in a store of their own: never in the database, never in its backups."""

from typing import Any


class KeysApart:
    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        return "keys" if model._meta.app_label == "keystore" else "default"

    db_for_write = db_for_read

    def allow_relation(self, first: Any, second: Any, **hints: Any) -> bool:
        return bool((first._meta.app_label == "keystore") == (second._meta.app_label == "keystore"))

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return (db == "keys") == (app_label == "keystore")
