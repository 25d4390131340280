"""Quiet hours on every wall, on nights when the clock jumps, and how long a letter is tried."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky.notices.core.timing import TRIED_FOR, Quiet, next_try, when_due

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"])
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
MINUTES = st.integers(0, 24 * 60 - 1).map(lambda minute: time(minute // 60, minute % 60))


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


@given(MOMENTS, MINUTES, MINUTES, ZONES)
def test_a_quiet_night_always_ends_within_a_day_and_never_before_now(
    moment: datetime, start: time, end: time, zone: str
) -> None:
    if start == end:
        return
    quiet = Quiet(start, end, ZoneInfo(zone))
    over = quiet.over(moment)
    assert not quiet.holds(over)
    assert timedelta() <= over - moment <= timedelta(hours=26)
    assert (over == moment) is not quiet.holds(moment)


@pytest.mark.parametrize(
    ("moment", "over"),
    [
        (at(1, 10, 20, 59), at(1, 10, 20, 59)),
        (at(1, 10, 21, 0), at(1, 11, 6, 0)),
        (at(1, 11, 5, 59), at(1, 11, 6, 0)),
        (at(1, 11, 6, 0), at(1, 11, 6, 0)),
        (at(7, 10, 20, 0), at(7, 11, 5, 0)),
    ],
)
def test_the_night_in_berlin_is_ten_to_seven_by_the_clock_on_the_wall(
    moment: datetime, over: datetime
) -> None:
    assert Quiet(time(22), time(7), BERLIN).over(moment) == over


def test_on_the_night_the_clock_jumps_it_ends_by_the_wall() -> None:
    quiet = Quiet(time(22), time(7), BERLIN)
    assert quiet.over(at(3, 28, 23)) == at(3, 29, 5)
    assert quiet.over(at(10, 24, 23)) == at(10, 25, 6)


def test_an_end_that_the_clock_skips_or_shows_twice_still_ends_it() -> None:
    quiet = Quiet(time(22), time(2, 30), BERLIN)
    assert quiet.over(at(3, 29, 0)) == at(3, 29, 1, 30)
    assert quiet.over(at(10, 24, 23)) == at(10, 25, 0, 30)
    assert quiet.over(at(10, 25, 1, 10)) == at(10, 25, 1, 30)


def test_quiet_hours_in_the_day() -> None:
    quiet = Quiet(time(9), time(17), BERLIN)
    assert quiet.over(at(1, 10, 7, 59)) == at(1, 10, 7, 59)
    assert quiet.over(at(1, 10, 8)) == at(1, 10, 16)


def test_gathered_waits_an_hour_after_the_last_one() -> None:
    noon, last = at(1, 10, 12), at(1, 10, 11, 30)
    assert when_due(noon, at_once=False, through_quiet=False, last=last, quiet=None) == at(1, 10, 12, 30)
    assert when_due(noon, at_once=True, through_quiet=False, last=last, quiet=None) == noon
    assert when_due(noon, at_once=False, through_quiet=False, last=None, quiet=None) == noon
    lunch = Quiet(time(13), time(14), BERLIN)
    assert when_due(noon, at_once=True, through_quiet=False, last=None, quiet=lunch) == at(1, 10, 13)
    assert when_due(noon, at_once=True, through_quiet=True, last=None, quiet=lunch) == noon


def test_the_waits_grow_and_end_after_a_day() -> None:
    first = moment = at(1, 10, 12)
    waits, tries = [], 1
    while again := next_try(moment, tries, first):
        waits.append(again - moment)
        moment, tries = again, tries + 1
    assert waits == sorted(waits)
    assert waits[0] == timedelta(minutes=1)
    assert timedelta(hours=22) < moment - first <= TRIED_FOR
    assert tries < 25
