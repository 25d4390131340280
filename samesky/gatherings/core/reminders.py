"""Which reminders still make sense: each once, none after the beginning, and after a time of standstill only the nearest."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

USUAL = (24 * 60, 60)
"""Minutes before the start: a day and an hour."""
CHOICES = (7 * 24 * 60, 2 * 24 * 60, 24 * 60, 3 * 60, 60, 15)
"""What somebody may choose from."""


@dataclass(frozen=True)
class Due:
    """send: the reminder to send now, in minutes before the start, or None. settled: all that are not to be thought of again, `send`
    among them."""

    send: int | None
    settled: tuple[int, ...]


def due(
    starts: datetime, wanted: Collection[int], settled: Collection[int], since: datetime, now: datetime
) -> Due:
    """What is due at `now` for somebody who said yes at `since` and wants reminders so many minutes before.

    One whose moment had passed when they said yes is dropped: they know. Of several that are late only the nearest is sent, so that
    nobody gets two for the same. Once it has begun, all are dropped.
    """
    open_ones = [minutes for minutes in sorted(set(wanted)) if minutes not in settled]
    if now >= starts:
        return Due(None, tuple(open_ones))
    reached = [minutes for minutes in open_ones if _moment(starts, minutes) <= now]
    fresh = [minutes for minutes in reached if _moment(starts, minutes) > since]
    closer = [minutes for minutes in settled if fresh and minutes < fresh[0]]
    return Due(fresh[0] if fresh and not closer else None, tuple(reached))


def next_at(starts: datetime, wanted: Collection[int], settled: Collection[int]) -> datetime | None:
    """When to look again; None when nothing is left."""
    open_ones = [minutes for minutes in wanted if minutes not in settled]
    return _moment(starts, max(open_ones)) if open_ones else None


def _moment(starts: datetime, minutes: int) -> datetime:
    return starts - timedelta(minutes=minutes)
