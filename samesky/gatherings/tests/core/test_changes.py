"""Changes of single occurrences, and skipped days."""

from datetime import date, datetime, timedelta
from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from samesky.gatherings.core.changes import Change, merged, skip, unskip
from samesky.gatherings.core.recurrence import following, occurrences
from samesky.gatherings.core.when import Pattern, instant
from samesky.gatherings.tests.core import patterns as a
from samesky.gatherings.tests.core.patterns import pattern, utc

HOUR = timedelta(hours=1)


def names(found: object) -> list[str]:
    return [one.name for one in found]  # type: ignore[attr-defined]


WEEKLY = pattern("2026-12-01 19:00", "FREQ=WEEKLY")


def test_one_moved_into_the_span_appears_and_one_moved_out_does_not() -> None:
    begin, end = utc("2026-12-07"), utc("2026-12-14")
    changes = [
        Change("20261208T1900", utc("2026-12-20 18:00"), utc("2026-12-20 19:00")),
        Change("20270105T1900", utc("2026-12-09 18:00"), utc("2026-12-09 19:00")),
    ]
    assert names(merged(WEEKLY, changes, begin, end)) == ["20270105T1900"]
    assert names(merged(WEEKLY, changes, utc("2026-12-14"), utc("2026-12-21"))) == [
        "20261215T1900",
        "20261208T1900",
    ]


def test_a_cancelled_one_is_given_marked() -> None:
    cancelled = Change("20261208T1900", utc("2026-12-08 18:00"), utc("2026-12-08 19:00"), cancelled=True)
    found = list(merged(WEEKLY, [cancelled], utc("2026-12-01"), utc("2026-12-16")))
    assert [(one.name, one.cancelled) for one in found] == [
        ("20261201T1900", False),
        ("20261208T1900", True),
        ("20261215T1900", False),
    ]


def test_what_is_stored_of_a_skipped_day_still_counts() -> None:
    stored = Change("20261208T1900", utc("2026-12-08 18:00"), utc("2026-12-08 19:00"), cancelled=True)
    skipping = skip(WEEKLY, [date(2026, 12, 8)])
    assert names(merged(skipping, [stored], utc("2026-12-07"), utc("2026-12-10"))) == ["20261208T1900"]
    assert names(merged(skipping, [], utc("2026-12-07"), utc("2026-12-10"))) == []


@given(
    a.patterns(),
    st.lists(st.tuples(st.integers(0, 12), st.integers(-40, 40), st.booleans()), max_size=6),
    st.integers(0, 60),
)
def test_every_occurrence_is_there_once_wherever_it_was_moved(
    one: Pattern, moves: list[tuple[int, int, bool]], wide: int
) -> None:
    planned = list(following(one, instant(one.start, one.zone), 13))
    changes = {
        planned[at].name: Change(
            planned[at].name, planned[at].starts + by * 7 * HOUR, planned[at].ends + by * 7 * HOUR, off
        )
        for at, by, off in moves
        if at < len(planned)
    }
    begin = planned[0].starts - timedelta(30)
    middle, end = begin + timedelta(wide), planned[-1].ends + timedelta(30)
    found = list(merged(one, changes.values(), begin, end))
    planned_then = names(occurrences(one, begin, end))
    assert sorted(names(found)) == sorted(planned_then)
    assert found == sorted(found, key=lambda now: (now.starts, now.original))
    for now in found:
        change = changes.get(now.name)
        assert now.cancelled == bool(change and change.cancelled)
        assert change is None or (now.starts, now.ends) == (change.starts, change.ends)
    halves = [*merged(one, changes.values(), begin, middle), *merged(one, changes.values(), middle, end)]
    assert list(dict.fromkeys(halves)) == found
    assert list(merged(one, changes.values(), begin, end, 3)) == found[:3]


def test_holidays_are_skipped_only_where_it_would_fall_on_them() -> None:
    holidays = [date(2026, 12, 24), date(2026, 12, 29), date(2027, 1, 1), date(2020, 1, 7)]
    skipping = skip(WEEKLY, holidays)
    assert skipping.skipped == {date(2026, 12, 29)}
    assert names(islice(following(skipping, utc("2026-12-20"), 2), 2)) == ["20261222T1900", "20270105T1900"]
    assert unskip(skipping, holidays) == WEEKLY


@given(a.patterns(a.rule_texts()), st.lists(st.dates(date(2012, 1, 1), date(2034, 1, 1)), max_size=20))
def test_skipping_takes_away_those_days_and_no_others(one: Pattern, days: list[date]) -> None:
    begin, end = utc("2012-01-01"), utc("2034-01-01")
    expected = [found for found in occurrences(one, begin, end, 300) if found.original.date() not in days]
    skipping = skip(one, days)
    assert list(occurrences(skipping, begin, end, 300))[: len(expected)] == expected
    assert skipping.skipped <= set(days)
    assert skip(skipping, days) == skipping


def test_a_gathering_that_takes_place_once_can_be_skipped_too() -> None:
    once = pattern("2026-12-25 19:00")
    assert not list(following(skip(once, [date(2026, 12, 25)]), utc("2026-01-01")))
    assert datetime.fromisoformat("2026-12-25 19:00") == once.start


def test_a_moved_one_is_in_the_span_while_it_goes_on_and_not_at_its_edges() -> None:
    moved = Change("20261208T1900", utc("2026-12-10 18:00"), utc("2026-12-10 19:00"))
    for begin, end, there in (
        ("17:00", "18:00", False),
        ("17:00", "18:01", True),
        ("18:59", "20:00", True),
        ("19:00", "20:00", False),
    ):
        assert (
            bool(list(merged(WEEKLY, [moved], utc(f"2026-12-10 {begin}"), utc(f"2026-12-10 {end}")))) is there
        )


def test_the_last_one_can_be_skipped_and_nothing_behind_it() -> None:
    one = pattern("2026-12-08 19:00", "FREQ=WEEKLY;UNTIL=20261222T180000Z")
    assert skip(one, [date(2026, 12, 22), date(2026, 12, 29)]).skipped == {date(2026, 12, 22)}
