"""Virtual time: what will happen, in order. Nothing waits; an hour passes as fast as its events are played."""

from collections.abc import Callable
from heapq import heappop, heappush

Happening = Callable[[], None]


class Evening:
    """The time of one circle in milliseconds, and what is still to come."""

    def __init__(self, begins: int) -> None:
        self.begins = begins
        self.now = begins
        self._to_come: list[tuple[int, int, Happening]] = []
        self._planned = 0

    def at(self, moment: int, what: Happening) -> None:
        """Have `what` happen at a moment; one that is past means now."""
        self._planned += 1
        heappush(self._to_come, (max(moment, self.now), self._planned, what))

    def later(self, span: int, what: Happening) -> None:
        """Have `what` happen after so many milliseconds."""
        self.at(self.now + span, what)

    def pass_until(self, end: int, over: Callable[[], bool]) -> None:
        """Let everything happen, until `end` or until it is over."""
        while self._to_come and not over():
            moment, _, what = heappop(self._to_come)
            if moment > end:
                break
            self.now = moment
            what()
