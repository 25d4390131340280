"""So many circles at once, and what that led to: how late changes are shown, and what they cost the server."""

import asyncio
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

import psutil

from bench.table import Table

LATE = 0.25
"""Seconds from a POST until the last page shows the change, which 99 of 100 changes shall keep."""
CHANGE_EVERY = 5.0
"""Seconds: a lively circle."""
LONGEST = 125.0
"""Seconds that one number of circles is measured at most."""
AGAIN = 3
"""How often a number of circles may be too late: something else on the machine may have been it."""
Made = list[dict[str, Any]]
"""For each circle its `group`, and the `cookies` of its people."""


@dataclass(frozen=True)
class Load:
    """late, usual: seconds until the last page shows a change. rate: changes shown to one listener, for each CPU second of the server.

    bytes: to one listener for one change. busy: the part of the time in which the server worked.
    """

    circles: int
    late: float
    usual: float
    rate: float
    bytes: float
    busy: float


def sizes(most: int) -> Iterator[int]:
    """Four, and then about a quarter more each time."""
    size = 4
    while size < most:
        yield size
        size += max(2, size // 4)
    yield most


async def grows(
    port: int,
    groups: Made,
    open_rooms: Callable[[Made], list[str]],
    pid: int,
    steps: Iterable[int],
    changes: int,
) -> list[Load]:
    """Let more and more circles sit, each time for about so many changes; the last is the first that is too late each time, if one is."""
    tables: list[Table] = []
    loads: list[Load] = []
    try:
        for size in steps:
            new = groups[len(tables) : size]
            rooms = await asyncio.to_thread(open_rooms, new)
            for room, one in zip(rooms, new, strict=True):
                tables.append(Table(port, room, one["cookies"]))
                await tables[-1].sit_down()
            loads.append(await _measured(tables, psutil.Process(pid), changes))
            print(loads[-1], file=sys.stderr)
            if loads[-1].late > LATE:
                break
    finally:
        for table in tables:
            table.close()
    return loads


async def _measured(tables: list[Table], server: psutil.Process, changes: int) -> Load:
    tried: list[Load] = []
    while len(tried) < AGAIN and not (tried and tried[-1].late <= LATE):
        tried.append(await _goes_on(tables, server, min(LONGEST, changes / len(tables) * CHANGE_EVERY)))
    return min(tried, key=lambda one: one.late)


async def _goes_on(tables: list[Table], server: psutil.Process, seconds: float) -> Load:
    pages = [page for table in tables for page in table.pages]
    chance = Random(len(tables))
    for table in tables:
        table.spent.clear()
    shown, size = sum(page.shown for page in pages), sum(page.size for page in pages)
    cpu, begun = _cpu(server), time.perf_counter()
    await asyncio.gather(
        *(table.goes_on(begun + seconds, CHANGE_EVERY, chance.uniform(0, CHANGE_EVERY)) for table in tables)
    )
    cpu, lasted = _cpu(server) - cpu, time.perf_counter() - begun
    shown, size = sum(page.shown for page in pages) - shown, sum(page.size for page in pages) - size
    times = sorted(one for table in tables for one in table.spent)
    late = times[min(len(times) - 1, int(len(times) * 0.99))]
    return Load(len(tables), late, statistics.median(times), shown / cpu, size / shown, cpu / lasted)


def _cpu(process: psutil.Process) -> float:
    return sum(process.cpu_times()[:2])
