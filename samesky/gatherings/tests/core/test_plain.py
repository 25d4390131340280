"""Plain choices become a rule, and the rule becomes the same choices."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky.gatherings.core.plain import LAST, Again, Choices, choices_of, first_day, rule_text
from samesky.gatherings.core.recurrence import following
from samesky.gatherings.core.refusals import Refusal
from samesky.gatherings.core.when import Pattern, pattern_of
from samesky.gatherings.tests.core import patterns as a
from samesky.gatherings.tests.core.patterns import pattern, refused, utc

_ends = st.one_of(
    st.just({}),
    st.builds(lambda many: {"times": many}, st.integers(1, 1000)),
    st.builds(lambda day: {"until": day}, st.dates(date(2034, 6, 1), date(2099, 1, 1))),
)
_days = st.sets(st.integers(0, 6), min_size=1).map(lambda found: tuple(sorted(found)))
_nth = st.sampled_from([1, 2, 3, 4, 5, LAST])


@st.composite
def choices(draw: st.DrawFn) -> Choices:
    again = draw(st.sampled_from(list(Again)))
    ends = draw(_ends)
    match again:
        case Again.ONCE:
            return Choices()
        case Again.WEEKLY:
            return Choices(again, draw(st.integers(1, 12)), draw(_days), **ends)
        case Again.NTH:
            return Choices(again, weekdays=(draw(st.integers(0, 6)),), nth=draw(_nth), **ends)
        case Again.MONTHLY:
            return Choices(again, day=draw(st.sampled_from([LAST, *range(1, 32)])), **ends)
    return Choices(again, **ends)


@given(choices(), a.starts, a.zones)
def test_what_was_chosen_is_shown_again(chosen: Choices, start: datetime, zone: str) -> None:
    kept = pattern_of(start, zone, 60, rule_text(chosen, start.date()))
    assert isinstance(kept, Pattern)
    assert choices_of(kept) == chosen
    assert rule_text(chosen, kept.start.date()) != "" or chosen.again is Again.ONCE


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=DAILY;INTERVAL=2",
        "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU",
        "FREQ=WEEKLY;INTERVAL=26",
        "FREQ=WEEKLY;BYMONTH=1,2,3",
        "FREQ=MONTHLY;INTERVAL=3",
        "FREQ=MONTHLY;BYDAY=1MO,3MO",
        "FREQ=MONTHLY;BYDAY=-2MO",
        "FREQ=MONTHLY;BYMONTHDAY=1,15",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=YEARLY;BYMONTH=3,9",
    ],
)
def test_a_rule_from_elsewhere_is_not_forced_into_choices(text: str) -> None:
    assert choices_of(pattern("2026-12-01 19:00", text)) is None


def test_what_was_left_open_is_the_starts() -> None:
    tuesday = date(2026, 12, 8)
    assert rule_text(Choices(Again.WEEKLY, every=2), tuesday) == "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"
    assert rule_text(Choices(Again.NTH), tuesday) == "FREQ=MONTHLY;BYDAY=2TU"
    assert rule_text(Choices(Again.MONTHLY), tuesday) == "FREQ=MONTHLY;BYMONTHDAY=8"
    assert rule_text(Choices(Again.YEARLY), tuesday) == "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=8"


def test_every_second_tuesday_asked_for_on_a_friday_begins_on_the_next_tuesday() -> None:
    chosen = Choices(Again.WEEKLY, 2, (1,))
    friday = date(2026, 12, 4)
    start = datetime.combine(first_day(chosen, friday), datetime.fromisoformat("2026-01-01 19:00").time())
    kept = pattern_of(start, "Europe/Berlin", 60, rule_text(chosen, start.date()))
    assert isinstance(kept, Pattern)
    assert [f"{one.original:%d %b}" for one in following(kept, utc("2026-12-01"), 3)] == [
        "08 Dec",
        "22 Dec",
        "05 Jan",
    ]
    assert first_day(Choices(Again.NTH, nth=1, weekdays=(1,)), friday) == friday


def test_two_ends_are_refused() -> None:
    assert refused(
        "2026-12-01 19:00",
        rule_text(Choices(Again.DAILY, until=date(2027, 1, 1), times=3), date(2026, 12, 1)),
    ) is (Refusal.TWO_ENDS)
