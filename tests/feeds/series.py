"""Series and their changes, without a database, and what takes place of them by our own rules."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid5

from samesky.gatherings.core.recurrence import occurrences
from samesky.gatherings.core.when import Pattern, instant, name_of, pattern_of
from samesky.gatherings.feeds.telling import Told
from samesky.gatherings.models import Occurrence, Series
from samesky.gatherings.pattern import pattern_of as pattern_of_series
from samesky.gatherings.queries.seen import Happening
from tests.feeds.parsers import Time

NAMES = UUID("5a3e0a52-8f2e-4c40-9a49-5d2f0f6f3b11")


def series_of(
    begin: datetime, zone: str, rule: str, *, minutes: int = 60, skipped: Iterable[date] = ()
) -> Series:
    pattern = pattern_of(begin, zone, minutes, rule, frozenset(skipped))
    assert isinstance(pattern, Pattern), pattern
    first = instant(pattern.start, zone)
    return Series(
        id=uuid5(NAMES, f"{begin} {zone} {rule} {minutes}"),
        day=pattern.start.date(),
        clock=time(pattern.start.hour, pattern.start.minute),
        zone=zone,
        minutes=minutes,
        rrule=pattern.rule,
        skipped=",".join(sorted(f"{day}" for day in pattern.skipped)),
        first_at=first,
        made_at=first,
        changed_at=first,
    )


def nth(series: Series, number: int) -> str:
    """The name of the nth time of it, from 0."""
    pattern = pattern_of_series(series)
    found = list(occurrences(pattern, series.first_at, series.first_at + timedelta(days=3000), number + 1))
    return name_of(found[number].original)


def row_of(
    series: Series, original: str, *, moved: timedelta | None = None, cancelled: bool = False
) -> Occurrence:
    pattern = pattern_of_series(series)
    begin = instant(datetime.strptime(original, "%Y%m%dT%H%M"), series.zone) + (moved or timedelta())  # noqa: DTZ007
    return Occurrence(
        series=series,
        original=original,
        starts_at=begin,
        ends_at=begin + timedelta(minutes=pattern.minutes),
        moved_at=series.first_at if moved else None,
        cancelled_at=series.first_at if cancelled else None,
        changed_at=series.first_at + timedelta(hours=1),
        sequence=1,
    )


def ours(series: Series, rows: Iterable[Occurrence], begin: datetime, end: datetime) -> list[Time]:
    """What takes place, by samesky.gatherings.core and the rows alone."""
    stored = {row.original: row for row in rows}
    found = [
        Happening(series, one.name, one.starts, one.ends)
        for one in occurrences(
            pattern_of_series(series), begin - timedelta(days=90), end + timedelta(days=90)
        )
        if one.name not in stored
    ]
    found += [Happening(series, row.original, row.starts_at, row.ends_at, row) for row in stored.values()]
    return sorted(
        Time(int(one.starts_at.timestamp()), int(one.ends_at.timestamp()), str(series.id))
        for one in found
        if begin <= one.starts_at < end and not one.cancelled
    )


def says_nothing(happening: Happening) -> Told:
    return Told("A gathering")
