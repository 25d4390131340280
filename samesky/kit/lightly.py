"""Writes that nobody would miss if the machine lost its power: they do not wait until the disk has them.

Everything else does wait (synchronous=FULL in the settings). A process that is killed loses nothing either way, and the next write that
waits brings these to the disk with it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def lightly() -> Iterator[None]:
    """For one write, outside a transaction; inside one it is as durable as all of it."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic():
            _say("SET LOCAL synchronous_commit TO OFF")
            yield
    else:
        _say("PRAGMA synchronous=NORMAL")
        try:
            yield
        finally:
            _say("PRAGMA synchronous=FULL")


def _say(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
