"""Reminders: each once, none after the beginning, and after a standstill only the nearest."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from samesky.gatherings.core.reminders import CHOICES, USUAL, Due, due, next_at
from samesky.gatherings.tests.core.patterns import utc

STARTS = utc("2026-12-08 18:00")
LONG_AGO = utc("2026-11-01")
DAY, HOUR = USUAL


def before(**span: float) -> datetime:
    return STARTS - timedelta(**span)


def test_nothing_is_due_before_its_moment() -> None:
    assert due(STARTS, USUAL, (), LONG_AGO, before(hours=24, seconds=1)) == Due(None, ())
    assert due(STARTS, USUAL, (), LONG_AGO, before(hours=24)) == Due(DAY, (DAY,))
    assert due(STARTS, USUAL, (DAY,), LONG_AGO, before(hours=1)) == Due(HOUR, (HOUR,))


def test_after_a_day_of_standstill_one_is_sent_and_not_two() -> None:
    assert due(STARTS, USUAL, (), LONG_AGO, before(minutes=20)) == Due(HOUR, (HOUR, DAY))


def test_a_late_one_is_sent_while_it_has_not_begun() -> None:
    assert due(STARTS, [DAY], (), LONG_AGO, before(minutes=20)) == Due(DAY, (DAY,))
    assert due(STARTS, [DAY], (), LONG_AGO, STARTS) == Due(None, (DAY,))


def test_who_said_yes_three_hours_before_is_not_reminded_of_the_day_before() -> None:
    assert due(STARTS, USUAL, (), before(hours=3), before(hours=2)) == Due(None, (DAY,))
    assert due(STARTS, USUAL, (DAY,), before(hours=3), before(hours=1)) == Due(HOUR, (HOUR,))


def test_who_said_yes_at_that_very_moment_knows() -> None:
    assert due(STARTS, USUAL, (), before(hours=1), before(hours=1)) == Due(None, (HOUR, DAY))


def test_one_chosen_later_is_not_sent_after_a_nearer_one() -> None:
    assert due(STARTS, USUAL, (HOUR,), LONG_AGO, before(minutes=50)) == Due(None, (DAY,))


def test_when_to_look_again() -> None:
    assert next_at(STARTS, USUAL, ()) == before(days=1)
    assert next_at(STARTS, USUAL, (DAY,)) == before(hours=1)
    assert next_at(STARTS, USUAL, USUAL) is None
    assert next_at(STARTS, (), ()) is None


@given(
    st.sets(st.sampled_from(CHOICES)),
    st.integers(-20_000, 100),
    st.lists(st.integers(0, 4_000), max_size=12),
)
def test_whenever_we_look_each_is_settled_once_and_they_come_nearer(
    wanted: set[int], said: int, looks: list[int]
) -> None:
    since = now = STARTS + timedelta(minutes=said)
    settled: list[int] = []
    sent: list[int] = []
    for step in [*looks, 30_000]:
        now += timedelta(minutes=step)
        found = due(STARTS, wanted, settled, since, now)
        assert found.send is None or (now < STARTS and found.send in found.settled)
        assert due(STARTS, wanted, [*settled, *found.settled], since, now) == Due(None, ())
        settled += found.settled
        sent += [found.send] if found.send is not None else []
    assert sorted(settled) == sorted(wanted)
    assert sent == sorted(set(sent), reverse=True)
    assert all(STARTS - timedelta(minutes=one) > since for one in sent)
