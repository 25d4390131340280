"""The days of a rule are those that python-dateutil finds, wherever one begins to look."""

from datetime import date, datetime, time, timedelta
from itertools import islice, takewhile

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given
from hypothesis import strategies as st

from samesky.gatherings.core.dates import LAST_DAY, count_before, dates, final_day
from samesky.gatherings.core.rule import Rule, known, written
from samesky.gatherings.tests.core.patterns import rule, rule_texts, starts


def theirs(text: str, start: datetime, last: date) -> list[date]:
    end = datetime.combine(last, time.max)
    return [one.date() for one in takewhile(lambda one: one <= end, rrulestr(text, dtstart=start))]


def seldom(read: Rule, start: date) -> bool:
    """Dateutil walks to the year 9999 for the next day of a rule that has none."""
    some = list(islice(dates(read, start, start, LAST_DAY), 3))
    return not read.count and (len(some) < 3 or (some[2] - some[0]).days > 4_000)


@given(rule_texts(until=False), starts, st.integers(0, 2_500), st.integers(1, 900))
def test_a_window_shows_the_same_days_as_dateutil(text: str, start: datetime, after: int, wide: int) -> None:
    read = rule(text, start)
    assume(not seldom(read, start.date()))
    assume(not read.count or final_day(read, start.date()) is not None)
    first = start.date() + timedelta(after)
    last = first + timedelta(wide)
    expected = [day for day in theirs(text, start, last) if day >= first]
    assert list(dates(read, start.date(), first, last)) == expected


@given(rule_texts(), starts)
def test_what_is_written_says_the_same_as_what_was_read(text: str, start: datetime) -> None:
    read = rule(text, start)
    assert known(written(read)) == read


@given(rule_texts(until=False), starts, st.integers(0, 900))
def test_counting_up_to_a_day_is_counting_them(text: str, start: datetime, after: int) -> None:
    read, begun = rule(text, start), start.date()
    day = begun + timedelta(after)
    before = count_before(read, begun, day)
    assert before == len([one for one in dates(read, begun, begun, day) if one < day])
    assert not read.count or before <= read.count


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        (
            "FREQ=MONTHLY;BYDAY=5FR",
            "2026-01-30",
            ["2026-01-30", "2026-05-29", "2026-07-31", "2026-10-30", "2027-01-29"],
        ),
        ("FREQ=MONTHLY;BYDAY=-1TU", "2026-11-24", ["2026-11-24", "2026-12-29", "2027-01-26"]),
        ("FREQ=YEARLY", "2024-02-29", ["2024-02-29", "2028-02-29", "2032-02-29"]),
        (
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            "2027-12-31",
            ["2027-12-31", "2028-01-31", "2028-02-29", "2028-03-31"],
        ),
        ("FREQ=MONTHLY", "2026-10-31", ["2026-10-31", "2026-12-31", "2027-01-31", "2027-03-31"]),
        ("FREQ=WEEKLY;BYMONTH=2,12", "2026-12-22", ["2026-12-22", "2026-12-29", "2027-02-02", "2027-02-09"]),
        (
            "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=-1,1",
            "2027-02-01",
            ["2027-02-01", "2027-02-28", "2028-02-01", "2028-02-29"],
        ),
        ("FREQ=DAILY;BYDAY=SA,SU", "2026-12-26", ["2026-12-26", "2026-12-27", "2027-01-02"]),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU",
            "2026-12-27",
            ["2026-12-27", "2026-12-28", "2027-01-10"],
        ),
        ("FREQ=WEEKLY;INTERVAL=2", "2026-12-22", ["2026-12-22", "2027-01-05", "2027-01-19"]),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "2027-01-29",
            ["2027-01-29", "2027-02-26", "2027-03-31"],
        ),
    ],
)
def test_the_days_that_calendars_are_known_to_get_wrong(text: str, start: str, expected: list[str]) -> None:
    begun = datetime.fromisoformat(start)
    found = islice(dates(rule(text, begun), begun.date(), begun.date(), LAST_DAY), len(expected))
    assert [day.isoformat() for day in found] == expected


def test_the_year_2100_has_no_leap_day_and_is_the_last() -> None:
    begun = date(2088, 2, 29)
    found = dates(rule("FREQ=YEARLY", datetime.combine(begun, time(19))), begun, begun, date(2999, 1, 1))
    assert [day.year for day in found] == [2088, 2092, 2096]
