"""Threads in which the hub reads the database, so that the event loop never does."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from django.db import InterfaceError, OperationalError, connections

P = ParamSpec("P")
T = TypeVar("T")

THREADS = 2
_threads = ThreadPoolExecutor(THREADS, thread_name_prefix="live")


async def in_thread(read: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a read beside the loop. A connection found dead is replaced, and the read tried once more."""
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(_threads, lambda: _read(read, *args, **kwargs))


def _read(read: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    try:
        return read(*args, **kwargs)
    except (OperationalError, InterfaceError):
        connections.close_all()
        return read(*args, **kwargs)
    finally:
        _rest()


def _rest() -> None:
    # A pooled connection goes back to its pool; a SQLite one stays open, as opening it costs more than most reads.
    for line in connections.all(initialized_only=True):
        if line.vendor == "postgresql" or line.errors_occurred:
            line.close()
