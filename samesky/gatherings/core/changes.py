"""A series with what was changed in single occurrences: cancelled, moved, made longer; and days that are skipped."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from heapq import merge
from itertools import islice

from samesky.gatherings.core.dates import dates
from samesky.gatherings.core.recurrence import MOST, occurrences
from samesky.gatherings.core.when import Occurrence, Pattern, instant, local_time, original_of, rule_of


@dataclass(frozen=True)
class Change:
    """What is stored of one occurrence. name: `Occurrence.name`; starts, ends: in UTC, as they are now."""

    name: str
    starts: datetime
    ends: datetime
    cancelled: bool = False


def merged(
    pattern: Pattern, changes: Iterable[Change], begin: datetime, end: datetime, limit: int = MOST
) -> Iterator[Occurrence]:
    """The series as it is now, in [begin, end), in order: one that was moved in appears, one that was moved out does not.

    What is stored counts also when the pattern no longer has it: somebody may be waiting for it. Cancelled ones are given too,
    marked, so that a page can say so.
    """
    stored = {change.name: change for change in changes}
    planned = occurrences(pattern, begin, end, limit + len(stored))
    inside = (_as_now(one, pattern.zone) for one in stored.values() if one.starts < end and one.ends > begin)
    both = merge((one for one in planned if one.name not in stored), sorted(inside, key=_order), key=_order)
    return islice(both, limit)


def _as_now(change: Change, zone: str) -> Occurrence:
    original = original_of(change.name) or local_time(change.starts, zone)
    return Occurrence(original, change.starts, change.ends, change.cancelled)


def _order(one: Occurrence) -> tuple[datetime, datetime]:
    return one.starts, one.original


def skip(pattern: Pattern, days: Iterable[date]) -> Pattern:
    """Without those of these local days (holidays, or typed by hand) on which it would fall."""
    return replace(pattern, skipped=pattern.skipped | {day for day in days if _falls_on(pattern, day)})


def unskip(pattern: Pattern, days: Iterable[date]) -> Pattern:
    """With these days again."""
    return replace(pattern, skipped=pattern.skipped - frozenset(days))


def _falls_on(pattern: Pattern, day: date) -> bool:
    rule = rule_of(pattern)
    if rule is None:
        return day == pattern.start.date()
    if rule.until and instant(datetime.combine(day, pattern.start.time()), pattern.zone) > rule.until:
        return False
    return any(dates(rule, pattern.start.date(), day, day))
