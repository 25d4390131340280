"""The event stream: what a delivery costs beside the least it could cost, how soon the last of 200 hears, and what a stream holds."""

import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

from bench.crowd import Crowd
from bench.figures import Figure
from bench.place import Place, empty_place

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = "bench.live_settings"


@dataclass(frozen=True)
class Hall:
    """How many rooms, and how many listen in each."""

    rooms: int
    each: int

    @property
    def listeners(self) -> int:
        return self.rooms * self.each

    def names(self) -> list[str]:
        return [f"group:{number}" for number in range(self.rooms)]


ONE_LARGE = Hall(1, 1_000)
MANY_SMALL = Hall(10, 20)


def run(quick: bool) -> list[Figure]:
    return asyncio.run(_all(quick))


async def _all(quick: bool) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        place = empty_place(Path(folder), DJANGO_SETTINGS_MODULE=SETTINGS, PYTHONPATH=str(ROOT))
        times = 10 if quick else 40
        large = await _beside_bare(place, ONE_LARGE, times)
        small = await _beside_bare(place, MANY_SMALL, times * 5)
        return [*large, small[0], await _until_the_last(place, 20 if quick else 60)]


async def _beside_bare(place: Place, hall: Hall, times: int) -> list[Figure]:
    bare_rate, bare_kilobytes = await _rate(hall, times, place, _bare)
    rate, kilobytes = await _rate(hall, times, place, _ours)
    what = f"deliveries per CPU second beside a bare stream, rooms of {hall.each:,}"
    note = f"{rate:,.0f} a CPU second; bare {bare_rate:,.0f}; commits, reads and rights are in ours"
    aim = 0.6 if hall is ONE_LARGE else None
    return [
        Figure(what, rate / bare_rate, "x", aim, "more", "SQLite", note=note),
        Figure("memory of one open stream", kilobytes, "kB", on="SQLite", note=f"bare {bare_kilobytes:.1f}"),
    ]


@contextmanager
def _bare(place: Place) -> Iterator[subprocess.Popen[bytes]]:
    command = [
        sys.executable,
        "-m",
        "uvicorn",
        "bench.bare_stream:application",
        "--port",
        str(place.port),
        "--log-level",
        "error",
    ]
    server = subprocess.Popen(command, cwd=ROOT, env=place.env)
    try:
        _until(lambda: httpx.get(f"{place.url}/tell?rooms=x&times=0&pause=0").is_success)
        yield server
    finally:
        server.kill()
        server.wait()


@contextmanager
def _ours(place: Place) -> Iterator[subprocess.Popen[bytes]]:
    with place.served() as server:
        yield server


async def _rate(
    hall: Hall, times: int, place: Place, served: Callable[[Place], object]
) -> tuple[float, float]:
    """Deliveries per CPU second of the server, and kB that each open stream holds."""
    with served(place) as server:  # type: ignore[attr-defined]
        process = psutil.Process(server.pid)
        cookies = ["none=0"] * hall.listeners if served is _bare else _cookies(place, hall.listeners)
        before = process.memory_full_info().uss
        crowd = Crowd(place.port)
        await crowd.join(hall.names(), cookies)
        kilobytes = (process.memory_full_info().uss - before) / 1000 / hall.listeners
        await _tell(place, hall, 2, crowd)
        cpu = sum(process.cpu_times()[:2])
        await _tell(place, hall, times, crowd)
        spent = sum(process.cpu_times()[:2]) - cpu
        crowd.go()
    return times * hall.listeners / spent, kilobytes


async def _tell(place: Place, hall: Hall, times: int, crowd: Crowd) -> None:
    crowd.expect(times * hall.listeners)
    pause = 0.05
    async with httpx.AsyncClient(timeout=60) as client:
        await client.get(
            f"{place.url}/tell", params={"rooms": ",".join(hall.names()), "times": times, "pause": pause}
        )
    await crowd.hears()


async def _until_the_last(place: Place, times: int) -> Figure:
    with _bare(place):
        bare = await _posts(place, ["none=0"] * 200, times, "tell?rooms=group:last&times=1&pause=0")
    with place.served():
        spent = await _posts(place, _cookies(place, 200), times, "say")
    within = statistics.quantiles(spent, n=20)[-1] * 1000
    note = f"95 of 100 within {within:.0f} ms; bare, which writes nothing: {statistics.median(bare) * 1000:.1f} ms"
    value = statistics.median(spent) * 1000
    what = "POST to the last of 200 listeners' event, median"
    return Figure(what, value, "ms", 15, on="SQLite", elsewhere="48-1,089", note=note)


async def _posts(place: Place, cookies: list[str], times: int, path: str) -> list[float]:
    """Seconds from each POST to the moment when the last listener has its event."""
    crowd = Crowd(place.port)
    await crowd.join(["group:last"], cookies)
    async with httpx.AsyncClient() as client:
        spent = [await _one_post(f"{place.url}/{path}", client, crowd) for _ in range(times)]
    crowd.go()
    return spent


async def _one_post(address: str, client: httpx.AsyncClient, crowd: Crowd) -> float:
    await asyncio.sleep(0.05)
    crowd.expect(len(crowd.ears))
    begun = time.perf_counter()
    (await client.post(address, content=json.dumps({"room": "group:last"}))).raise_for_status()
    return await crowd.hears() - begun


def _cookies(place: Place, count: int) -> list[str]:
    cookies: list[str] = httpx.get(f"{place.url}/enter", params={"n": count}, timeout=60).json()
    return cookies


def _until(ready: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            if ready():
                return
        except httpx.HTTPError:
            time.sleep(0.02)
    raise RuntimeError("the server did not start")
