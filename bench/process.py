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
    return [
        Figure(
            "cold start, until /healthz answers",
            statistics.median(s for s, _ in starts),
            "s",
            1.0,
            on="SQLite",
        ),
        Figure(
            "memory of one idle process", statistics.median(m for _, m in starts), "MB", 90.0, on="SQLite"
        ),
    ]


def _start(place: Place) -> tuple[float, float]:
    """Seconds until the first answer, and megabytes (unique to the processes) a moment later."""
    begun = time.monotonic()
    with place.served() as server:
        seconds = time.monotonic() - begun
        time.sleep(1)
        return seconds, _memory(server)


def _memory(server: subprocess.Popen[bytes]) -> float:
    top = psutil.Process(server.pid)
    return sum(process.memory_full_info().uss for process in [top, *top.children(recursive=True)]) / 1e6
