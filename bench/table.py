"""A circle of eight pages that really sits: everybody comes in, gives signs of life, and the piece goes around."""

import asyncio
import time
from collections.abc import Callable, Iterator
from itertools import count

from bench.circle_page import Page

WORDS = "It was a long week, and the small things helped more than the large ones did. " * 4
ALIVE_EVERY = 15.0
"""Seconds between the signs of life of each page, as js/circle.js gives them."""
PATIENCE = 30.0
"""Seconds after which a change that is not shown everywhere is none."""


Shows = Callable[[Page], bool]
Step = tuple[Page, str, dict[str, object], Shows]
"""Who asks for what, with which values, and what every page shows once it is done."""


class Unseen(Exception):
    """A change did not reach every page."""


class Table:
    """One circle. spent: seconds from each POST until the last page showed the change."""

    def __init__(self, port: int, room: str, cookies: list[str]) -> None:
        self.room = room
        self.pages = [Page(port, room, cookie) for cookie in cookies]
        self.spent: list[float] = []
        self._once = count()
        self._steps = self._what()
        self._tasks: list[asyncio.Task[None]] = []

    async def sit_down(self) -> None:
        """Everybody comes in and listens; the first begins, and has the piece."""
        for page in self.pages:
            await self._post(page, "arrive", {"agree": "on", "longer": "0"})
        for act in ("keep/begin", "keep/next"):
            await self._post(self.pages[0], act, {})
        self._tasks = [asyncio.create_task(page.listen()) for page in self.pages]
        await asyncio.wait_for(asyncio.gather(*(page.opened.wait() for page in self.pages)), 60)
        for page in self.pages:
            await page.look()
            assert page.number == 1, f"the circle did not begin: {page.state!r} {page.number}"
        self._tasks.append(asyncio.create_task(self._lives()))

    async def goes_on(self, until: float, every: float, first: float) -> None:
        """One change every so often, until the time is over. Raises Unseen."""
        await asyncio.sleep(first)
        while (begun := time.perf_counter()) < until:
            await self._one_change()
            await asyncio.sleep(max(0.0, every - (time.perf_counter() - begun)))

    async def _lives(self) -> None:
        """Signs of life of everybody, spread as they are among eight browsers."""
        while True:
            for page in self.pages:
                await asyncio.sleep(ALIVE_EVERY / len(self.pages))
                await page.post("here")

    async def _one_change(self) -> None:
        page, what, values, shows = next(self._steps)
        for each in self.pages:
            each.expect(shows)
        begun = time.perf_counter()
        await self._post(page, what, values)
        try:
            async with asyncio.timeout(PATIENCE):
                for each in self.pages:
                    await each.comes()
        except TimeoutError:
            seen = [f"{each.state.decode()} {each.number}" for each in self.pages]
            raise Unseen(f"{what} {values.get('do', '')}: pages show {', '.join(seen)}") from None
        self.spent.append(time.perf_counter() - begun)

    async def _post(self, page: Page, what: str, values: dict[str, object]) -> None:
        once = f"{self.room[:8]}-{next(self._once)}-{time.perf_counter()}"
        status = await page.post(what, once=once, **values)
        assert status in (200, 302), f"{what} {values.get('do')}: {status}"

    def holder(self) -> Page | None:
        return next((page for page in self.pages if page.state == b"mine"), None)

    def _what(self) -> Iterator[Step]:
        """Whoever holds the piece says something twice, then passes it on; where nobody does, the keeper goes on."""
        for turn in count():
            holder = self.holder()
            if holder is None:
                yield self.pages[0], "keep/next", {}, _has_a_turn
                continue
            common: dict[str, object] = {"number": holder.number, "exact": "yes"}
            for time_around in range(2):
                said = f"Said {turn}-{time_around}."
                yield holder, "act", {**common, "do": "say", "words": f"{said} {WORDS}"}, _reads(said)
            yield holder, "act", {**common, "do": "finish"}, _is_past(holder.number)

    def hang_up(self) -> None:
        """Every page's lines are gone; it still gives signs of life, and may listen again."""
        for page in self.pages:
            page.close()

    def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        self.hang_up()


def _reads(said: str) -> Shows:
    return lambda page: said.encode() in page.content


def _is_past(number: int) -> Shows:
    return lambda page: page.number != number


def _has_a_turn(page: Page) -> bool:
    return page.number > 0
