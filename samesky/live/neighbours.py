"""Waking the other processes on this machine, for SQLite: each binds a datagram socket in the data folder and is sent room names.

A wake that cannot be delivered is dropped: the hub asks every five seconds anyway. Names of rooms are identifiers, never words.
"""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings

LONGEST_PATH = 100
"""Unix socket addresses end at 107 bytes; a data folder deeper than this does without."""


def call(room: str) -> None:
    """Tell every neighbour that `room` has news."""
    here = _folder()
    if here is None or not here.is_dir():
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK) as out:
        for address in here.glob("*.wake"):
            if address.stem != str(os.getpid()):
                _send(out, room, address)


@contextmanager
def address() -> Iterator[socket.socket | None]:
    """This process's ear, while it lasts; None where sockets have no place (other systems, very deep folders)."""
    here = _folder()
    if here is None:
        yield None
        return
    here.mkdir(parents=True, exist_ok=True, mode=0o700)
    mine = here / f"{os.getpid()}.wake"
    mine.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK) as ear:
        ear.bind(str(mine))
        try:
            yield ear
        finally:
            mine.unlink(missing_ok=True)


def _send(out: socket.socket, room: str, address: Path) -> None:
    try:
        out.sendto(room.encode(), str(address))
    except (ConnectionRefusedError, FileNotFoundError):
        with suppress(OSError):  # its process is gone
            address.unlink()
    except OSError:
        pass


def _folder() -> Path | None:
    if not hasattr(socket, "AF_UNIX"):
        return None
    here = Path(settings.DATA_DIR) / "wake"
    return here if len(os.fsencode(here)) < LONGEST_PATH - 12 else None
