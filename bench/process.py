"""What one serving process costs: how long until it answers, and the memory it holds when nobody is there."""

import statistics
import subprocess
import tempfile
import time
from pathlib import Path

import psutil

from bench.figures import Figure
from bench.place import Place, empty_place


def run(quick: bool) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        place = empty_place(Path(folder))
        _start(place)  # the first start also makes the databases
        starts = [_start(place) for _ in range(2 if quick else 5)]
    waited, worked, held = (statistics.median(column) for column in zip(*starts, strict=True))
    note = f"{worked:.2f} s of processor time"
    return [
        Figure("cold start, until /healthz answers", waited, "s", 1.0, on="SQLite", note=note),
        Figure("memory of one idle process", held, "MB", 90.0, on="SQLite"),
    ]


def _start(place: Place) -> tuple[float, float, float]:
    """Seconds until the first answer, processor seconds of them, and megabytes of its own a moment later."""
    begun = time.monotonic()
    with place.served() as server:
        waited, worked = time.monotonic() - begun, sum(psutil.Process(server.pid).cpu_times()[:2])
        time.sleep(1)
        return waited, worked, _memory(server)


def _memory(server: subprocess.Popen[bytes]) -> float:
    top = psutil.Process(server.pid)
    return sum(process.memory_full_info().uss for process in [top, *top.children(recursive=True)]) / 1e6
