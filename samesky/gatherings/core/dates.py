"""On which days a rule falls. Whole periods are stepped over, so a series begun long ago costs nothing more.

Equal to python-dateutil for every rule that `rule.parse` lets through: tests/core/test_dates.py.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice

from samesky.gatherings.core.rule import LAST_YEAR, Freq, Rule

LAST_DAY = date(LAST_YEAR, 12, 31)


def dates(rule: Rule, start: date, first: date, last: date) -> Iterator[date]:
    """The days from `first` to `last`, both included, in order, of a series begun at `start`. COUNT is kept; UNTIL is the caller's."""
    last = min(last, LAST_DAY)
    if rule.count and (final := final_day(rule, start)) is not None:
        last = min(last, final)
    return _dates(rule, start, max(first, start), last)


@lru_cache(maxsize=4096)
def final_day(rule: Rule, start: date) -> date | None:
    """The day of the last one of a rule with COUNT; None when it would lie beyond the last year."""
    return next(islice(_dates(rule, start, start, LAST_DAY), rule.count - 1, None), None)


def count_before(rule: Rule, start: date, day: date) -> int:
    """How many there were before `day`."""
    return sum(1 for _ in dates(rule, start, start, day - timedelta(1)))


def _dates(rule: Rule, start: date, first: date, last: date) -> Iterator[date]:
    if first > last:
        return
    for day in _PERIODS[rule.freq](rule, start, first, last):
        if day > last:
            return
        if day >= first:
            yield day


def _by_day(rule: Rule, start: date, first: date, last: date) -> Iterator[date]:
    day = start + timedelta(_stepped((first - start).days, rule.interval))
    step = timedelta(rule.interval)
    wanted = {weekday for _, weekday in rule.weekdays}
    while day <= last:
        if (
            (not rule.months or day.month in rule.months)
            and (not wanted or day.weekday() in wanted)
            and (
                not rule.days
                or day.day in rule.days
                or day.day - monthrange(day.year, day.month)[1] - 1 in rule.days
            )
        ):
            yield day
        day += step


def _by_week(rule: Rule, start: date, first: date, last: date) -> Iterator[date]:
    monday = start - timedelta((start.weekday() - rule.week_start) % 7)
    step = timedelta(7 * rule.interval)
    monday += timedelta(_stepped((first - monday).days, 7 * rule.interval))
    ahead = sorted((weekday - rule.week_start) % 7 for _, weekday in rule.weekdays)
    while monday <= last:
        for days in ahead:
            day = monday + timedelta(days)
            if not rule.months or day.month in rule.months:
                yield day
        monday += step


def _by_month(rule: Rule, start: date, first: date, last: date) -> Iterator[date]:
    begun = start.year * 12 + start.month - 1
    month = begun + _stepped(first.year * 12 + first.month - 1 - begun, rule.interval)
    while month <= last.year * 12 + last.month - 1:
        year, number = month // 12, month % 12 + 1
        if not rule.months or number in rule.months:
            yield from _at(rule.positions, _in_month(rule, year, number))
        month += rule.interval


def _by_year(rule: Rule, start: date, first: date, last: date) -> Iterator[date]:
    for year in range(
        start.year + _stepped(first.year - start.year, rule.interval), last.year + 1, rule.interval
    ):
        months = rule.months or range(1, 13)
        yield from _at(rule.positions, [day for number in months for day in _in_month(rule, year, number)])


_PERIODS = {Freq.DAILY: _by_day, Freq.WEEKLY: _by_week, Freq.MONTHLY: _by_month, Freq.YEARLY: _by_year}


def _stepped(distance: int, step: int) -> int:
    """The largest multiple of `step` up to `distance`."""
    return distance // step * step


def _in_month(rule: Rule, year: int, month: int) -> list[date]:
    """The days of one month that fit BYMONTHDAY and BYDAY."""
    weekday, length = monthrange(year, month)
    numbers = {n if n > 0 else length + 1 + n for n in rule.days} if rule.days else set(range(1, length + 1))
    if rule.weekdays:
        numbers &= {number for pair in rule.weekdays for number in _nth(*pair, weekday, length)}
    return [date(year, month, number) for number in sorted(numbers) if 1 <= number <= length]


def _nth(nth: int, wanted: int, weekday: int, length: int) -> range | list[int]:
    """The numbers of the days that are the nth `wanted` (0: each) of a month that begins on `weekday`."""
    all_of_them = range(1 + (wanted - weekday) % 7, length + 1, 7)
    if not nth:
        return all_of_them
    at = nth - 1 if nth > 0 else len(all_of_them) + nth
    return [all_of_them[at]] if 0 <= at < len(all_of_them) else []


def _at(positions: tuple[int, ...], days: list[date]) -> list[date]:
    if not positions:
        return days
    places = {at - 1 if at > 0 else len(days) + at for at in positions}
    return [day for place, day in enumerate(days) if place in places]
