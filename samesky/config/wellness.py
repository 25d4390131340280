"""What the doctor looks at in the house itself: keys, folders, stores, settings, backups."""

import json
import os
import stat
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from samesky.config import backup, options
from samesky.kit.clock import now
from samesky.kit.wellness import Unwell
from samesky.people import printing
from samesky.people.hostkey import HostKeyMissing
from samesky.people.keyring import host_keys

NOT_OURS = {"SAMESKY_PART"}
"""Names that our own processes give each other."""
BACKUP_GROWS_OLD = timedelta(days=2)
WANTED = {"journal_mode": "wal", "secure_delete": 1, "foreign_keys": 1, "synchronous": 2}


def unknown_names() -> Iterator[Unwell]:
    """SAMESKY_* names nobody knows: most often a slip of the pen, and the setting is not what the host thinks."""
    known = {option.name for option in options.OPTIONS} | NOT_OURS
    for name in sorted(name for name in os.environ if name.startswith("SAMESKY_") and name not in known):
        yield Unwell(f"{name} is set, and nothing here is called that.", "Compare it with the list above.")


def host_key() -> Iterator[Unwell]:
    """Whether there is one, only its owner can read it, it was printed, and it opens the keys."""
    try:
        keys = host_keys()
    except HostKeyMissing as missing:
        to_do = "Type it in from paper (samesky keys enter). In a new place samesky serve makes one."
        yield Unwell(f"There is no usable host key: {missing}.", to_do)
        return
    if not settings.HOST_KEY and settings.HOST_KEY_FILE.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        yield Unwell("Others on this machine can read the host key.", f"chmod 600 {settings.HOST_KEY_FILE}")
    if not printing.was_printed(settings.DATA_DIR, keys) and not settings.REHEARSAL:
        to_do = "Run samesky keys print and keep the paper where you keep what matters most."
        yield Unwell(
            "The host key was never printed. If this disk dies, every word here is lost.", to_do, grave=False
        )
    if len(keys.pairs) > 1:
        yield Unwell(
            "A rotation of the host key is not finished.", "Run samesky keys rotate again.", grave=False
        )
    yield from _keys_that_do_not_open()


def _keys_that_do_not_open() -> Iterator[Unwell]:
    from samesky.people.restoring import host_keys_missing

    if "keystore_datakey" not in connections["keys"].introspection.table_names():
        return
    for name in sorted(host_keys_missing()):
        to_do = f"Add the host key called {name} (on paper?) as a further line of host.key, then samesky keys rotate."
        yield Unwell(f"Some data keys were wrapped by a host key that is not here ({name}).", to_do)


def folder() -> Iterator[Unwell]:
    """Whether the data folder is there, writable, and closed to others."""
    place = Path(settings.DATA_DIR)
    if not place.is_dir():
        yield Unwell(f"The data folder {place} is not there yet.", "samesky serve makes it.")
        return
    if not os.access(place, os.W_OK):
        yield Unwell(f"The data folder {place} cannot be written to.", "Give it to the user samesky runs as.")
    if place.stat().st_mode & stat.S_IRWXO:
        yield Unwell(
            "Others on this machine can look into the data folder.", f"chmod 700 {place}", grave=False
        )
    for left in place.glob("*.restoring"):
        yield Unwell(
            f"A restore was interrupted and left {left.name}.", "Run samesky restore again; it removes it."
        )


def stores() -> Iterator[Unwell]:
    """Whether both stores answer, are set up as they should be, and know this version's tables."""
    for alias, name in (("default", "database"), ("keys", "key store")):
        try:
            yield from _store(alias, name)
        except Exception as error:
            to_do = "See that it runs, and that the address in the settings is right."
            yield Unwell(f"The {name} does not answer ({type(error).__name__}).", to_do)
    if _same_place():
        yield Unwell(
            "Data and keys are in the same database.", "Give SAMESKY_KEYS_URL a database of its own."
        )


def _store(alias: str, name: str) -> Iterator[Unwell]:
    connection = connections[alias]
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        yield Unwell(f"There is no {name} yet.", "samesky serve makes it.")
        return
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield Unwell(
            f"The {name} is not up to date with this version.", "samesky serve brings it up to date."
        )
    if connection.vendor == "sqlite":
        yield from _sqlite(alias, name)


def _sqlite(alias: str, name: str) -> Iterator[Unwell]:
    with connections[alias].cursor() as cursor:
        for setting, wanted in WANTED.items():
            cursor.execute(f"PRAGMA {setting}")
            found = cursor.fetchone()[0]
            if found != wanted:
                to_do = "The folder may be on a network disk: SQLite needs one of its own, or use PostgreSQL."
                yield Unwell(
                    f"SQLite does not keep {setting}={wanted} for the {name} (it says {found}).", to_do
                )


def _same_place() -> bool:
    one, other = (connections[alias].settings_dict for alias in ("default", "keys"))
    return all(one[part] == other[part] for part in ("ENGINE", "NAME", "HOST", "PORT"))


def doors() -> Iterator[Unwell]:
    """Addresses and cookies."""
    plain = [address for address in settings.ADDRESSES if address.startswith("http://")]
    near = ("http://127.", "http://localhost", "http://[::1]")
    for address in plain:
        if not address.startswith(near):
            to_do = "Put a proxy with https in front (docs), and set SAMESKY_ADDRESS to https://..."
            yield Unwell(f"{address} is not https: passphrases and words could be read on the way.", to_do)
    if settings.HTTPS and not settings.BEHIND_PROXY:
        to_do = "Set SAMESKY_BEHIND_PROXY=yes where a proxy of yours stands in front and sets X-Forwarded-For and -Proto."
        yield Unwell("https is wanted, but no proxy is said to stand in front.", to_do, grave=False)
    if not settings.RATE_LIMITS:
        yield Unwell(
            "Doors may be tried without end (SAMESKY_RATE_LIMITS=no).", "Only for load tests: take it out."
        )


def backups() -> Iterator[Unwell]:
    """How old the last backup is, and whether key copies lie about for too long."""
    if settings.REHEARSAL:
        return
    file = Path(settings.DATA_DIR) / backup.NOTE
    if not file.exists():
        yield Unwell("No backup was ever made.", "samesky backup DIR, and once a day from cron.", grave=False)
        return
    last = json.loads(file.read_text())
    at, place = datetime.fromisoformat(last["at"]), Path(last["folder"])
    if now() - at > BACKUP_GROWS_OLD:
        yield Unwell(
            f"The last backup is of {at:%d %B %Y}.", "samesky backup DIR, once a day from cron.", grave=False
        )
    if any(now() - made > backup.KEYS_LAST for made, _ in backup.copies(place, "keys")):
        to_do = f"Run samesky backup {place}: it removes them. Whoever left was promised that."
        yield Unwell("There are copies of keys older than seven days.", to_do)


LOOKS = (unknown_names, folder, host_key, stores, doors, backups)
