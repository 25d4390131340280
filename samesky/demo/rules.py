"""What holds in a rehearsal: the mark inside the database, and why a place may not be served.

The mark inside says the same as the file in the folder. Where the two disagree nothing is served, so neither removing the file
nor adding one turns a rehearsal into a real place, or a real place into one that opens to the cast's passphrase.
"""

from ipaddress import ip_address
from pathlib import Path

from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from samesky.demo.marks import NotNew
from samesky.people.models import HostChoice

MARK = "rehearsal"
FILLING, FULL = "filling", "full"

_FOREIGN = "This is a rehearsal, and it is served on this machine alone: "
NO_FILE = (
    "This database holds a rehearsal, and the file REHEARSAL is missing from the data folder. A rehearsal cannot become a real "
    "place: its people are not real, and their passphrase is in the documentation. Choose a new data folder with SAMESKY_DATA_DIR."
)
NO_MARK = (
    "The data folder is marked as a rehearsal, and its database is not. Nothing is served, so that no real person's account opens "
    "to a passphrase that is in the documentation. Use the database that belongs to this folder."
)
NOT_FULL = (
    "This rehearsal was not filled to its end. Remove the whole data folder (on PostgreSQL: and empty both databases), "
    "then run `samesky demo` again."
)


def must_be_empty() -> None:
    """Raises NotNew when one of the two databases holds anything already. Makes no SQLite file by looking."""
    for alias in ("default", "keys"):
        if _holds_something(connections[alias]):
            raise NotNew(
                "The database of these settings holds something already, and the rehearsal goes into an empty one only. "
                "Choose another with SAMESKY_DATABASE_URL and SAMESKY_KEYS_URL. Nothing was changed."
            )


def _holds_something(connection: BaseDatabaseWrapper) -> bool:
    if connection.vendor == "sqlite":
        file = Path(str(connection.settings_dict["NAME"]))
        return file.exists() and file.stat().st_size > 0
    return bool(connection.introspection.table_names())


def mark(state: str = FILLING) -> None:
    """Say inside the database that it is a rehearsal's."""
    HostChoice.objects.update_or_create(name=MARK, defaults={"value": state})


def marked() -> str:
    """The mark inside the database: empty in a real place."""
    return HostChoice.objects.filter(name=MARK).values_list("value", flat=True).first() or ""


def why_not_here(host: str) -> str:
    """Why a rehearsal is not served on this address, behind these settings; empty when it is, and in a real place."""
    if not settings.REHEARSAL:
        return ""
    if settings.BEHIND_PROXY:
        return _FOREIGN + "please leave SAMESKY_BEHIND_PROXY at no."
    return "" if _is_loopback(host) else _FOREIGN + "please leave --host at 127.0.0.1."


def why_not_served() -> str:
    """Why this database is not served with this folder; empty when it is. The database has its tables."""
    inside = marked()
    if bool(inside) != settings.REHEARSAL:
        return NO_FILE if inside else NO_MARK
    return NOT_FULL if inside == FILLING else ""


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
