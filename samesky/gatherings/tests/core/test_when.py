"""What a plan may be, and what is refused; what a clock on the wall means when clocks change."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky.gatherings.core.refusals import Refusal
from samesky.gatherings.core.when import (
    Pattern,
    instant,
    is_zone,
    local_time,
    name_of,
    original_of,
    pattern_of,
    zones,
)
from samesky.gatherings.tests.core import patterns as a
from samesky.gatherings.tests.core.patterns import pattern, refused, utc


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("FREQ=SECONDLY", Refusal.TOO_OFTEN),
        ("FREQ=MINUTELY;INTERVAL=1440", Refusal.TOO_OFTEN),
        ("FREQ=HOURLY", Refusal.TOO_OFTEN),
        ("FREQ=DAILY;BYHOUR=9,19", Refusal.TOO_OFTEN),
        ("FREQ=DAILY;BYHOUR=9", Refusal.NOT_UNDERSTOOD),
        ("FREQ=DAILY;COUNT=3;UNTIL=20270101", Refusal.TWO_ENDS),
        ("FREQ=DAILY;COUNT=1001", Refusal.TOO_MANY),
        ("FREQ=DAILY;COUNT=0", Refusal.NONSENSE),
        ("FREQ=DAILY;COUNT=-1", Refusal.NONSENSE),
        ("FREQ=DAILY;INTERVAL=0", Refusal.NONSENSE),
        ("FREQ=DAILY;INTERVAL=99999999999999", Refusal.NONSENSE),
        ("FREQ=WEEKLY;UNTIL=99991231", Refusal.FAR_YEAR),
        ("FREQ=WEEKLY;UNTIL=20270231", Refusal.NONSENSE),
        ("FREQ=WEEKLY;UNTIL=20200101", Refusal.NEVER),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", Refusal.NEVER),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31", Refusal.NEVER),
        ("FREQ=WEEKLY;BYDAY=1MO", Refusal.NONSENSE),
        ("FREQ=WEEKLY;BYMONTHDAY=3", Refusal.NONSENSE),
        ("FREQ=WEEKLY;BYSETPOS=1", Refusal.NOT_UNDERSTOOD),
        ("FREQ=MONTHLY;BYDAY=6MO", Refusal.NONSENSE),
        ("FREQ=MONTHLY;BYDAY=0MO", Refusal.NONSENSE),
        ("FREQ=MONTHLY;BYDAY=XX", Refusal.NONSENSE),
        ("FREQ=MONTHLY;BYMONTHDAY=0", Refusal.NONSENSE),
        ("FREQ=YEARLY;BYMONTH=13", Refusal.NONSENSE),
        ("FREQ=YEARLY;BYDAY=20MO", Refusal.NONSENSE),
        ("FREQ=YEARLY;BYDAY=2MO", Refusal.NOT_UNDERSTOOD),
        ("FREQ=YEARLY;BYWEEKNO=20", Refusal.NOT_UNDERSTOOD),
        ("FREQ=YEARLY;BYYEARDAY=100", Refusal.NOT_UNDERSTOOD),
        ("FREQ=DAILY;X-OURS=1", Refusal.NOT_UNDERSTOOD),
        ("FREQ=DAILY;FREQ=WEEKLY", Refusal.NONSENSE),
        ("FREQ=SOMETIMES", Refusal.NONSENSE),
        ("INTERVAL=2", Refusal.NONSENSE),
        ("every tuesday", Refusal.NONSENSE),
        ("FREQ=DAILY\r\nATTENDEE:mailto:a@b.example", Refusal.NONSENSE),
        (";;;", Refusal.NONSENSE),
        ("FREQ=DAILY;BYMONTH=" + "1," * 200, Refusal.LONG_TEXT),
    ],
)
def test_a_rule_that_cannot_be_kept_is_refused(text: str, why: Refusal) -> None:
    assert refused("2026-12-01 19:00", text) is why


@pytest.mark.parametrize(
    ("start", "zone", "minutes", "why"),
    [
        ("9999-12-31 19:00", "Europe/Berlin", 60, Refusal.FAR_YEAR),
        ("0001-01-01 00:00", "Europe/Berlin", 60, Refusal.FAR_YEAR),
        ("2026-12-01 19:00", "Europe/Atlantis", 60, Refusal.NO_SUCH_ZONE),
        ("2026-12-01 19:00", "", 60, Refusal.NO_SUCH_ZONE),
        ("2026-12-01 19:00", "../../etc/passwd", 60, Refusal.NO_SUCH_ZONE),
        ("2026-12-01 19:00", "Europe\0Berlin", 60, Refusal.NO_SUCH_ZONE),
        ("2026-12-01 19:00", "localtime", 60, Refusal.NO_SUCH_ZONE),
        ("2026-12-01 19:00", "Europe/Berlin", 1441, Refusal.TOO_LONG),
        ("2026-12-01 19:00", "Europe/Berlin", 0, Refusal.TOO_SHORT),
        ("2026-12-01 19:00", "Europe/Berlin", -60, Refusal.TOO_SHORT),
    ],
)
def test_a_plan_that_cannot_be_kept_is_refused(start: str, zone: str, minutes: int, why: Refusal) -> None:
    assert refused(start, "", zone, minutes) is why


@given(st.text(max_size=80) | st.text("FREQ=DAILYMONTH;BUCNS,+-0123456789T", max_size=80), a.starts)
def test_whatever_is_typed_is_kept_or_refused(text: str, start: datetime) -> None:
    assert isinstance(pattern_of(start, "Europe/Berlin", 60, text), Pattern | Refusal)


def test_a_rule_is_written_our_way_and_its_end_in_utc() -> None:
    kept = pattern(
        "2026-12-01 19:00", "rrule:freq=weekly;wkst=mo;byday=th,tu;byhour=19;byminute=00;until=20270331"
    )
    assert kept.rule == "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270331T215959Z"


@pytest.mark.parametrize(
    ("start", "text", "until"),
    [("2100-01-01 10:00", "UNTIL=21001231", "21001231T225959Z"), ("1970-01-01 10:00", "UNTIL=19701231T120000Z", "19701231T120000Z"),
     ("2026-12-01 10:00", "UNTIL=20270601T100000", "20270601T080000Z")],
)  # fmt: skip
def test_an_end_may_be_a_day_or_a_time_here_or_in_utc(start: str, text: str, until: str) -> None:
    assert pattern(start, f"FREQ=DAILY;{text}").rule == f"FREQ=DAILY;UNTIL={until}"


def test_a_start_that_the_rule_does_not_hit_moves_to_the_first_day_that_it_does() -> None:
    assert pattern("2026-12-01 19:00", "FREQ=MONTHLY;BYDAY=5FR").start == datetime.fromisoformat(
        "2027-01-29 19:00"
    )


@pytest.mark.parametrize(
    ("local", "zone", "moment"),
    [
        ("2027-03-28 02:30", "Europe/Berlin", "2027-03-28 01:30"),  # skipped: as if the clock had not changed
        ("2027-10-31 02:30", "Europe/Berlin", "2027-10-31 00:30"),  # twice: the first
        ("2027-03-14 02:30", "America/New_York", "2027-03-14 07:30"),
        ("2027-11-07 01:30", "America/New_York", "2027-11-07 05:30"),
        ("2027-10-03 02:15", "Australia/Lord_Howe", "2027-10-02 15:45"),  # half an hour is skipped
        ("2027-04-04 01:45", "Australia/Lord_Howe", "2027-04-03 14:45"),
        ("2018-11-04 00:30", "America/Sao_Paulo", "2018-11-04 03:30"),  # at midnight
        ("2018-02-17 23:30", "America/Sao_Paulo", "2018-02-18 01:30"),
    ],
)
def test_a_time_that_clocks_skip_or_repeat(local: str, zone: str, moment: str) -> None:
    assert instant(datetime.fromisoformat(local), zone) == utc(moment)


@given(a.starts, a.zones)
def test_the_wall_shows_what_was_planned_unless_clocks_skip_it(local: datetime, zone: str) -> None:
    moment = instant(local, zone)
    shown = local_time(moment, zone)
    assert timedelta() <= shown - local <= timedelta(hours=1)
    if shown == local:
        assert local.replace(tzinfo=ZoneInfo(zone), fold=1).astimezone(UTC) >= moment


@given(a.starts)
def test_a_name_leads_back_to_its_time(local: datetime) -> None:
    assert original_of(name_of(local)) == local


@pytest.mark.parametrize(
    "name", ["", "20270328", "20270328T2460", "2027-03-28T19:00", "20270328T1900Z", "2027328T1900", "x" * 500]
)
def test_what_is_no_name_is_none(name: str) -> None:
    assert original_of(name) is None


def test_every_zone_offered_exists() -> None:
    assert all(ZoneInfo(name).key == name for name in zones()[::20])
    assert is_zone("Europe/Berlin")
    assert set(a.ZONES) <= set(zones())
