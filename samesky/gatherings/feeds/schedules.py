"""The times of a series as HSDS tells them: with a number for the offset, which no change of the clocks moves.

So a series is told in stretches, each with its first and last day (valid_from, valid_to): a new one begins when the clocks have
changed, and after a time that is left out. Whoever reads the stretches finds exactly the times of the coming year.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid5
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from samesky.gatherings.core.recurrence import occurrences
from samesky.gatherings.core.rule import DAYS, Freq, Rule
from samesky.gatherings.core.when import Pattern, rule_of
from samesky.gatherings.models import Occurrence, Series
from samesky.gatherings.pattern import pattern_of
from samesky.gatherings.queries.seen import Happening
from samesky.kit.clock import now

Row = dict[str, Any]
AHEAD = timedelta(days=366)
MOST_SINGLE = 12
"""Of what HSDS has no rule for, the next twelve."""


@dataclass(frozen=True)
class Span:
    """One time: its begin by the clock there, how long it takes, and whether it takes place as the rule says."""

    begin: datetime
    length: timedelta
    kept: bool = True

    @property
    def day(self) -> date:
        return self.begin.date()


def schedules_of(series: Series, base: str) -> list[Row]:
    """Every stretch of the coming year, then every time that was moved."""
    pattern = pattern_of(series)
    rows = {row.original: row for row in Occurrence.objects.filter(series=series, ends_at__gt=now())}
    spans = list(_by_rule(series, pattern, rows))
    rule = rule_of(pattern)
    said = _said(rule) if rule else {}
    if said:
        told = [_row(series, base, stretch, said) for stretch in _stretches(spans)]
    else:
        told = [_row(series, base, [span]) for span in spans if span.kept][:MOST_SINGLE]
    return told + [_row(series, base, [span]) for span in _moved(series, rows)]


def _by_rule(series: Series, pattern: Pattern, rows: dict[str, Occurrence]) -> Iterator[Span]:
    """With the skipped ones, marked, so that a stretch ends there."""
    bare = Pattern(pattern.start, pattern.zone, pattern.minutes, pattern.rule)
    here = ZoneInfo(series.zone)
    for one in occurrences(bare, now(), now() + AHEAD):
        row = rows.get(one.name)
        kept = one.original.date() not in pattern.skipped and (
            row is None or _as_ruled(series, row, one.starts)
        )
        kept = kept and (series.ended_at is None or one.starts < series.ended_at)
        yield Span(one.starts.astimezone(here), one.ends - one.starts, kept)


def _as_ruled(series: Series, row: Occurrence, starts: datetime) -> bool:
    return (
        row.starts_at == starts
        and not Happening(series, row.original, row.starts_at, row.ends_at, row).cancelled
    )


def _moved(series: Series, rows: dict[str, Occurrence]) -> Iterator[Span]:
    here = ZoneInfo(series.zone)
    for row in sorted(rows.values(), key=lambda row: row.starts_at):
        gone = Happening(series, row.original, row.starts_at, row.ends_at, row).cancelled
        if row.moved_at and not gone and row.starts_at < now() + AHEAD:
            yield Span(row.starts_at.astimezone(here), row.ends_at - row.starts_at)


def _stretches(spans: list[Span]) -> Iterator[list[Span]]:
    stretch: list[Span] = []
    for span in spans:
        if stretch and (not span.kept or span.begin.utcoffset() != stretch[-1].begin.utcoffset()):
            yield stretch
            stretch = []
        if span.kept:
            stretch.append(span)
    if stretch:
        yield stretch


def _said(rule: Rule) -> Row:
    """The rule in the words of HSDS: WEEKLY or MONTHLY, with days. Empty for what it has no words for."""
    if rule.months or rule.positions or (rule.days and rule.weekdays):
        return {}
    days = ",".join(f"{nth or ''}{DAYS[day]}" for nth, day in rule.weekdays)
    if rule.freq is Freq.DAILY and rule.interval == 1 and not rule.days:
        return {"freq": "WEEKLY", "interval": 1, "byday": days or ",".join(DAYS)}
    if rule.freq is Freq.WEEKLY:
        return {"freq": "WEEKLY", "interval": rule.interval, "byday": days, "wkst": DAYS[rule.week_start]}
    if rule.freq is Freq.MONTHLY and rule.weekdays:
        return {"freq": "MONTHLY", "interval": rule.interval, "byday": days}
    if rule.freq is Freq.MONTHLY:
        return {"freq": "MONTHLY", "interval": rule.interval, "bymonthday": ",".join(map(str, rule.days))}
    return {}


def _row(series: Series, base: str, stretch: list[Span], said: Row | None = None) -> Row:
    first, last = stretch[0], stretch[-1]
    offset = first.begin.utcoffset() or timedelta()
    hours = offset / timedelta(hours=1)
    closes = first.begin.replace(tzinfo=None) + first.length
    ways = [_("in person")] * series.street + [_("online")] * (series.here or series.link)
    return {
        "id": str(uuid5(series.id, f"{first.begin:%Y%m%dT%H%M%z}")),
        "valid_from": f"{first.day}",
        "valid_to": f"{last.day}",
        "dtstart": f"{first.day}",
        "until": f"{last.day}",
        "timezone": int(hours) if hours.is_integer() else hours,
        **(said or {}),
        "opens_at": f"{first.begin:%H:%M}{_offset(first.begin)}",
        "closes_at": f"{closes:%H:%M}{_offset(first.begin)}",
        "attending_type": ", ".join(map(str, ways)),
        "schedule_link": f"{base}gatherings/{series.id}/",
    }


def _offset(at: datetime) -> str:
    """+01:00"""
    sign = f"{at:%z}"
    return f"{sign[:3]}:{sign[3:5]}"
