"""A repeating rule (RFC 5545, RRULE) as far as we keep it: days, never times of day. Read from text, and written again.

Kept: DAILY, WEEKLY, MONTHLY, YEARLY with INTERVAL, COUNT or UNTIL, BYMONTH, BYMONTHDAY, BYDAY, BYSETPOS, WKST. Refused are
BYWEEKNO, BYYEARDAY, and what the RFC forbids or calendars read in different ways.
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import IntEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from samesky.gatherings.core.refusals import Refusal


class Freq(IntEnum):
    DAILY = 1
    WEEKLY = 2
    MONTHLY = 3
    YEARLY = 4


DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FIRST_YEAR, LAST_YEAR = 1970, 2100
LONGEST_TEXT = 300
MOST_TIMES = 1_000
"""A weekly series of nineteen years; who means longer gives no end."""
MOST_WEEKS = 5
"""No month has a sixth Friday."""
WIDEST = 366
"""The largest INTERVAL: every so many days, weeks, months or years."""


@dataclass(frozen=True)
class Rule:
    """months 1-12; days of the month, negative from its end; weekdays as (which of the month or 0 for each, Monday = 0)."""

    freq: Freq
    interval: int = 1
    count: int = 0
    until: datetime | None = None
    """The last moment (UTC) at which it may begin."""
    months: tuple[int, ...] = ()
    days: tuple[int, ...] = ()
    weekdays: tuple[tuple[int, int], ...] = ()
    positions: tuple[int, ...] = ()
    week_start: int = 0


_PART = re.compile(r"([A-Z-]{1,20})=([A-Z0-9+,-]{1,200})")
_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_NUMBER = re.compile(r"[+-]?\d{1,4}")
_UNTIL = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?")
_ANY_START = datetime(2000, 1, 1)  # noqa: DTZ001
_OFTEN = {"SECONDLY", "MINUTELY", "HOURLY"}
_ODD = {"BYWEEKNO", "BYYEARDAY", "BYEASTER", "RSCALE", "SKIP"}


class _No(Exception):
    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal


def parse(text: str, start: datetime, zone: ZoneInfo) -> Rule | Refusal:
    """The rule, for a series whose first begins at the local `start` in `zone`. Text beginning with RRULE: is read as well."""
    if len(text) > LONGEST_TEXT:
        return Refusal.LONG_TEXT
    try:
        return said_with(_lawful(_rule(_parts(text), start, zone)), start)
    except _No as no:
        return no.refusal


@lru_cache(maxsize=4096)
def known(text: str) -> Rule:
    """A rule that was read before, from its text alone. Raises ValueError for one that we do not keep."""
    try:
        return _rule(_parts(text), _ANY_START, ZoneInfo("UTC"))
    except _No as no:
        raise ValueError(no.refusal) from no


def said_with(rule: Rule, start: datetime) -> Rule:
    """What the RFC takes from the start when the rule does not say it, said: then text alone says which days."""
    if not (rule.days or rule.weekdays):
        match rule.freq:
            case Freq.WEEKLY:
                rule = replace(rule, weekdays=((0, start.weekday()),))
            case Freq.MONTHLY:
                rule = replace(rule, days=(start.day,))
            case Freq.YEARLY:
                rule = replace(rule, days=(start.day,), months=rule.months or (start.month,))
    return rule


def written(rule: Rule) -> str:
    """The rule as text, always in the same order; UNTIL in UTC, as RFC 5545 asks of a start with a time zone."""
    parts = [f"FREQ={rule.freq.name}"]
    if rule.interval > 1:
        parts.append(f"INTERVAL={rule.interval}")
    if rule.months:
        parts.append("BYMONTH=" + ",".join(map(str, rule.months)))
    if rule.days:
        parts.append("BYMONTHDAY=" + ",".join(map(str, rule.days)))
    if rule.weekdays:
        parts.append("BYDAY=" + ",".join(f"{nth or ''}{DAYS[day]}" for nth, day in rule.weekdays))
    if rule.positions:
        parts.append("BYSETPOS=" + ",".join(map(str, rule.positions)))
    if rule.week_start:
        parts.append(f"WKST={DAYS[rule.week_start]}")
    if rule.count:
        parts.append(f"COUNT={rule.count}")
    if rule.until:
        parts.append(f"UNTIL={rule.until:%Y%m%dT%H%M%SZ}")
    return ";".join(parts)


def _parts(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for piece in text.strip().upper().removeprefix("RRULE:").rstrip(";").split(";"):
        found = _PART.fullmatch(piece.strip())
        if not found or found[1] in parts:
            raise _No(Refusal.NONSENSE)
        parts[found[1]] = found[2]
    return parts


def _rule(parts: dict[str, str], start: datetime, zone: ZoneInfo) -> Rule:
    freq = parts.pop("FREQ", "")
    if freq in _OFTEN:
        raise _No(Refusal.TOO_OFTEN)
    if freq not in Freq.__members__:
        raise _No(Refusal.NONSENSE)
    _same_time(parts, start)
    if "COUNT" in parts and "UNTIL" in parts:
        raise _No(Refusal.TWO_ENDS)
    if _ODD & parts.keys():
        raise _No(Refusal.NOT_UNDERSTOOD)
    rule = Rule(
        Freq[freq],
        interval=_one(parts, "INTERVAL", 1, WIDEST, Refusal.NONSENSE),
        count=_one(parts, "COUNT", 0, MOST_TIMES, Refusal.TOO_MANY),
        until=_until(parts.pop("UNTIL", ""), zone),
        months=_numbers(parts, "BYMONTH", 12, signed=False),
        days=_numbers(parts, "BYMONTHDAY", 31),
        weekdays=_weekdays(parts.pop("BYDAY", "")),
        positions=_numbers(parts, "BYSETPOS", 366),
        week_start=_week_start(parts.pop("WKST", "MO")),
    )
    if parts:
        raise _No(Refusal.NOT_UNDERSTOOD)
    return rule


def _same_time(parts: dict[str, str], start: datetime) -> None:
    """A time of day may be said again, when it is the start's."""
    for name, value in (("BYHOUR", start.hour), ("BYMINUTE", start.minute), ("BYSECOND", start.second)):
        said = parts.pop(name, None)
        if said is not None and "," in said:
            raise _No(Refusal.TOO_OFTEN)
        if said is not None and said.lstrip("0") != str(value or ""):
            raise _No(Refusal.NOT_UNDERSTOOD)


def _one(parts: dict[str, str], name: str, usual: int, most: int, beyond: Refusal) -> int:
    said = parts.pop(name, None)
    if said is None:
        return usual
    if not said.isdecimal() or int(said[:9]) < 1:
        raise _No(Refusal.NONSENSE)
    if int(said[:9]) > most:
        raise _No(beyond)
    return int(said)


def _numbers(parts: dict[str, str], name: str, most: int, *, signed: bool = True) -> tuple[int, ...]:
    said = parts.pop(name, None)
    if said is None:
        return ()
    pieces = said.split(",")
    if not all(_NUMBER.fullmatch(piece) for piece in pieces):
        raise _No(Refusal.NONSENSE)
    numbers = tuple(sorted({int(piece) for piece in pieces}))
    if not all(1 <= (abs(number) if signed else number) <= most for number in numbers):
        raise _No(Refusal.NONSENSE)
    return numbers


def _weekdays(said: str) -> tuple[tuple[int, int], ...]:
    if not said:
        return ()
    found = [_DAY.fullmatch(piece) for piece in said.split(",")]
    if not all(one and (one[1] is None or 1 <= abs(int(one[1])) <= MOST_WEEKS) for one in found):
        raise _No(Refusal.NONSENSE)
    pairs = {(int(one[1] or 0), DAYS.index(one[2])) for one in found if one}
    return tuple(sorted(pairs, key=lambda pair: (pair[1], pair[0])))


def _week_start(said: str) -> int:
    if said not in DAYS:
        raise _No(Refusal.NONSENSE)
    return DAYS.index(said)


def _until(said: str, zone: ZoneInfo) -> datetime | None:
    """A date includes its whole day; a time without Z is local. RFC 5545 asks for UTC here, calendars write all three."""
    if not said:
        return None
    found = _UNTIL.fullmatch(said)
    if not found:
        raise _No(Refusal.NONSENSE)
    try:
        moment = datetime.strptime(found[1] + (found[2] or "235959"), "%Y%m%d%H%M%S")  # noqa: DTZ007
    except ValueError as odd:
        raise _No(Refusal.NONSENSE) from odd
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise _No(Refusal.FAR_YEAR)
    return moment.replace(tzinfo=UTC if found[3] else zone).astimezone(UTC)


def _lawful(rule: Rule) -> Rule:
    numbered = any(nth for nth, _ in rule.weekdays)
    if rule.freq <= Freq.WEEKLY and (numbered or (rule.freq is Freq.WEEKLY and rule.days)):
        raise _No(Refusal.NONSENSE)
    if rule.freq <= Freq.WEEKLY and rule.positions:
        raise _No(Refusal.NOT_UNDERSTOOD)
    if rule.freq is Freq.YEARLY and numbered and not rule.months:
        raise _No(Refusal.NOT_UNDERSTOOD)
    return rule
