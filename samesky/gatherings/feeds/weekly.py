"""Which series take place every week: a meetings feed knows no others."""

from datetime import datetime, timedelta

from samesky.gatherings.core.recurrence import following
from samesky.gatherings.core.rule import Freq, Rule
from samesky.gatherings.core.when import Pattern, rule_of
from samesky.gatherings.models import Series


def days_of(pattern: Pattern) -> tuple[int, ...]:
    """The days of every week, 0 for Sunday as in a meetings feed; empty when it is not every week."""
    rule = rule_of(pattern)
    if rule is None or rule.interval != 1 or rule.months or rule.days or rule.positions:
        return ()
    if rule.freq not in {Freq.WEEKLY, Freq.DAILY}:
        return ()
    return tuple(sorted({(weekday + 1) % 7 for weekday in _weekdays(rule)}))


def _weekdays(rule: Rule) -> list[int]:
    return [weekday for _, weekday in rule.weekdays] or list(range(7))


def clock_of(pattern: Pattern) -> str:
    """HH:MM, on the wall there."""
    return f"{pattern.start:%H:%M}"


def end_clock_of(pattern: Pattern) -> str:
    """HH:MM when it ends, on a day without a change of the clocks."""
    return f"{pattern.start + timedelta(minutes=pattern.minutes):%H:%M}"


def goes_on(series: Series, pattern: Pattern, at: datetime) -> bool:
    """Whether there is another one to come."""
    one = next(following(pattern, at), None)
    return one is not None and (series.ended_at is None or one.starts < series.ended_at)
