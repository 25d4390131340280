"""How a hub hears the rest of the bus: one listening connection to PostgreSQL, or one datagram socket on this machine."""

import asyncio
from contextlib import suppress
from typing import Any

from samesky.live import bus, neighbours


async def hear(wake: bus.Wake, missed: bus.Ear) -> None:
    """Call `wake(room)` for every wake from other processes, until cancelled; `missed()` after any time of deafness."""
    reach = bus.reaches()
    if reach == "postgresql":
        from samesky.live import postgresql  # its driver takes a tenth of a start on SQLite

        await postgresql.hear(wake, missed)
    elif reach == "machine":
        await _hear_neighbours(wake)


async def _hear_neighbours(wake: bus.Wake) -> None:
    loop = asyncio.get_running_loop()
    with neighbours.address() as ear:
        if ear is None:
            return
        loop.add_reader(ear, _read_all, ear, wake)
        try:
            await asyncio.Future()
        finally:
            loop.remove_reader(ear)


def _read_all(ear: Any, wake: bus.Wake) -> None:
    with suppress(BlockingIOError):
        while True:
            wake(ear.recv(200).decode())
