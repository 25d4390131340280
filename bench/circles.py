"""Circles: how many of eight fit on one core until a change is shown too late, what a change costs beside the least it could cost,
how soon everybody is live again when a process is killed, and what the core costs by itself.
"""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from bench.circle_killed import live_again
from bench.circle_load import CHANGE_EVERY, LATE, Load, Made, grows, sizes
from bench.figures import Figure
from bench.place import Place, empty_place
from bench.table import ALIVE_EVERY

ROOT = Path(__file__).resolve().parent.parent
IN_TWO = 12
"""Circles that sit when one of two processes is killed."""
Rooms = Callable[[Made], list[str]]


def run(quick: bool) -> list[Figure]:
    most, changes = (10, 30) if quick else (24, 150)
    with tempfile.TemporaryDirectory() as folder:
        place = empty_place(Path(folder), PYTHONPATH=str(ROOT))
        groups: Made = _inside(place, ["make", str(most)])
        open_rooms: Rooms = lambda some: _inside(place, ["open"], [one["group"] for one in some])  # noqa: E731
        figures = _many(place, groups, open_rooms, changes)
        figures.append(live_again(place, groups[: 3 if quick else IN_TWO], open_rooms))
        return figures + [Figure(**figure) for figure in _inside(place, ["core", "3" if quick else "20"])]


def _inside(place: Place, words: list[str], given: Any = None) -> Any:
    command = [sys.executable, "-m", "bench.circles_inside", *words]
    done = subprocess.run(
        command, env=place.env, input=json.dumps(given), check=True, stdout=subprocess.PIPE, text=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def _many(place: Place, groups: Made, open_rooms: Rooms, changes: int) -> list[Figure]:
    """More and more circles on one core, until changes are shown too late; then as many on the bare stream."""
    with _one_core(place.served) as server:
        loads = asyncio.run(grows(place.port, groups, open_rooms, server.pid, sizes(len(groups)), changes))
    fits = max((one for one in loads if one.late <= LATE), key=lambda one: one.circles, default=None)
    shown = fits or loads[0]
    with _one_core(lambda: _bare(place)) as server:
        same = asyncio.run(grows(place.port, groups, _any_names, server.pid, [shown.circles], changes))
    return _figures(loads, fits, shown, same[0])


def _any_names(some: Made) -> list[str]:
    return [str(one["group"]) for one in some]


def _figures(loads: list[Load], fits: Load | None, shown: Load, bare: Load) -> list[Figure]:
    how = f"a change every {CHANGE_EVERY:.0f} s in each, a sign of life every {ALIVE_EVERY:.0f} s from each page"
    note = f"{how}; {_says(shown)}; the core {shown.busy:.0%} busy"
    if fits is loads[-1]:
        note = f"at least: no more were made; {note}"
    elif fits:
        over = loads[-1]
        note += f"; with {over.circles}: {_says(over)}"
    beside = f"{shown.rate:,.0f} a CPU second; bare {bare.rate:,.0f}, {_says(bare)}"
    what = "circles of 8 on one core until 1 of 100 changes is shown later than 250 ms"
    rate = "changes shown to a listener per CPU second beside a bare stream with a fragment from memory"
    return [
        Figure(what, fits.circles if fits else 0, "circles", better="more", on="SQLite", note=note),
        Figure(rate, shown.rate / bare.rate, "x", better="more", on="SQLite", note=beside),
        Figure(
            "bytes to a listener for one change",
            shown.bytes / 1000,
            "kB",
            on="SQLite",
            note="event, table, and what was said before",
        ),
    ]


def _says(load: Load) -> str:
    return f"99 of 100 within {load.late * 1000:.0f} ms, half within {load.usual * 1000:.0f} ms"


@contextmanager
def _one_core(served: Callable[[], Any]) -> Iterator[subprocess.Popen[bytes]]:
    """The server on the first core, ourselves on the others."""
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, cores[:1])
    try:
        with served() as server:
            os.sched_setaffinity(0, cores[1:] or cores)
            yield server
    finally:
        os.sched_setaffinity(0, cores)


@contextmanager
def _bare(place: Place) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "uvicorn", "bench.bare_circle:application", "--port", str(place.port)]
    server = subprocess.Popen([*command, "--log-level", "error"], cwd=ROOT, env=place.env)
    try:
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                httpx.get(f"{place.url}/circles/none/table")
                break
            except httpx.HTTPError:
                time.sleep(0.05)
        yield server
    finally:
        server.kill()
        server.wait()
