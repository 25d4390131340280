"""When every series happens, kept in memory week by week: asked often, changed seldom.

Only patterns are kept, never words, and rights are asked again of the database for whatever is shown.
"""

from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, islice
from threading import Lock
from uuid import UUID

from samesky.gatherings.core.recurrence import occurrences
from samesky.gatherings.core.when import Pattern
from samesky.gatherings.models import Series
from samesky.gatherings.pattern import pattern_of
from samesky.kit.clock import now

MOST_WEEKS = 60
WEEK = timedelta(days=7)
LATE = timedelta(minutes=2)
"""A change may be seen so much later than its time says: transactions take time, and clocks differ."""


@dataclass(frozen=True)
class Entry:
    """A series as the finder sifts it. until: nothing begins from then on."""

    id: UUID
    group_id: UUID
    who: str
    kind: str
    languages: frozenset[str]
    online: bool
    in_a_place: bool
    pattern: Pattern
    until: datetime | None
    changed_at: datetime


@dataclass(frozen=True)
class Time:
    """One time of a series, as its rule has it."""

    starts: datetime
    entry: Entry
    original: str
    ends: datetime


def entry_of(series: Series) -> Entry:
    return Entry(
        series.id,
        series.group_id,
        series.who,
        series.kind,
        frozenset(code for code in series.languages.split(",") if code),
        series.here or series.link,
        series.street,
        pattern_of(series),
        series.ended_at,
        series.changed_at,
    )


class Weeks:
    """What happens in which week, computed when it is first asked for, and again only for series that changed."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._version = 0
        self._read_until: datetime | None = None
        self._entries: dict[UUID, Entry] = {}
        self._weeks: OrderedDict[datetime, dict[UUID, list[Time]]] = OrderedDict()
        self._sorted: dict[datetime, list[Time]] = {}

    def forget(self) -> None:
        """Read everything anew."""
        with self._lock:
            self._read_until = None
            self._entries.clear()
            self._weeks.clear()
            self._sorted.clear()
            self._version += 1

    @property
    def version(self) -> int:
        """Another number after every change that was read."""
        return self._version

    def entry(self, series_id: UUID) -> Entry | None:
        """The series as it was when times were last asked for."""
        return self._entries.get(series_id)

    def entries(self) -> list[Entry]:
        """All of them, as they were when times were last asked for."""
        return list(self._entries.values())

    def times(self, begin: datetime, end: datetime) -> Iterator[Time]:
        """All that begin in [begin, end), in order. Read no further than needed."""
        with self._lock:
            self._read_changes()
            lists, week = [], _week_of(begin)
            while week < end:
                lists.append(self._week(week))
                week += WEEK
        return chain.from_iterable(_part(found, begin, end) for found in lists)

    def _read_changes(self) -> None:
        changed = Series.objects.all()
        asked_at = now()
        if self._read_until is not None:
            changed = changed.filter(changed_at__gt=self._read_until - LATE)
        for series in changed.defer("words_sealed"):
            before = self._entries.get(series.id)
            if before is None or before.changed_at != series.changed_at:
                self._entries[series.id] = entry_of(series)
                self._compute_again(series.id)
                self._version += 1
        self._read_until = asked_at

    def _compute_again(self, series_id: UUID) -> None:
        for week, by_series in self._weeks.items():
            by_series[series_id] = times_in(self._entries[series_id], week, week + WEEK)
            self._sorted.pop(week, None)

    def _week(self, week: datetime) -> list[Time]:
        if week not in self._weeks:
            self._weeks[week] = {
                entry.id: times_in(entry, week, week + WEEK) for entry in self._entries.values()
            }
            while len(self._weeks) > MOST_WEEKS:
                gone, _ = self._weeks.popitem(last=False)
                self._sorted.pop(gone, None)
        self._weeks.move_to_end(week)
        if week not in self._sorted:
            self._sorted[week] = sorted(
                (time for times in self._weeks[week].values() for time in times), key=_starts
            )
        return self._sorted[week]


def _starts(time: Time) -> datetime:
    return time.starts


def _part(found: list[Time], begin: datetime, end: datetime) -> Iterator[Time]:
    return islice(found, bisect_left(found, begin, key=_starts), bisect_left(found, end, key=_starts))


def _week_of(moment: datetime) -> datetime:
    """The Monday, at midnight in UTC, of the week in which it lies."""
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    return day - timedelta(days=moment.weekday())


def times_in(entry: Entry, begin: datetime, end: datetime) -> list[Time]:
    return [
        Time(one.starts, entry, one.name, one.ends)
        for one in occurrences(entry.pattern, begin, end)
        if one.starts >= begin and (entry.until is None or one.starts < entry.until)
    ]


weeks = Weeks()
