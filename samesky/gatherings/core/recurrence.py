"""The occurrences of a pattern in a span of time. Never asked without an end."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from samesky.gatherings.core.dates import LAST_DAY, dates, final_day
from samesky.gatherings.core.rule import FIRST_YEAR, LAST_YEAR
from samesky.gatherings.core.when import (
    Occurrence,
    Pattern,
    instant,
    local_time,
    occurrence,
    original_of,
    rule_of,
)

MOST = 1_000
"""What one question gets at most."""
_FIRST, _LAST = datetime(FIRST_YEAR - 1, 1, 1, tzinfo=UTC), datetime(LAST_YEAR + 1, 1, 1, tzinfo=UTC)
"""Nothing lies before or after."""
_TWO_DAYS = timedelta(days=2)
"""A gathering takes a day at most, and a skipped hour moves it by a day at most (Samoa, 2011)."""


def occurrences(pattern: Pattern, begin: datetime, end: datetime, limit: int = MOST) -> Iterator[Occurrence]:
    """Those of which some part lies in [begin, end), moments in UTC; in order, without skipped days, at most `limit`."""
    given = 0
    for one in _around(pattern, begin, end):
        if one.starts >= end or given >= limit:
            return
        if one.ends > begin:
            given += 1
            yield one


def following(pattern: Pattern, begin: datetime, limit: int = 1) -> Iterator[Occurrence]:
    """The next `limit` that are not over at `begin`."""
    return occurrences(pattern, begin, _LAST, limit)


def at_original(pattern: Pattern, name: str) -> Occurrence | None:
    """The occurrence with this name (`Occurrence.name`); None when the pattern has none there, or skips it."""
    original = original_of(name)
    if original is None:
        return None
    one = occurrence(pattern, original)
    return next(
        (other for other in _around(pattern, one.starts, one.ends) if other.original == original), None
    )


def last_end(pattern: Pattern) -> datetime | None:
    """The moment after which there is nothing more: for a column to search by. None for a series without an end."""
    rule = rule_of(pattern)
    if rule is None:
        return occurrence(pattern, pattern.start).ends
    if rule.until:
        return rule.until + timedelta(minutes=pattern.minutes)
    if rule.count:
        day = final_day(rule, pattern.start.date()) or LAST_DAY
        return occurrence(pattern, datetime.combine(day, pattern.start.time())).ends
    return None


def _around(pattern: Pattern, begin: datetime, end: datetime) -> Iterator[Occurrence]:
    """All of the span and a few beside it, in order."""
    rule = rule_of(pattern)
    if rule is None:
        if pattern.start.date() not in pattern.skipped:
            yield occurrence(pattern, pattern.start)
        return
    clock = pattern.start.time()
    first = (local_time(max(begin, _FIRST), pattern.zone) - _TWO_DAYS).date()
    last = local_time(min(max(end, _FIRST), _LAST), pattern.zone).date()
    for day in dates(rule, pattern.start.date(), first, last):
        if day in pattern.skipped:
            continue
        original = datetime.combine(day, clock)
        if rule.until and instant(original, pattern.zone) > rule.until:
            return
        yield occurrence(pattern, original)
