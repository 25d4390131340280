"""The bus only wakes: it says that a room has news, never what. Losing a wake costs at most the five seconds until the hub asks anyway.

In this process: a call into the hub's loop. Between processes: NOTIFY where the database is PostgreSQL; datagrams between the
processes of this machine where it is SQLite. Works without a running loop, so commands and tests can tell as well.
"""

import os
import secrets
from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction

from samesky.live import neighbours

CHANNEL = "samesky_live"
Wake = Callable[[str], None]
Ear = Callable[[], None]

_local: list[Wake] = []
_origin: tuple[int, str] = (0, "")


def wake_on_commit(room: str) -> None:
    """Called inside the writer's transaction: whoever listens to `room`, in any process, looks when it commits."""
    transaction.on_commit(partial(wake_here, room), robust=True)
    if reaches() == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, f"{origin()} {room}"])
    elif reaches() == "machine":
        transaction.on_commit(partial(neighbours.call, room), robust=True)


def wake_here(room: str) -> None:
    """Wake this process's hub, where one runs. Safe from any thread."""
    for wake in tuple(_local):
        wake(room)


def attach(wake: Wake) -> None:
    """Have `wake` called, from any thread, for every room told in this process."""
    _local.append(wake)


def detach(wake: Wake) -> None:
    """The opposite of `attach`."""
    if wake in _local:
        _local.remove(wake)


def origin() -> str:
    """This process's name on the bus, so that it does not wake itself twice. A forked process gets its own."""
    global _origin  # noqa: PLW0603
    if _origin[0] != os.getpid():
        _origin = (os.getpid(), secrets.token_hex(4))
    return _origin[1]


def reaches() -> str:
    """How far a wake goes: "postgresql" (every process that shares the database), "machine", or "process".

    Raises ImproperlyConfigured, in words for the host, when SAMESKY_BUS_URL does not fit the database.
    """
    url = str(getattr(settings, "BUS_URL", "") or "")
    if url.startswith("memory:"):
        return "process"
    if url and not url.startswith(("postgres:", "postgresql:")):
        raise ImproperlyConfigured("SAMESKY_BUS_URL can be empty, memory://, or a postgres:// address.")
    if connection.vendor == "postgresql":
        return "postgresql"
    if url:
        raise ImproperlyConfigured(
            "SAMESKY_BUS_URL names PostgreSQL while the pages are kept in SQLite. One machine needs no bus: leave it empty."
        )
    return "machine"
