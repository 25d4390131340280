"""Circles: how many of eight fit on one core until a change is shown too late, what a change costs beside the least it could cost,
how soon everybody is live again when a process is killed, and what the core costs by itself.
"""

import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import httpx
import psutil

from bench.figures import Figure
from bench.place import Place, empty_place
from bench.table import Table

ROOT = Path(__file__).resolve().parent.parent
LATE = 0.25
"""Seconds from a POST until the last page shows the change, which 99 of 100 changes shall keep."""
CHANGE_EVERY, ALIVE_EVERY = 5.0, 15.0
"""Seconds: a lively circle; and the sign of life of each page, as js/circle.js gives it."""
Made = list[dict[str, Any]]


@dataclass(frozen=True)
class Load:
    """What so many circles at once led to. rate: changes shown to one listener, for each CPU second of the server."""

    circles: int
    late: float
    usual: float
    rate: float
    bytes: float
    busy: float


def run(quick: bool) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        place = empty_place(Path(folder), PYTHONPATH=str(ROOT))
        made: Made = _inside(place, "make", "60" if quick else "150")
        figures = [*_many(place, made, quick), _live_again(place, made[:12])]
        return figures + [Figure(**figure) for figure in _inside(place, "core", "3" if quick else "20")]


def _inside(place: Place, *words: str) -> Any:
    command = [sys.executable, "-m", "bench.circles_inside", *words]
    done = subprocess.run(command, env=place.env, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def _many(place: Place, made: Made, quick: bool) -> list[Figure]:
    """More and more circles on one core, until changes are shown too late."""
    seconds, loads = (8.0, []) if quick else (25.0, list[Load]())
    with ExitStack() as kept_open:
        server = kept_open.enter_context(_on_one_core(place))
        sizes = _sizes(len(made))
        for number in sizes:
            loads.append(_load(place, made[:number], server, seconds))
            if loads[-1].late > LATE:
                break
    fits = max((one for one in loads if one.late <= LATE), key=lambda one: one.circles, default=None)
    shown = fits or loads[0]
    with _bare(place) as server:
        bare = _load(place, made[: shown.circles], server, seconds)
    how = f"a change every {CHANGE_EVERY:.0f} s in each, a sign of life every {ALIVE_EVERY:.0f} s from each page"
    note = f"{how}; 99 of 100 within {shown.late * 1000:.0f} ms, half within {shown.usual * 1000:.0f} ms; the core {shown.busy:.0%} busy"
    if shown is loads[-1]:
        note = f"at least: no more were made; {note}"
    return [
        Figure(
            "circles of 8 on one core until 1 of 100 changes is shown later than 250 ms",
            fits.circles if fits else 0,
            "circles",
            better="more",
            on="SQLite",
            note=note,
        ),
        Figure(
            "changes shown to a listener per CPU second beside a bare stream with a fragment from memory",
            shown.rate / bare.rate,
            "x",
            better="more",
            on="SQLite",
            note=f"{shown.rate:,.0f} a CPU second; bare {bare.rate:,.0f}, within {bare.late * 1000:.0f} ms",
        ),
        Figure(
            "bytes to a listener for one change",
            shown.bytes / 1000,
            "kB",
            on="SQLite",
            note="event and table",
        ),
    ]


def _sizes(most: int) -> Iterator[int]:
    size = 4.0
    while size < most:
        yield int(size)
        size *= 1.4
    yield most


def _load(place: Place, made: Made, server: subprocess.Popen[bytes], seconds: float) -> Load:
    return asyncio.run(_sat_through(place, made, psutil.Process(server.pid), seconds))


async def _sat_through(place: Place, made: Made, server: psutil.Process, seconds: float) -> Load:
    tables = [Table(place.port, one["room"], one["cookies"]) for one in made]
    for table in tables:
        await table.sit_down()
    pages = [page for table in tables for page in table.pages]
    chance = Random(len(made))
    before, begun = (
        (sum(page.shown for page in pages), sum(page.size for page in pages)),
        time.perf_counter(),
    )
    cpu, until = _cpu(server), begun + seconds
    await asyncio.gather(
        *(table.goes_on(until, CHANGE_EVERY, chance.uniform(0, CHANGE_EVERY)) for table in tables),
        *(table.lives(until, ALIVE_EVERY) for table in tables),
    )
    spent, lasted = _cpu(server) - cpu, time.perf_counter() - begun
    shown, size = sum(page.shown for page in pages) - before[0], sum(page.size for page in pages) - before[1]
    for table in tables:
        table.close()
    times = sorted(one for table in tables for one in table.spent)
    late = times[min(len(times) - 1, int(len(times) * 0.99))]
    return Load(len(made), late, statistics.median(times), shown / spent, size / shown, spent / lasted)


def _cpu(process: psutil.Process) -> float:
    return sum(process.cpu_times()[:2])


@contextmanager
def _on_one_core(place: Place) -> Iterator[subprocess.Popen[bytes]]:
    """The server on the first core, ourselves on the others."""
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, cores[:1])
    try:
        with place.served() as server:
            os.sched_setaffinity(0, cores[1:] or cores)
            yield server
    finally:
        os.sched_setaffinity(0, cores)


@contextmanager
def _bare(place: Place) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "uvicorn", "bench.bare_circle:application", "--port", str(place.port)]
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, cores[:1])
    server = subprocess.Popen([*command, "--log-level", "error"], cwd=ROOT, env=place.env)
    os.sched_setaffinity(0, cores[1:] or cores)
    try:
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                httpx.get(f"{place.url}/table")
                break
            except httpx.HTTPError:
                time.sleep(0.05)
        yield server
    finally:
        os.sched_setaffinity(0, cores)
        server.kill()
        server.wait()


def _live_again(place: Place, made: Made) -> Figure:
    """Two processes, everybody's stream at the first; it is killed, and every page comes back to the second as its browser would."""
    other = replace(place, port=place.port + 1, url=f"http://127.0.0.1:{place.port + 1}")
    with place.served() as first, other.served():
        spent, told = asyncio.run(_killed(place.port, other.port, made, first))
    people = sum(len(one["cookies"]) for one in made)
    what = f"from kill -9 of one of two processes until all of {people} listeners are live again"
    note = f"half of them after {statistics.median(spent):.1f} s, for browsers wait 0.5 to 3 s; what was said meanwhile reached {told}"
    return Figure(what, max(spent), "s", on="SQLite", note=note)


async def _killed(
    port: int, other: int, made: Made, server: subprocess.Popen[bytes]
) -> tuple[list[float], int]:
    tables = [Table(port, one["room"], one["cookies"]) for one in made]
    for table in tables:
        await table.sit_down()
    pages = [page for table in tables for page in table.pages]
    await tables[0].goes_on(time.perf_counter() + 0.5, 1.0, 0)
    server.kill()
    begun = time.perf_counter()
    for table in tables:
        table.close()

    async def comes_back(page: Any) -> float:
        page.port = page.line.port = other
        await asyncio.sleep(page.retry / 1000)
        page.opened.clear()
        listening.append(asyncio.create_task(page.listen()))
        await page.opened.wait()
        return time.perf_counter() - begun

    listening: list[asyncio.Task[None]] = []
    before = [page.shown for page in pages]
    holders = [next(page for page in table.pages if page.state == b"mine") for table in tables]
    for page in holders:
        page.line.port = other
        await page.post(
            "act", once=f"again-{page.room}", number=page.number, exact="yes", do="say", words="Still here."
        )
    spent = list(await asyncio.gather(*(comes_back(page) for page in pages)))
    await asyncio.sleep(3)
    told = sum(page.shown > was for page, was in zip(pages, before, strict=True))
    for task in listening:
        task.cancel()
    for page in pages:
        page.close()
    return spent, told
