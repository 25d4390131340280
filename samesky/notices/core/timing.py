"""When a letter goes: gathered or at once, after quiet hours, and again after a failure. Times come in; nothing here asks a clock."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

GATHERED = timedelta(hours=1)
"""At most one gathered letter in this time."""
TRIED_FOR = timedelta(days=1)
"""From the first try on; then a letter is given up."""
WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(minutes=30),
    timedelta(hours=1),
    timedelta(hours=2),
)
"""After the first failure, the second, and so on; the last one is repeated."""


@dataclass(frozen=True)
class Quiet:
    """Hours in which no letter comes, by the clock on the wall of `zone`. `end` before `start` goes past midnight."""

    start: time
    end: time
    zone: ZoneInfo

    def holds(self, at: datetime) -> bool:
        """Whether the moment lies within them. The first minute does, the last does not."""
        wall = at.astimezone(self.zone).time()
        if self.start < self.end:
            return self.start <= wall < self.end
        return wall >= self.start or wall < self.end

    def over(self, at: datetime) -> datetime:
        """The end of them, or `at` itself outside of them, in the zone `at` came in.

        Where the clock skips the end, they end as much later as it skips; where it shows it twice, the first end ends them.
        """
        if not self.holds(at):
            return at
        wall = at.astimezone(self.zone)
        day = wall.date() if wall.time() < self.end else wall.date() + timedelta(days=1)
        both = (datetime.combine(day, self.end, self.zone).replace(fold=fold) for fold in (0, 1))
        ends = [end.astimezone(at.tzinfo) for end in both]
        return min(end for end in ends if end > at and not self.holds(end))


def when_due(
    at: datetime, *, at_once: bool, through_quiet: bool, last: datetime | None, quiet: Quiet | None
) -> datetime:
    """When a letter about something told now should go. last: when the latest letter went or will go."""
    due = at if at_once or last is None else max(at, last + GATHERED)
    return due if quiet is None or through_quiet else quiet.over(due)


def next_try(at: datetime, tries: int, first: datetime) -> datetime | None:
    """When to try again after the failure number `tries` (from 1); None when it is time to give up."""
    again = at + WAITS[min(tries, len(WAITS)) - 1]
    return again if again - first <= TRIED_FOR else None
