"""What deleted rows leave behind in the files of a database, and how it goes.

SQLite: `secure_delete` overwrites deleted rows, and a checkpoint empties the write-ahead log, where older pages still lie.
PostgreSQL: VACUUM frees the space for new rows, but old bytes stay in its files and logs until they are overwritten or recycled.
The small table of keys is therefore written anew (VACUUM FULL), so that no file of it holds the bytes; the server's own log still does
until it is recycled. That is why words are sealed, and why destroying the key is what makes them gone (docs/keys-and-backups.md).
"""

from django.db import OperationalError, connections

PATIENCE = 2000
"""Milliseconds to wait for readers of older pages; the usual 20 seconds would hold up everybody who writes."""


def wipe_traces(alias: str) -> bool:
    """Empty the database's write-ahead log. False when somebody still read from it: try again a little later.

    On PostgreSQL the table of keys is written anew. Inside a transaction nothing can be done, and True says only that.
    """
    connection = connections[alias]
    if connection.in_atomic_block:
        return True
    if connection.vendor == "postgresql":
        return _vacuum(alias)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        before = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy: int = cursor.fetchone()[0]
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {int(before)}")
    return not busy


def _vacuum(alias: str) -> bool:
    if alias != "keys":  # the large tables are left to autovacuum: their words are sealed
        return True
    with connections[alias].cursor() as cursor:
        cursor.execute(f"SET lock_timeout = {PATIENCE}")
        try:
            cursor.execute("VACUUM FULL keystore_datakey")
        except OperationalError:
            return False
        finally:
            cursor.execute("SET lock_timeout = DEFAULT")
    return True
