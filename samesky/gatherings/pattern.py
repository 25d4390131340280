"""From a stored series to the pattern that the core computes with."""

from datetime import date, datetime

from samesky.gatherings.core.when import Pattern
from samesky.gatherings.models import Series


def pattern_of(series: Series) -> Pattern:
    """When it happens, as the core reads it."""
    skipped = frozenset(date.fromisoformat(day) for day in series.skipped.split(",") if day)
    begin = datetime.combine(series.day, series.clock)
    return Pattern(begin, series.zone, series.minutes, series.rrule, skipped)
