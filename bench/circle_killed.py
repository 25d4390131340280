"""One of two processes is killed: how long until every page is live again at the other, as its browser would come back."""

import asyncio
import statistics
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace

from bench.circle_load import Made
from bench.circle_page import Page
from bench.figures import Figure
from bench.place import Place
from bench.table import Table

CATCH_UP = 3.0
"""Seconds that pages get to show what was said meanwhile."""


def live_again(place: Place, groups: Made, open_rooms: Callable[[Made], list[str]]) -> Figure:
    """Two processes, everybody's stream at the first; it is killed, and every page comes back to the second."""
    other = replace(place, port=place.port + 1, url=f"http://127.0.0.1:{place.port + 1}")
    with place.served() as first, other.served():
        rooms = open_rooms(groups)
        tables = [Table(place.port, room, one["cookies"]) for room, one in zip(rooms, groups, strict=True)]
        spent, told = asyncio.run(_killed(tables, other.port, first))
    people = len(spent)
    what = f"from kill -9 of one of two processes until all of {people} listeners are live again"
    note = f"half of them after {statistics.median(spent):.1f} s, for browsers wait 0.5 to 3 s; what was said meanwhile reached {told}"
    return Figure(what, max(spent), "s", on="SQLite", note=note)


async def _killed(
    tables: list[Table], other: int, server: subprocess.Popen[bytes]
) -> tuple[list[float], int]:
    """Seconds until each page's stream is open again, and how many pages show what was said before they came back."""
    for table in tables:
        await table.sit_down()
    pages = [page for table in tables for page in table.pages]
    server.kill()
    begun = time.perf_counter()
    for page in pages:
        page.close()
        page.goes_to(other)
    words = "Said while nobody was live."
    for page in pages:
        page.expect(lambda one: words.encode() in one.content)
    coming = [asyncio.create_task(_comes_back(page, begun)) for page in pages]
    for table in tables:
        if holder := table.holder():
            said = {"number": holder.number, "exact": "yes", "do": "say", "words": words}
            assert await holder.post("act", once=f"again-{table.room}", **said) == 200
    spent = [one for one, _ in await asyncio.gather(*coming)]
    await asyncio.sleep(CATCH_UP)
    told = sum(words.encode() in page.content for page in pages)
    for one in coming:
        one.result()[1].cancel()
    for table in tables:
        table.close()
    return spent, told


async def _comes_back(page: Page, begun: float) -> tuple[float, "asyncio.Task[None]"]:
    page.opened.clear()
    await asyncio.sleep(page.retry / 1000)
    listening = asyncio.create_task(page.listen())
    await page.opened.wait()
    return time.perf_counter() - begun, listening
