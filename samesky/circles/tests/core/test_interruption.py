"""Law 9. A deadline found more than five seconds late means that nobody was serving; an outage spends nobody's turn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky.circles.core import commands as ask
from samesky.circles.core import events as e
from samesky.circles.core.commands import Refusal
from samesky.circles.core.decide import settle
from samesky.circles.core.due import Seen
from samesky.circles.core.state import Pause, Stage, Where
from samesky.circles.core.times import MINUTE, SECOND
from samesky.circles.tests.core.room import first_round, lobby, opening

TURN = 3 * MINUTE


@pytest.mark.parametrize("late", [0, 5 * SECOND])
def test_a_deadline_found_up_to_five_seconds_late_is_found_in_time(late: int) -> None:
    room = first_round()
    room.passes(TURN - 1)
    room.now += 1 + late
    room.served = 0
    room.looked_at()
    assert room.is_in(Stage.GRACE)
    assert room.of(e.Interrupted) == []
    assert room.turn.grace_ends == room.now + 30 * SECOND, "the grace is as long as it is for everybody"


def test_a_deadline_found_one_millisecond_later_was_found_by_nobody() -> None:
    room = first_round()
    room.passes(TURN - 1)
    ends = room.turn.ends
    room.now = ends + 5 * SECOND + 1
    room.served = 0
    room.looked_at()
    assert room.of(e.Interrupted) == [e.Interrupted(ends, room.now + 30 * SECOND)]
    assert room.is_in(Stage.SPEAKING)
    assert room.circle.pause == Pause(ends, room.now + 30 * SECOND, outage=True)


@pytest.mark.parametrize(("quiet", "outage"), [(5 * SECOND, False), (5 * SECOND + 1, True)])
def test_when_it_is_known_that_nobody_served_no_deadline_is_needed(quiet: int, outage: bool) -> None:
    room = first_round()
    room.passes(MINUTE)
    room.outage(quiet)
    assert bool(room.of(e.Interrupted)) is outage


@given(st.integers(0, TURN + 30 * SECOND - 1), st.integers(5 * SECOND + 1, 50 * MINUTE))
def test_an_outage_spends_nobodys_turn(used: int, outage: int) -> None:
    room = first_round()
    room.passes(used)
    room.outage(outage)
    assert room.circle.pause
    room.passes(30 * SECOND)
    assert room.circle.pause is None
    assert room.of(e.Resumed) == [e.Resumed(0)]
    room.passes(TURN + 30 * SECOND - used - 1)
    assert room.holder == 1
    room.passes(1)
    assert room.holder == 2


def test_there_are_thirty_seconds_to_come_back_and_nobody_is_away_meanwhile() -> None:
    room = first_round()
    room.outage(10 * MINUTE)
    room.sleeps(1, 2, 3, 4)
    room.passes(30 * SECOND - 1)
    assert all(seat.seated for seat in room.circle.seats.values())
    room.passes(1)
    assert all(seat.where is Where.AWAY for seat in room.circle.seats.values())


def test_who_showed_themselves_after_the_outage_has_their_forty_five_seconds() -> None:
    room = first_round()
    room.sleeps(1, 2, 3, 4)
    room.outage(10 * MINUTE)
    room.passes(20 * SECOND)
    room.signs[3] = room.now
    room.passes(45 * SECOND - 1)
    assert [seat.number for seat in room.circle.among(Where.SEATED)] == [3]
    room.passes(1)
    assert room.circle.among(Where.SEATED) == []


@given(
    st.lists(st.integers(5 * SECOND + 1, 10 * MINUTE), min_size=2, max_size=4), st.integers(0, 30 * SECOND)
)
def test_outages_one_after_another_spend_nobodys_turn(outages: list[int], between: int) -> None:
    room = first_round()
    room.passes(MINUTE)
    for outage in outages:
        room.outage(outage)
        room.passes(between)
    room.passes(30 * SECOND)
    left = 2 * MINUTE - (len(outages) * 0)
    spent = room.turn.ends - room.now
    assert left - between - 30 * SECOND <= spent <= left
    assert room.circle.ended is None


def test_a_second_outage_before_it_goes_on_begins_the_thirty_seconds_again() -> None:
    room = first_round()
    room.passes(MINUTE)
    began = room.now
    room.outage(MINUTE)
    room.passes(20 * SECOND)
    room.outage(MINUTE)
    assert room.circle.pause == Pause(began, room.now + 30 * SECOND, outage=True)
    room.passes(30 * SECOND)
    assert room.turn.ends == room.now + 2 * MINUTE


def test_a_keepers_pause_lasts_as_much_longer_as_the_outage_took() -> None:
    room = first_round()
    room.passes(MINUTE)
    room.does(1, ask.PauseIt())
    began = room.now
    room.passes(2 * MINUTE)
    room.outage(20 * MINUTE)
    assert room.circle.pause == Pause(began, began + 30 * MINUTE + 30 * SECOND, by=1)
    room.does(1, ask.Resume())
    assert room.turn.ends == room.now + 2 * MINUTE


def test_the_keeper_may_go_on_before_the_thirty_seconds_are_over_and_nobody_else() -> None:
    room = first_round()
    room.outage(10 * MINUTE)
    assert room.asks(3, ask.Resume()) is Refusal.NOT_KEEPER
    room.does(1, ask.Resume())
    assert room.turn.ends == room.now + TURN


def test_an_outage_without_a_keeper_is_no_wish_to_close() -> None:
    room = first_round()
    room.finishes(1, 2)
    room.sleeps(1, 2)
    room.outage(10 * MINUTE)
    assert room.asks(3, ask.Resume()) is Refusal.NOT_KEEPER
    room.passes(30 * SECOND)
    assert room.of(e.Resumed) == [e.Resumed(0)]
    assert not room.circle.winding
    assert room.circle.pause is not None
    assert not room.circle.pause.outage, "now it waits for a keeper"


def test_an_outage_moves_no_latest_end() -> None:
    room = first_round()
    ends = room.circle.latest_end
    room.outage(30 * MINUTE)
    assert room.circle.latest_end == ends
    room.outage(ends - 3 * MINUTE - room.now)
    assert room.is_in(Stage.LEAVING)
    room.outage(3 * MINUTE)
    assert room.circle.closed
    assert room.of(e.Closed) == [e.Closed("latest end")]


def test_an_outage_over_the_latest_end_ends_the_circle() -> None:
    room = first_round()
    room.outage(24 * 60 * MINUTE)
    assert room.circle.closed
    assert room.of(e.Closed) == [e.Closed("latest end")]


def test_the_time_to_say_how_one_leaves_is_not_spent_by_an_outage() -> None:
    room = first_round(2)
    room.does(1, ask.Close())
    ends = room.circle.leaving_ends
    room.passes(MINUTE)
    room.outage(10 * MINUTE)
    assert room.circle.leaving_ends == ends + 10 * MINUTE + 30 * SECOND
    assert room.circle.pause is None
    room.does(1, ask.Answer())


def test_an_outage_does_not_end_a_circle_for_being_empty() -> None:
    room = first_round(2)
    room.does(1, ask.Leave())
    room.does(2, ask.Leave())
    room.passes(MINUTE)
    room.outage(10 * MINUTE)
    room.passes(4 * MINUTE + 30 * SECOND - 1)
    assert not room.circle.closed
    room.passes(1)
    assert room.of(e.Closed) == [e.Closed("empty")]


def test_a_lobby_outlives_an_outage_without_a_pause() -> None:
    room = lobby(3)
    room.outage(MINUTE)
    assert room.circle.pause is None
    assert [seat.number for seat in room.circle.among(Where.WAITING)] == [1, 2, 3]
    room.does(1, ask.Begin())


def test_the_opening_takes_a_pause() -> None:
    room = opening()
    room.outage(MINUTE)
    assert room.circle.pause
    assert room.circle.pause.outage


def test_nothing_is_told_twice_of_the_same_outage() -> None:
    room = first_round()
    room.outage(MINUTE)
    room.looked_at()
    assert settle(room.circle, Seen(room.signs, 0), room.now).events == ()
    assert len(room.of(e.Interrupted)) == 1


def test_the_earliest_sign_that_nobody_served_counts() -> None:
    room = first_round()
    room.passes(MINUTE)
    served = room.now
    room.outage(10 * MINUTE)
    assert room.of(e.Interrupted) == [e.Interrupted(served, room.now + 30 * SECOND)]


def test_somebody_served_other_rooms_and_not_this_one() -> None:
    """A deadline that was missed says so, whenever somebody served last."""
    room = first_round()
    room.passes(MINUTE)
    ends = room.turn.ends
    room.now = ends + MINUTE
    room.signs = dict.fromkeys(room.awake, room.now)
    room.served = room.now
    room.looked_at()
    assert room.of(e.Interrupted) == [e.Interrupted(ends, room.now + 30 * SECOND)]


def test_nobody_serves_a_circle_that_is_not_there_or_is_over() -> None:
    room = first_round(2)
    room.does(1, ask.Close(), ask.Close())
    assert room.circle.closed
    room.outage(MINUTE)
    assert room.of(e.Interrupted) == []
    assert settle(type(room.circle)(), Seen({}, 1), room.now).events == ()
