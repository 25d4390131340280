"""When a gathering takes place: once, or as a series with a rule, in the local time of one zone, whatever the clocks do."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from samesky.gatherings.core.dates import LAST_DAY, dates
from samesky.gatherings.core.refusals import Refusal
from samesky.gatherings.core.rule import FIRST_YEAR, LAST_YEAR, Rule, known, parse, said_with, written

SHORTEST, LONGEST = 5, 24 * 60
"""Minutes."""
_NO_PLACES = {"Factory", "localtime", "posixrules"}


@dataclass(frozen=True)
class Pattern:
    """start: local, without a zone; minutes: its length; rule: as `rule.written` writes it, "" for once; skipped: local days."""

    start: datetime
    zone: str
    minutes: int
    rule: str = ""
    skipped: frozenset[date] = frozenset()


@dataclass(frozen=True)
class Occurrence:
    """original: the local time that the rule gave, which stays its name; starts, ends: in UTC, as they are now."""

    original: datetime
    starts: datetime
    ends: datetime
    cancelled: bool = False

    @property
    def name(self) -> str:
        """For addresses and rows: 20270328T1900."""
        return name_of(self.original)


def pattern_of(
    start: datetime, zone: str, minutes: int, rule: str = "", skipped: frozenset[date] = frozenset()
) -> Pattern | Refusal:
    """A pattern that can be kept, its rule written our way, or why not. A start that the rule does not hit moves on."""
    if not FIRST_YEAR <= start.year <= LAST_YEAR:
        return Refusal.FAR_YEAR
    if not is_zone(zone):
        return Refusal.NO_SUCH_ZONE
    if not SHORTEST <= minutes <= LONGEST:
        return Refusal.TOO_SHORT if minutes < SHORTEST else Refusal.TOO_LONG
    start = start.replace(second=0, microsecond=0, tzinfo=None, fold=0)
    if not rule.strip():
        return Pattern(start, zone, minutes, "", skipped)
    read = parse(rule, start, ZoneInfo(zone))
    if isinstance(read, Refusal):
        return read
    first = next(dates(read, start.date(), start.date(), LAST_DAY), None)
    if first is None:
        return Refusal.NEVER
    start = datetime.combine(first, start.time())
    if read.until and instant(start, zone) > read.until:
        return Refusal.NEVER
    return Pattern(start, zone, minutes, written(read), skipped)


def is_zone(name: str) -> bool:
    """Whether the time zone database knows a place of this name."""
    return name in _zones()


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones() - _NO_PLACES)


def zones() -> list[str]:
    """All names that may be chosen."""
    return sorted(_zones())


def instant(local: datetime, zone: str) -> datetime:
    """The moment in UTC. A time that the clocks skip is read with the offset before the gap, a time that comes twice is the
    first (RFC 5545, 3.3.5)."""
    return local.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)


def local_time(moment: datetime, zone: str) -> datetime:
    """What a clock on the wall in `zone` shows at `moment`."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


def occurrence(pattern: Pattern, original: datetime) -> Occurrence:
    """The one that begins at the local `original`, with the pattern's length. Whether there is one, ask `recurrence.at_original`."""
    starts = instant(original, pattern.zone)
    return Occurrence(original, starts, starts + timedelta(minutes=pattern.minutes))


def rule_of(pattern: Pattern) -> Rule | None:
    """None for a gathering that takes place once."""
    return said_with(known(pattern.rule), pattern.start) if pattern.rule else None


def name_of(original: datetime) -> str:
    """A local time as a name."""
    return f"{original:%Y%m%dT%H%M}"


def original_of(name: str) -> datetime | None:
    """The other way; None for what is no such name."""
    try:
        original = datetime.strptime(name, "%Y%m%dT%H%M")  # noqa: DTZ007
    except ValueError:
        return None
    return original if name_of(original) == name and FIRST_YEAR <= original.year <= LAST_YEAR else None
