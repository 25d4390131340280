"""A series as events of a calendar (RFC 5545): one with its rule, and one more for each time that is not as the rule says.

The UID is the id of the series, or of the series and the time where only that time is told; neither ever changes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Event
from icalendar.prop import vRecur

from samesky.gatherings.core.recurrence import at_original, last_end, occurrences
from samesky.gatherings.core.rule import LAST_YEAR, known, written
from samesky.gatherings.core.when import Pattern, local_time, name_of, original_of
from samesky.gatherings.feeds.clocks import changes, is_odd
from samesky.gatherings.feeds.telling import Tell, Told
from samesky.gatherings.models import Occurrence, Series
from samesky.gatherings.pattern import pattern_of
from samesky.gatherings.queries.seen import Happening
from samesky.kit.clock import now

YEARS_OF_ODD_HOURS = 2
A_MOMENT = timedelta(hours=1)
NEVER = datetime(LAST_YEAR + 1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class How:
    """How one reader's events are drawn. private: in a person's own calendar. sure: they said yes, and have a seat or keep it."""

    private: bool = False
    sure: bool = True


AS_IT_IS = How()


def whole(
    series: Series, rows: Iterable[Occurrence], tell: Tell, how: How = AS_IT_IS, without: Iterable[str] = ()
) -> Iterator[Event]:
    """The series and those times of it that differ. without: names of times that this reader's calendar leaves out."""
    by_name = {row.original: row for row in rows}
    if not series.rrule:
        name = name_of(pattern_of(series).start)
        if name not in without:
            yield once(series, name, by_name.get(name), tell, how, uid=str(series.id))
        return
    yield _by_rule(series, tell, how, frozenset(without))
    differing = _at_odd_hours(series) | {
        name: Happening(series, name, row.starts_at, row.ends_at, row) for name, row in by_name.items()
    }
    for name in sorted(differing.keys() - set(without)):
        yield _differing(differing[name], tell, how)


def once(
    series: Series, name: str, row: Occurrence | None, tell: Tell, how: How = AS_IT_IS, *, uid: str = ""
) -> Event:
    """One time by itself."""
    pattern = pattern_of(series)
    happening = _happening(series, pattern, name, row)
    event = _event(uid or f"{series.id}-{name}", series, row, tell(happening), how)
    _when(event, happening, series.zone)
    gone = happening.cancelled or (row is None and at_original(pattern, name) is None)
    event["status"] = "CANCELLED" if gone else _status(how)
    return event


def _by_rule(series: Series, tell: Tell, how: How, without: frozenset[str]) -> Event:
    pattern = pattern_of(series)
    here = ZoneInfo(series.zone)
    event = _event(
        str(series.id), series, None, tell(Happening(series, "", series.first_at, series.first_at)), how
    )
    event.add("dtstart", pattern.start.replace(tzinfo=here))
    event.add("duration", timedelta(minutes=pattern.minutes))
    event.add("rrule", vRecur.from_ical(_rule_until_ended(series, pattern)))
    left_out = [original_of(name) for name in sorted({*_skipped(pattern), *without})]
    if left_out:
        event.add("exdate", [begin.replace(tzinfo=here) for begin in left_out if begin])
    event["status"] = "CANCELLED" if _ended_before_it_began(series, pattern) else _status(how)
    return event


def _differing(happening: Happening, tell: Tell, how: How) -> Event:
    series = happening.series
    event = _event(str(series.id), series, happening.row, tell(happening), how)
    original = original_of(happening.original) or local_time(happening.starts_at, series.zone)
    event.add("recurrence-id", original.replace(tzinfo=ZoneInfo(series.zone)))
    _when(event, happening, series.zone)
    event["status"] = "CANCELLED" if happening.cancelled else _status(how)
    return event


def _at_odd_hours(series: Series) -> dict[str, Happening]:
    """The times that lie in an hour which the clocks skip or show twice, this year and the next two: told by themselves, in UTC."""
    pattern, year = pattern_of(series), now().year
    found = {}
    for change in changes(series.zone, year, year + YEARS_OF_ODD_HOURS):
        for days in (-1, 0, 1):
            local = datetime.combine(change.onset.date() + timedelta(days), series.clock)
            one = at_original(pattern, name_of(local)) if is_odd(local, series.zone) else None
            if one and (series.ended_at is None or one.starts < series.ended_at):
                found[one.name] = Happening(series, one.name, one.starts, one.ends)
    return found


def _event(uid: str, series: Series, row: Occurrence | None, told: Told, how: How) -> Event:
    """What every event carries. No time of making it: the same gathering is told in the same bytes, so that nothing new is nothing new."""
    changed = max(series.changed_at, row.changed_at) if row else series.changed_at
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", changed.astimezone(UTC))
    event.add("last-modified", changed.astimezone(UTC))
    event.add("created", series.made_at.astimezone(UTC))
    event.add("sequence", series.sequence + (row.sequence if row else 0))
    event.add("summary", told.title)
    for name, value in (("description", told.text), ("location", told.place), ("url", told.address)):
        if value:
            event.add(name, value)
    if told.call:
        event.add("conference", told.call, parameters={"VALUE": "URI", "FEATURE": "VIDEO"})
    event.add("class", "PRIVATE" if how.private else "PUBLIC")
    event.add("transp", "OPAQUE" if how.sure else "TRANSPARENT")
    return event


def _when(event: Event, happening: Happening, zone: str) -> None:
    event.add("dtstart", _moment(happening.starts_at, zone))
    event.add("duration", happening.ends_at - happening.starts_at)


def _moment(at: datetime, zone: str) -> datetime:
    """On the wall there; in UTC when the wall shows that time twice, or the hour before was skipped."""
    there = at.astimezone(ZoneInfo(zone))
    bare = there.replace(tzinfo=None)
    return at.astimezone(UTC) if is_odd(bare, zone) or is_odd(bare - A_MOMENT, zone) else there


def _status(how: How) -> str:
    return "CONFIRMED" if how.sure else "TENTATIVE"


def _happening(series: Series, pattern: Pattern, name: str, row: Occurrence | None) -> Happening:
    if row is not None:
        return Happening(series, name, row.starts_at, row.ends_at, row)
    bare = replace(pattern, skipped=frozenset())
    found = at_original(bare, name)
    assert found is not None, "whoever asks has seen that it takes place"
    return Happening(series, name, found.starts, found.ends)


def _rule_until_ended(series: Series, pattern: Pattern) -> str:
    """A series that was ended early stops there: this and all after are no more."""
    last = last_end(pattern)
    if (
        series.ended_at is None
        or (last is not None and last <= series.ended_at)
        or _ended_before_it_began(series, pattern)
    ):
        return pattern.rule
    rule = known(pattern.rule)
    end = series.ended_at - timedelta(seconds=1)
    return written(replace(rule, count=0, until=min(rule.until or end, end)))


def _ended_before_it_began(series: Series, pattern: Pattern) -> bool:
    if series.ended_at is None:
        return False
    first = next(occurrences(pattern, series.first_at, NEVER, 1), None)
    return first is None or first.starts >= series.ended_at


def _skipped(pattern: Pattern) -> Iterator[str]:
    """Names of the times that the rule has on skipped days."""
    bare = replace(pattern, skipped=frozenset())
    for day in pattern.skipped:
        name = name_of(datetime.combine(day, pattern.start.time()))
        if at_original(bare, name):
            yield name
