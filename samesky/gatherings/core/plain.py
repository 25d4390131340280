"""Repeating in plain choices: what the form offers, made a rule, and a rule made choices again."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from samesky.gatherings.core.rule import DAYS, Freq, Rule
from samesky.gatherings.core.when import Pattern, local_time, rule_of


class Again(StrEnum):
    """How it repeats, as the form calls it."""

    ONCE = "once"
    DAILY = "daily"
    WEEKLY = "weekly"
    NTH = "nth"
    """On the nth, or the last, of a weekday in each month."""
    MONTHLY = "monthly"
    """On a day of each month; a month without it is left out (RFC 5545)."""
    YEARLY = "yearly"


LAST = -1
MOST_WEEKS = 12
"""The form offers every week to every twelfth."""


@dataclass(frozen=True)
class Choices:
    """every: weeks; weekdays: Monday = 0; nth: 1-5 or LAST; day: of the month, 1-31 or LAST; until: the last local day, or times."""

    again: Again = Again.ONCE
    every: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int = 0
    day: int = 0
    until: date | None = None
    times: int = 0


def rule_text(choices: Choices, start: date) -> str:
    """The rule for `when.pattern_of`. What was left open (weekdays, nth, day) is the start's; both ends given are both written, so that
    `pattern_of` refuses them."""
    ends = [f"COUNT={choices.times}"] if choices.times else []
    ends += [f"UNTIL={choices.until:%Y%m%d}"] if choices.until else []
    match choices.again:
        case Again.ONCE:
            return ""
        case Again.DAILY:
            parts = ["FREQ=DAILY"]
        case Again.WEEKLY:
            days = ",".join(DAYS[day] for day in choices.weekdays or (start.weekday(),))
            parts = ["FREQ=WEEKLY", f"INTERVAL={choices.every}", f"BYDAY={days}"]
        case Again.NTH:
            day = choices.weekdays[0] if choices.weekdays else start.weekday()
            parts = ["FREQ=MONTHLY", f"BYDAY={choices.nth or (start.day - 1) // 7 + 1}{DAYS[day]}"]
        case Again.MONTHLY:
            parts = ["FREQ=MONTHLY", f"BYMONTHDAY={choices.day or start.day}"]
        case Again.YEARLY:
            parts = ["FREQ=YEARLY", f"BYMONTH={start.month}", f"BYMONTHDAY={start.day}"]
    return ";".join([*parts, *ends])


def first_day(choices: Choices, wished: date) -> date:
    """The first day from `wished` on that fits: somebody who asks for "every second Tuesday" from a Friday means the next Tuesday."""
    if choices.again is Again.WEEKLY and choices.weekdays:
        return min(wished + timedelta((day - wished.weekday()) % 7) for day in choices.weekdays)
    return wished


def choices_of(pattern: Pattern) -> Choices | None:
    """The choices that give this pattern; None for a rule that came from elsewhere and that the form does not offer."""
    rule = rule_of(pattern)
    if rule is None:
        return Choices()
    if rule.positions or (rule.interval != 1 and rule.freq is not Freq.WEEKLY) or rule.interval > MOST_WEEKS:
        return None
    until = local_time(rule.until, pattern.zone).date() if rule.until else None
    return _repeating(rule, pattern.start, until)


def _repeating(rule: Rule, start: datetime, until: date | None) -> Choices | None:
    match rule:
        case Rule(freq=Freq.DAILY, weekdays=(), days=(), months=()):
            return Choices(Again.DAILY, until=until, times=rule.count)
        case Rule(freq=Freq.WEEKLY, months=()) if not rule.week_start or rule.interval == 1:
            weekdays = tuple(day for _, day in rule.weekdays)
            return Choices(Again.WEEKLY, rule.interval, weekdays, until=until, times=rule.count)
        case Rule(freq=Freq.MONTHLY, weekdays=((nth, day),), days=(), months=()) if nth == LAST or nth > 0:
            return Choices(Again.NTH, weekdays=(day,), nth=nth, until=until, times=rule.count)
        case Rule(freq=Freq.MONTHLY, weekdays=(), days=(day,), months=()) if day == LAST or day > 0:
            return Choices(Again.MONTHLY, day=day, until=until, times=rule.count)
        case Rule(freq=Freq.YEARLY, weekdays=(), days=(start.day,), months=(start.month,)):
            return Choices(Again.YEARLY, until=until, times=rule.count)
    return None
