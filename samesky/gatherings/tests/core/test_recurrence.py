"""The occurrences in a span of time: the same ones wherever the span is cut, at the hour on the wall."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from samesky.gatherings.core.recurrence import at_original, following, last_end, occurrences
from samesky.gatherings.core.when import Pattern, instant, local_time
from samesky.gatherings.tests.core import patterns as a
from samesky.gatherings.tests.core.patterns import pattern, utc

spans = st.tuples(
    st.datetimes(datetime.fromisoformat("2012-01-01"), datetime.fromisoformat("2034-01-01")),
    st.integers(1, 400),
)


def span_of(drawn: tuple[datetime, int]) -> tuple[datetime, datetime]:
    begin = drawn[0].replace(tzinfo=UTC)
    return begin, begin + timedelta(days=drawn[1])


@given(a.patterns(), spans)
def test_the_instants_are_those_of_dateutil_read_in_the_zone(
    one: Pattern, drawn: tuple[datetime, int]
) -> None:
    begin, end = span_of(drawn)
    near = [local_time(moment, one.zone).replace(tzinfo=None) for moment in (begin, end)]
    theirs = rrulestr(one.rule, dtstart=one.start).between(
        near[0] - timedelta(3), near[1] + timedelta(3), inc=True
    )
    length = timedelta(minutes=one.minutes)
    expected = [local for local in theirs if (at := instant(local, one.zone)) < end and at + length > begin]
    assert [found.original for found in occurrences(one, begin, end)] == expected


@given(a.patterns(a.rule_texts()), spans, st.floats(0, 1))
def test_a_span_cut_in_two_shows_the_same(one: Pattern, drawn: tuple[datetime, int], at: float) -> None:
    begin, end = span_of(drawn)
    middle = begin + (end - begin) * at
    whole = list(occurrences(one, begin, end))
    halves = [*occurrences(one, begin, middle), *occurrences(one, middle, end)]
    assert list(dict.fromkeys(halves)) == whole
    assert whole == sorted(whole, key=lambda found: found.starts)
    assert all(found.ends - found.starts == timedelta(minutes=one.minutes) for found in whole)


@given(a.patterns(a.rule_texts()))
def test_each_is_found_by_its_name_and_nothing_else_is(one: Pattern) -> None:
    for found in following(one, instant(one.start, one.zone), 5):
        assert at_original(one, found.name) == found
        assert at_original(one, f"{found.original + timedelta(minutes=1):%Y%m%dT%H%M}") is None


@given(a.patterns(a.rule_texts()))
def test_nothing_comes_after_the_last_end(one: Pattern) -> None:
    last = last_end(one)
    assert last is None or not list(following(one, last))
    assert next(following(one, instant(one.start, one.zone))).original == one.start


@pytest.mark.parametrize(
    ("start", "zone", "expected"),
    [
        ("2027-03-27 02:30", "Europe/Berlin", ["03-27 01:30", "03-28 01:30", "03-29 00:30"]),
        ("2027-10-30 02:30", "Europe/Berlin", ["10-30 00:30", "10-31 00:30", "11-01 01:30"]),
        ("2027-03-13 02:30", "America/New_York", ["03-13 07:30", "03-14 07:30", "03-15 06:30"]),
        ("2027-10-02 02:15", "Australia/Lord_Howe", ["10-01 15:45", "10-02 15:45", "10-03 15:15"]),
        ("2027-04-03 01:45", "Australia/Lord_Howe", ["04-02 14:45", "04-03 14:45", "04-04 15:15"]),
        ("2027-02-06 02:30", "Africa/Casablanca", ["02-06 01:30", "02-07 01:30", "02-08 02:30"]),
    ],
)
def test_every_day_across_a_change_of_clocks(start: str, zone: str, expected: list[str]) -> None:
    found = following(pattern(start, "FREQ=DAILY", zone), utc("2027-01-01"), 3)
    assert [f"{one.starts:%m-%d %H:%M}" for one in found] == expected


def test_an_end_counts_the_last_day_and_skipped_days_are_not_made_up_for() -> None:
    one = pattern("2026-12-08 19:00", "FREQ=WEEKLY;COUNT=4", skipped=("2026-12-22",))
    assert [found.name for found in following(one, utc("2026-01-01"), 9)] == [
        "20261208T1900",
        "20261215T1900",
        "20261229T1900",
    ]
    one = pattern("2026-12-08 19:00", "FREQ=WEEKLY;UNTIL=20261222")
    assert [found.name for found in following(one, utc("2026-01-01"), 9)] == [
        "20261208T1900",
        "20261215T1900",
        "20261222T1900",
    ]


@pytest.mark.parametrize(("until", "many"), [("20261222T180000Z", 3), ("20261222T175959Z", 2)])
def test_an_end_at_the_very_moment_includes_it(until: str, many: int) -> None:
    one = pattern("2026-12-08 19:00", f"FREQ=WEEKLY;UNTIL={until}")
    assert len(list(following(one, utc("2026-01-01"), 9))) == many


def test_what_goes_on_now_is_in_the_span_and_what_just_ended_is_not() -> None:
    one = pattern("2026-12-01 19:00", "FREQ=WEEKLY", minutes=90)
    assert list(occurrences(one, utc("2026-12-01 19:29"), utc("2026-12-01 19:30")))
    assert not list(occurrences(one, utc("2026-12-01 19:30"), utc("2026-12-08 18:00")))


def test_once_is_once() -> None:
    one = pattern("2026-12-01 19:00")
    assert [found.name for found in following(one, utc("2020-01-01"), 9)] == ["20261201T1900"]
    assert at_original(one, "20261201T1900")
    assert not at_original(one, "20261208T1900")
    assert last_end(one) == utc("2026-12-01 19:00")


def test_a_series_without_an_end_ends_with_the_year_2100_and_no_question_gets_everything() -> None:
    one = pattern("2026-12-01 19:00", "FREQ=DAILY")
    assert len(list(occurrences(one, utc("2026-01-01"), utc("2999-01-01")))) == 1_000
    assert not list(occurrences(one, utc("2101-01-02"), utc("2999-01-01")))
    always = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
    assert next(occurrences(one, *always)).original == one.start
    assert next(occurrences(pattern("1970-01-01 10:00", "FREQ=DAILY"), *always)).name == "19700101T1000"
    assert not list(occurrences(one, always[0], always[0]))
    assert len(list(islice(following(one, utc("2100-12-30"), 9), 9))) == 2
    assert [found.name for found in following(one, utc("2027-01-01"))] == ["20270101T1900"]
    assert last_end(one) is None
    assert last_end(pattern("2026-12-01 19:00", "FREQ=YEARLY;COUNT=900")) == utc("2100-12-31 19:00")


def test_what_a_stored_rule_leaves_open_is_the_starts() -> None:
    """Ours say everything; one that came another way is read as RFC 5545 says."""
    for text in ("FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY"):
        said = pattern("2026-12-08 19:00", text)
        assert list(following(replace(said, rule=text), said_start(said), 3)) == list(
            following(said, said_start(said), 3)
        )


def said_start(one: Pattern) -> datetime:
    return instant(one.start, one.zone)
