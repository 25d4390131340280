"""What comes next, of one series and of a group, as a reader may know of it."""

from datetime import datetime

from django.db.models import Q

from samesky.gatherings.core.recurrence import following
from samesky.gatherings.models import Occurrence, Series
from samesky.gatherings.pattern import pattern_of
from samesky.gatherings.queries.seen import Asker, Happening, series_for
from samesky.gatherings.words import warm
from samesky.groups.models import Group


def next_of(series: Series, at: datetime, limit: int) -> list[Happening]:
    """The next times of a series whose reader was asked about already, in order; moved and cancelled ones as they are now."""
    mattering = Occurrence.objects.filter(Q(ends_at__gt=at) | Q(moved_at__isnull=False), series=series)
    rows = {row.original: row for row in mattering.select_related("room")}
    found = {}
    for one in following(pattern_of(series), at, limit + len(rows)):
        found[one.name] = Happening(series, one.name, one.starts, one.ends)
    for original, row in rows.items():
        row.series = series
        found[original] = Happening(series, original, row.starts_at, row.ends_at, row)
    ahead = [happening for happening in found.values() if happening.ends_at > at]
    return sorted(ahead, key=lambda happening: happening.starts_at)[:limit]


def next_in(asker: Asker, group: Group, at: datetime, limit: int) -> list[Happening]:
    """The group's next times that this person may know of, whichever series they are of; without what is cancelled for good."""
    found = []
    for series in going_on(asker, group, at):
        found += [one for one in next_of(series, at, limit) if not _over(one)]
    return sorted(found, key=lambda happening: happening.starts_at)[:limit]


def going_on(asker: Asker, group: Group, at: datetime) -> list[Series]:
    """The group's series that this person may know of, and that are not over at `at`; their keys are at hand."""
    open_end = Q(over_at=None) | Q(over_at__gt=at) | Q(stored__ends_at__gt=at)
    not_ended = Q(ended_at=None) | Q(ended_at__gt=at)
    many = list(
        series_for(asker)
        .filter(open_end, not_ended, group=group)
        .select_related("group")
        .order_by("first_at", "pk")
        .distinct()
    )
    warm(many)
    return many


def _over(happening: Happening) -> bool:
    ended = happening.series.ended_at
    return ended is not None and ended <= happening.starts_at
