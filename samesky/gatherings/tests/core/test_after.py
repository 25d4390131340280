"""This and all after: both halves are the whole; moving keeps the order; one that was moved before keeps its name's place."""

from datetime import datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from samesky.gatherings.core.after import cut, move, names_after
from samesky.gatherings.core.changes import Change, merged
from samesky.gatherings.core.recurrence import following, last_end
from samesky.gatherings.core.refusals import Refusal
from samesky.gatherings.core.when import Occurrence, Pattern, instant
from samesky.gatherings.tests.core import patterns as a
from samesky.gatherings.tests.core.patterns import pattern, utc

at = datetime.fromisoformat
MANY = 40


def first(one: Pattern, many: int = MANY) -> list[Occurrence]:
    return list(following(one, instant(one.start, one.zone), many))


@given(a.patterns(a.rule_texts()), st.integers(0, 30), st.sets(st.integers(0, 30), max_size=4))
def test_both_halves_are_the_whole(one: Pattern, where: int, skipped: set[int]) -> None:
    whole = first(one)
    assume(where < len(whole))
    one = Pattern(
        one.start,
        one.zone,
        one.minutes,
        one.rule,
        frozenset(whole[at].original.date() for at in skipped if at < len(whole)),
    )
    halves = cut(one, whole[where].original)
    assert halves
    before = first(halves.before) if halves.before else []
    assert [*before, *first(halves.after)][: len(first(one))] == first(one)
    assert halves.after.start == whole[where].original
    assert all(found.original < halves.after.start for found in before)
    assert (halves.before is None) == (where == 0)
    assert last_end(halves.after) == last_end(one)
    assert halves.before is None or last_end(halves.before) is not None


def test_nothing_is_cut_where_there_is_no_occurrence() -> None:
    weekly = pattern("2026-12-01 19:00", "FREQ=WEEKLY;COUNT=3")
    assert cut(weekly, at("2026-12-08 19:30")) is None
    assert cut(weekly, at("2026-12-09 19:00")) is None
    assert cut(weekly, at("2026-12-22 19:00")) is None
    assert cut(pattern("2026-12-01 19:00"), at("2026-12-02 19:00")) is None


def test_a_number_of_times_is_divided() -> None:
    halves = cut(pattern("2026-12-01 19:00", "FREQ=WEEKLY;COUNT=10"), at("2026-12-22 19:00"))
    assert halves
    assert halves.before
    assert (halves.before.rule, halves.after.rule) == (
        "FREQ=WEEKLY;BYDAY=TU;COUNT=3",
        "FREQ=WEEKLY;BYDAY=TU;COUNT=7",
    )


def test_a_series_without_an_end_gets_one_at_the_last_before() -> None:
    halves = cut(pattern("2026-12-01 19:00", "FREQ=WEEKLY"), at("2026-12-22 19:00"))
    assert halves
    assert halves.before
    assert halves.before.rule == "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261215T180000Z"
    assert halves.after.rule == "FREQ=WEEKLY;BYDAY=TU"


_weekly = st.sampled_from(
    ["FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "FREQ=WEEKLY;INTERVAL=3;BYDAY=SU,MO;WKST=SU", "FREQ=DAILY;INTERVAL=3",
     "FREQ=WEEKLY;BYDAY=TU;COUNT=12", "FREQ=DAILY;BYDAY=MO,TU;UNTIL=20340101"]
)  # fmt: skip


@given(a.patterns(_weekly), st.integers(-6, 6), st.integers(-180, 180))
def test_moved_by_days_and_minutes_each_moves_as_far(one: Pattern, by: int, minutes: int) -> None:
    start = one.start + timedelta(days=by)
    clock = (at("2000-01-01") + timedelta(minutes=(start.hour * 60 + start.minute + minutes) % 1440)).time()
    start = datetime.combine(start.date(), clock)
    moved = move(one, start, 45)
    assert isinstance(moved, Pattern)
    distance = start - one.start
    assert [found.original for found in first(moved)] == [found.original + distance for found in first(one)]
    assert {found.ends - found.starts for found in first(moved)} == {timedelta(minutes=45)}


@pytest.mark.parametrize(
    ("text", "start", "to", "rule"),
    [
        ("FREQ=MONTHLY;BYDAY=2TU", "2026-12-08", "2026-12-17", "FREQ=MONTHLY;BYDAY=3TH"),
        ("FREQ=MONTHLY;BYDAY=-1TU", "2026-12-29", "2026-12-31", "FREQ=MONTHLY;BYDAY=-1TH"),
        ("FREQ=MONTHLY;BYDAY=-1TU", "2026-12-29", "2026-12-21", "FREQ=MONTHLY;BYDAY=3MO"),
        ("FREQ=MONTHLY", "2026-12-08", "2026-12-31", "FREQ=MONTHLY;BYMONTHDAY=31"),
        ("FREQ=YEARLY", "2026-12-08", "2027-01-09", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=9"),
        ("FREQ=YEARLY", "2026-12-01", "2026-12-02", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=2"),
        ("FREQ=MONTHLY", "2026-12-01", "2026-12-02", "FREQ=MONTHLY;BYMONTHDAY=2"),
        ("FREQ=WEEKLY;INTERVAL=2", "2026-12-08", "2026-12-09", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"),
    ],
)
def test_a_monthly_one_moves_to_the_day_that_was_chosen(text: str, start: str, to: str, rule: str) -> None:
    moved = move(pattern(f"{start} 19:00", text), at(f"{to} 20:00"), 60)
    assert isinstance(moved, Pattern)
    assert (moved.rule, moved.start) == (rule, at(f"{to} 20:00"))


def test_an_odd_rule_moves_to_another_hour_only() -> None:
    odd = pattern("2026-12-31 19:00", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1")
    moved = move(odd, at("2026-12-31 20:00"), 60)
    assert isinstance(moved, Pattern)
    assert moved.rule == odd.rule
    assert move(odd, at("2026-12-30 19:00"), 60) is Refusal.NOT_UNDERSTOOD


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=MONTHLY;BYDAY=1TH,3TH",
        "FREQ=MONTHLY;BYDAY=TH",
        "FREQ=YEARLY;BYMONTH=6,12",
        "FREQ=WEEKLY;BYMONTH=12",
    ],
)
def test_what_cannot_be_said_of_another_day_is_not_guessed(text: str) -> None:
    one = pattern("2026-12-31 19:00", text)
    assert move(one, one.start + timedelta(days=1), 60) is Refusal.NOT_UNDERSTOOD
    assert isinstance(move(one, one.start + timedelta(hours=1), 60), Pattern)


def test_the_last_one_is_kept_when_all_move_across_the_change_of_clocks() -> None:
    daily = pattern("2027-10-30 19:00", "FREQ=DAILY;UNTIL=20271030T170000Z")
    moved = move(daily, at("2027-10-31 19:00"), 60)
    assert isinstance(moved, Pattern)
    assert len(first(moved)) == 1


@given(a.patterns(_weekly), st.integers(1, 8), st.integers(0, 8), st.integers(1, 5))
def test_one_is_moved_and_then_all_after_an_earlier_one(
    one: Pattern, where: int, other: int, by: int
) -> None:
    """The one that was moved by hand keeps the time it was moved to; no occurrence is lost, none comes twice."""
    whole = first(one, 20)
    assume(where + other < len(whole))
    single = whole[where + other]
    halves = cut(one, whole[where].original)
    assert halves
    after = move(halves.after, halves.after.start + timedelta(days=by), one.minutes)
    assert isinstance(after, Pattern)
    renamed = names_after(halves.after, after, [single.name])
    change = Change(
        renamed[single.name], single.starts + timedelta(hours=5), single.ends + timedelta(hours=5)
    )
    end = whole[-1].ends + timedelta(30)
    now = list(merged(after, [change], after_start(after), end))
    names = [found.name for found in now]
    assert len(names) == len(set(names))
    assert [found.starts for found in now if found.name == change.name] == [change.starts]
    assert first(after, 20)[other].name == change.name


def after_start(one: Pattern) -> datetime:
    return instant(one.start, one.zone) - timedelta(20)


def test_names_follow_their_place_also_where_months_differ() -> None:
    monthly = pattern("2027-01-31 19:00", "FREQ=MONTHLY")
    moved = move(monthly, at("2027-01-15 19:00"), 60)
    assert isinstance(moved, Pattern)
    assert names_after(monthly, moved, ["20270331T1900", "20270531T1900", "20270101T0000", "odd"]) == {
        "20270331T1900": "20270215T1900",
        "20270531T1900": "20270315T1900",
    }
    assert names_after(monthly, moved, []) == {}


def test_what_takes_place_once_moves_as_it_is() -> None:
    once = pattern("2026-12-01 19:00")
    moved = move(once, at("2026-12-03 18:00"), 30)
    assert moved == pattern("2026-12-03 18:00", minutes=30)
    assert isinstance(moved, Pattern)
    assert names_after(once, moved, ["20261201T1900"]) == {"20261201T1900": "20261203T1800"}
    assert next(following(moved, utc("2026-01-01"), 3)).ends == utc("2026-12-03 17:30")
