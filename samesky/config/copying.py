"""A whole store as files, and back: SQLite as one compact file, PostgreSQL as one COPY file for each table.

Both are one consistent moment, taken while the place is served. What would let somebody in (sessions) or means nothing later
(live events, tries at doors) is left out, and so are the keys of circles (law 13).
"""

import json
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connections, router, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

LEFT_OUT = {"django_session", "usersessions_usersession", "live_event", "live_room", "people_knock"}
WITHOUT = {"keystore_datakey": "fades"}
"""Rows left out where this column says so: keys of circles are in no copy, since their words fade before it would."""
MANIFEST = "manifest.json"
FILE = "store.sqlite3"


Then = Callable[[], None]
"""What is done to a copy that was put back, before anybody can see it."""


class CannotRestore(Exception):
    """Why a copy cannot be put back; the message is for the host."""


@dataclass
class Manifest:
    """What a copy holds: which store, of which engine, and the migrations it had."""

    alias: str
    engine: str
    made_at: str
    migrations: list[tuple[str, str]]
    rehearsal: bool = False
    columns: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path) -> "Manifest":
        """Read it. Raises CannotRestore when the folder is no copy of ours."""
        try:
            read = json.loads((folder / MANIFEST).read_text())
            return cls(**read | {"migrations": [(app, name) for app, name in read["migrations"]]})
        except (OSError, ValueError, TypeError, KeyError):
            raise CannotRestore(f"{folder} is not a copy that samesky backup made.") from None


def copy_out(alias: str, folder: Path, made_at: str, *, rehearsal: bool = False) -> None:
    """Write the store into `folder` (made here); its manifest comes last, so a copy that broke off is none."""
    folder.mkdir(mode=0o700)
    connection = connections[alias]
    migrations = sorted(MigrationRecorder(connection).applied_migrations())
    manifest = Manifest(alias, connection.vendor, made_at, migrations, rehearsal)
    if connection.vendor == "sqlite":
        _file_out(alias, folder / FILE)
    else:
        _tables_out(alias, folder, manifest)
    (folder / MANIFEST).write_text(json.dumps(asdict(manifest)))


def tables_of(alias: str) -> list[str]:
    """The tables that belong into this store."""
    return sorted({model._meta.db_table for model in _models_of(alias)} | {"django_migrations"})


def _file_out(alias: str, file: Path) -> None:
    with connections[alias].cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(file)])
    copy = sqlite3.connect(file, isolation_level=None)
    copy.execute("PRAGMA secure_delete = ON")
    copy.execute("PRAGMA journal_mode = MEMORY")  # what is deleted here is written to no journal on the way
    there = {name for (name,) in copy.execute("SELECT name FROM sqlite_master")}
    for table in LEFT_OUT & there:
        copy.execute(f"DELETE FROM {table}")  # noqa: S608  # a name of LEFT_OUT
    for table, column in WITHOUT.items():
        if table in there and column in {row[1] for row in copy.execute(f"PRAGMA table_info({table})")}:
            copy.execute(f"DELETE FROM {table} WHERE {column}")  # noqa: S608  # names of WITHOUT
    copy.close()
    file.chmod(0o600)


def _tables_out(alias: str, folder: Path, manifest: Manifest) -> None:
    connection = connections[alias]
    with transaction.atomic(using=alias), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        for table in sorted(set(tables_of(alias)) - LEFT_OUT):
            columns = [
                column.name for column in connection.introspection.get_table_description(cursor, table)
            ]
            manifest.columns[table] = columns
            with (
                (folder / f"{table}.copy").open("wb") as out,
                cursor.copy(f"COPY {_rows_of(table, columns)} TO STDOUT") as rows,
            ):
                for piece in rows:
                    out.write(piece)


def _rows_of(table: str, columns: list[str]) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    if WITHOUT.get(table) in columns:
        return f'(SELECT {names} FROM "{table}" WHERE NOT {WITHOUT[table]})'  # noqa: S608  # names of WITHOUT and of columns
    return f'"{table}" ({names})'


def copy_in(alias: str, folder: Path, manifest: Manifest, then: Then) -> None:
    """Put the copy in the store's place, with `then` done to it: all of it or nothing.

    Raises CannotRestore for a copy of another engine.
    """
    if manifest.engine != connections[alias].vendor:
        raise CannotRestore(f"This copy is of {manifest.engine}; it goes back into {manifest.engine} only.")
    if manifest.engine == "sqlite":
        _file_in(alias, folder / FILE, then)
    else:
        _tables_in(alias, folder, manifest, then)


def _file_in(alias: str, copy: Path, then: Then) -> None:
    connection = connections[alias]
    place = Path(connection.settings_dict["NAME"])
    beside = place.with_suffix(".restoring")
    _forget_logs(beside)
    shutil.copy(copy, beside)
    beside.chmod(0o600)
    connection.close()
    connection.settings_dict["NAME"] = str(beside)
    try:
        _forward(alias)
        then()
        with connections[alias].cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("PRAGMA journal_mode = DELETE")
    finally:
        connections[alias].close()
        connection.settings_dict["NAME"] = place
    _forget_logs(place)  # first: beside the new file they would be taken for the new file's
    beside.replace(place)


def _forget_logs(file: Path) -> None:
    for ending in ("-wal", "-shm", "-journal"):
        Path(f"{file}{ending}").unlink(missing_ok=True)


def _tables_in(alias: str, folder: Path, manifest: Manifest, then: Then) -> None:
    connection = connections[alias]
    with transaction.atomic(using=alias), connection.cursor() as cursor:
        for table in tables_of(alias):
            cursor.execute(f'DROP TABLE IF EXISTS "{table}" CASCADE')
        _tables_as_they_were(alias, manifest)
        cursor.execute("TRUNCATE " + ", ".join(f'"{table}"' for table in manifest.columns) + " CASCADE")
        for table, columns in manifest.columns.items():
            _rows_in(cursor, folder / f"{table}.copy", table, columns)
        for statement in connection.ops.sequence_reset_sql(no_style(), _models_of(alias)):
            cursor.execute(statement)
        # What is checked at the end otherwise is checked now, or the tables could not be changed in the same transaction.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        _forward(alias)
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        then()
    connection.close()


def _tables_as_they_were(alias: str, manifest: Manifest) -> None:
    """The tables of the version that made the copy. Raises CannotRestore for a version we do not know."""
    executor = MigrationExecutor(connections[alias])
    latest = {app: (app, name) for app, name in sorted(manifest.migrations)}
    unknown = [step for step in latest.values() if step not in executor.loader.graph.nodes]
    if unknown:
        raise CannotRestore("This copy is from a newer version. Please install that version first.")
    executor.migrate(list(latest.values()))


def _rows_in(cursor: Any, file: Path, table: str, columns: list[str]) -> None:
    names = ", ".join(f'"{column}"' for column in columns)
    with file.open("rb") as rows, cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as into:
        while piece := rows.read(1 << 20):
            into.write(piece)


def _forward(alias: str) -> None:
    call_command("migrate", database=alias, interactive=False, verbosity=0)


def _models_of(alias: str) -> list[type[Model]]:
    return [
        model for model in apps.get_models(include_auto_created=True) if router.db_for_write(model) == alias
    ]
