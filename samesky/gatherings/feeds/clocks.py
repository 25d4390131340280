"""A time zone as calendar files carry it (VTIMEZONE), from the time zone database: as a rule where every year keeps one, else as dates."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard
from icalendar.prop import vRecur

STEP = timedelta(days=7)
"""No zone has changed its clocks twice within a week."""
FEWEST_YEARS = 4
"""So many years have to agree before we call it a rule."""
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True)
class Change:
    """The clocks change at `at` (UTC), from one offset to another."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str
    summer: bool

    @property
    def onset(self) -> datetime:
        """As RFC 5545 (3.6.5) writes it: on the wall, by the offset before the change."""
        return (self.at + self.before).replace(tzinfo=None)


@lru_cache(maxsize=600)
def changes(zone: str, first_year: int, last_year: int) -> tuple[Change, ...]:
    """Every change of the clocks from the beginning of the first year to the end of the last."""
    here = ZoneInfo(zone)
    end = datetime(last_year + 1, 1, 1, tzinfo=UTC)
    found, at = [], datetime(first_year, 1, 1, tzinfo=UTC)
    while at < end:
        later = min(at + STEP, end)
        if at.astimezone(here).utcoffset() != later.astimezone(here).utcoffset():
            found.append(_change(here, at, later))
        at = later
    return tuple(found)


def _change(here: ZoneInfo, low: datetime, high: datetime) -> Change:
    """The one change between two moments, found to the second."""
    before = low.astimezone(here).utcoffset() or timedelta()
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low).total_seconds() // 2)
        if middle.astimezone(here).utcoffset() == before:
            low = middle
        else:
            high = middle
    after = high.astimezone(here)
    return Change(high, before, after.utcoffset() or timedelta(), after.tzname() or "", bool(after.dst()))


def is_odd(local: datetime, zone: str) -> bool:
    """Whether clocks there skip this time on the wall or show it twice: other software reads such times in different ways."""
    there = ZoneInfo(zone)
    return local.replace(tzinfo=there, fold=0).utcoffset() != local.replace(tzinfo=there, fold=1).utcoffset()


@lru_cache(maxsize=600)
def vtimezone(zone: str, first_year: int, last_year: int) -> Timezone:
    """The component for a calendar whose events begin in these years."""
    made = Timezone()
    made.add("tzid", zone)
    begin = datetime(first_year, 1, 1, tzinfo=ZoneInfo(zone))
    offset = begin.utcoffset() or timedelta()
    first = Change(begin.astimezone(UTC), offset, offset, begin.tzname() or "", bool(begin.dst()))
    made.add_component(_observance([first]))
    kinds: dict[tuple[object, ...], list[Change]] = {}
    for change in changes(zone, first_year, last_year):
        kinds.setdefault((change.before, change.after, change.name), []).append(change)
    for alike in kinds.values():
        made.add_component(_observance(alike, last_year - first_year + 1))
    return made


def _observance(alike: list[Change], years: int = 0) -> TimezoneStandard | TimezoneDaylight:
    first = alike[0]
    part: TimezoneStandard | TimezoneDaylight = TimezoneDaylight() if first.summer else TimezoneStandard()
    part.add("dtstart", first.onset)
    part.add("tzoffsetfrom", first.before)
    part.add("tzoffsetto", first.after)
    part.add("tzname", first.name)
    rule = next(_rules(alike), "") if years >= FEWEST_YEARS and len(alike) >= years else ""
    if rule:
        part.add("rrule", vRecur.from_ical(rule))
    else:
        # One line for each: ical.js reads only the first date of a line (seen in 2.2.1).
        for change in alike[1:]:
            part.add("rdate", [change.onset])
    return part


def _rules(alike: Iterable[Change]) -> Iterator[str]:
    """The rule that all of them keep, one in each year, if there is one."""
    onsets = [change.onset for change in alike]
    same = {(o.month, o.weekday(), o.time()) for o in onsets}
    if len(same) != 1 or len({o.year for o in onsets}) != len(onsets):
        return
    day = f"FREQ=YEARLY;BYMONTH={onsets[0].month};BYDAY={{}}{DAYS[onsets[0].weekday()]}"
    if all(o.day + 7 > monthrange(o.year, o.month)[1] for o in onsets):
        yield day.format("-1")
    if len({(o.day - 1) // 7 for o in onsets}) == 1:
        yield day.format((onsets[0].day - 1) // 7 + 1)
