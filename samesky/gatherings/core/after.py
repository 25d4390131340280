"""This and all after: a series is cut in two before one occurrence, and what comes after may move.

The second half is a series of its own. Both together are what the whole was (tests/core/test_after.py).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from samesky.gatherings.core.dates import LAST_DAY, count_before, dates
from samesky.gatherings.core.refusals import Refusal
from samesky.gatherings.core.rule import Freq, Rule, written
from samesky.gatherings.core.when import (
    Pattern,
    instant,
    local_time,
    name_of,
    original_of,
    pattern_of,
    rule_of,
)


@dataclass(frozen=True)
class Cut:
    """before: None when it is cut before the very first. after: begins with the occurrence that was named."""

    before: Pattern | None
    after: Pattern


def cut(pattern: Pattern, original: datetime) -> Cut | None:
    """The series in two. None when its rule does not fall on the local time `original`; a skipped day is as good as another."""
    rule, begun = rule_of(pattern), pattern.start.date()
    if original == pattern.start:
        return Cut(None, pattern)
    if rule is None or original not in _originals(pattern, original.date(), original.date()):
        return None
    behind = count_before(rule, begun, original.date())
    if rule.count:
        first, second = replace(rule, count=behind), replace(rule, count=rule.count - behind)
    else:
        last = max(dates(rule, begun, begun, original.date() - timedelta(1)))
        until = instant(datetime.combine(last, pattern.start.time()), pattern.zone)
        first, second = replace(rule, until=until), rule
    day = original.date()
    return Cut(
        replace(pattern, rule=written(first), skipped=frozenset(one for one in pattern.skipped if one < day)),
        replace(
            pattern,
            start=original,
            rule=written(second),
            skipped=frozenset(one for one in pattern.skipped if one >= day),
        ),
    )


def move(pattern: Pattern, start: datetime, minutes: int) -> Pattern | Refusal:
    """The whole pattern, moved so that its first begins at the local `start`. Skipped days stay the days they are.

    NOT_UNDERSTOOD: a rule of odd parts cannot be moved to another day, only to another time; then a new rule is to be chosen.
    """
    rule = rule_of(pattern)
    distance = start.date() - pattern.start.date()
    moved = rule and (_moved(rule, pattern.start.date(), start.date()) if distance else rule)
    if rule and moved is None:
        return Refusal.NOT_UNDERSTOOD
    if moved and moved.until:
        until = local_time(moved.until, pattern.zone) + (start - pattern.start)
        moved = replace(moved, until=instant(until, pattern.zone))
    return pattern_of(start, pattern.zone, minutes, written(moved) if moved else "", pattern.skipped)


def names_after(before: Pattern, after: Pattern, names: Iterable[str]) -> dict[str, str]:
    """How occurrences of `before` are called in `after`, which is `before` moved: the third stays the third.

    For rows that something hangs on. A name without a counterpart is left out: that one is no more.
    """
    wanted = set(names)
    last = max((original for name in wanted if (original := original_of(name))), default=None)
    if last is None:
        return {}
    pairs = zip(
        _originals(before, before.start.date(), last.date()),
        _originals(after, after.start.date(), LAST_DAY),
        strict=False,
    )
    return {name_of(old): name_of(new) for old, new in pairs if name_of(old) in wanted}


def _originals(pattern: Pattern, first: date, last: date) -> Iterator[datetime]:
    """Every local time on which the rule falls, skipped days too."""
    rule = rule_of(pattern)
    if rule is None:
        yield pattern.start
        return
    for day in dates(rule, pattern.start.date(), first, last):
        original = datetime.combine(day, pattern.start.time())
        if rule.until and instant(original, pattern.zone) > rule.until:
            return
        yield original


def _moved(rule: Rule, old: date, new: date) -> Rule | None:
    """The rule for a first that moves from `old` to `new`; None when that cannot be said."""
    if rule.positions or (rule.months and rule.freq is not Freq.YEARLY):
        return None
    match rule:
        case Rule(freq=Freq.DAILY, weekdays=(), days=()):
            return rule
        case Rule(freq=Freq.DAILY | Freq.WEEKLY, days=()):
            by = (new - old).days
            days = sorted(((0, (day + by) % 7) for _, day in rule.weekdays), key=lambda pair: pair[1])
            week_start = (rule.week_start + by) % 7 if rule.interval > 1 and len(days) > 1 else 0
            return replace(rule, weekdays=tuple(days), week_start=week_start)
        case Rule(freq=Freq.MONTHLY, weekdays=((nth, _),), days=()) if nth:
            return replace(rule, weekdays=((_nth_like(nth, new), new.weekday()),))
        case Rule(freq=Freq.MONTHLY, weekdays=(), days=(day,)) if day > 0:
            return replace(rule, days=(new.day,))
        case Rule(freq=Freq.YEARLY, weekdays=(), days=(day,), months=(_,)) if day > 0:
            return replace(rule, days=(new.day,), months=(new.month,))
    return None


def _nth_like(nth: int, day: date) -> int:
    """Which of its month `day` is; counted from the end when it was so before and `day` is among the last seven."""
    last = (day + timedelta(7)).month != day.month
    return -1 if nth < 0 and last else (day.day - 1) // 7 + 1
