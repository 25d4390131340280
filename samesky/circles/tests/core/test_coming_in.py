"""Law 4. The order is fixed when a round begins; who enters between turns is appended; the lobby shuts with the closing round."""

import pytest

from samesky.circles.core import commands as ask
from samesky.circles.core import events as e
from samesky.circles.core.commands import Refusal
from samesky.circles.core.plan import Kind, Phase, Plan
from samesky.circles.core.state import Outcome, Reach, Stage, Where
from samesky.circles.core.times import MINUTE, SECOND
from samesky.circles.tests.core.room import FULL, SHORT, Room, first_round, lobby, opening


def order(room: Room) -> tuple[int, ...]:
    assert room.circle.round is not None
    return room.circle.round.order


def test_everybody_who_waits_sits_down_when_it_begins() -> None:
    room = opening(4)
    assert [event.seat for event in room.of(e.Entered)] == [1, 2, 3, 4]  # type: ignore[attr-defined]


def test_who_comes_in_the_opening_sits_down_at_once() -> None:
    room = opening(3)
    room.arrives(4)
    assert room.circle.seats[4].seated
    room.does(1, ask.Next())
    assert order(room) == (1, 2, 3, 4)


def test_nobody_comes_in_while_somebody_speaks() -> None:
    room = first_round(3)
    room.arrives(4)
    room.passes(3 * MINUTE + 29 * SECOND)
    assert not room.circle.seats[4].seated
    room.passes(SECOND)
    assert room.circle.seats[4].seated
    assert order(room) == (1, 2, 3, 4)


def test_who_comes_in_before_the_last_first_offer_begins_is_appended() -> None:
    room = first_round(3)
    room.finishes(1)
    room.arrives(4)
    room.finishes(2)
    assert order(room) == (1, 2, 3, 4)
    room.finishes(3, 4)
    assert room.is_in(Stage.BETWEEN)


def test_who_comes_in_after_that_waits_for_the_next_round() -> None:
    room = first_round(3)
    room.does(1, ask.ComeBack(1))
    room.finishes(2)
    room.arrives(4)
    room.finishes(3)
    assert room.circle.seats[4].seated
    assert order(room) == (1, 2, 3)
    room.finishes(1)
    room.does(1, ask.Next())
    assert set(order(room)) == {1, 2, 3, 4}


def test_nobody_is_appended_to_a_round_that_ends() -> None:
    room = first_round(3)
    room.arrives(4)
    room.does(1, ask.Next())
    room.finishes(1)
    assert {event.seat for event in room.of(e.Settled)} == {2, 3}  # type: ignore[attr-defined]


def test_each_round_begins_one_place_further_on() -> None:
    room = first_round(3, Plan(FULL))
    assert order(room) == (1, 2, 3)
    room.finishes(1, 2, 3)
    room.does(1, ask.Next())
    assert order(room) == (2, 3, 1)
    room.finishes(2, 3, 1)
    room.does(1, ask.Next())
    assert order(room) == (3, 1, 2)
    room.finishes(3, 1, 2)
    room.does(1, ask.Next())
    assert order(room) == (1, 2, 3)


def test_who_is_away_keeps_their_place_and_who_rests_has_none() -> None:
    room = opening(4)
    room.does(1, ask.Rest(3))
    room.sleeps(4)
    room.passes(45 * SECOND)
    room.does(1, ask.Next())
    assert order(room) == (1, 2, 4)


def test_who_never_came_in_has_no_place_in_the_order() -> None:
    room = opening(3)
    room.does(1, ask.PauseIt())
    room.arrives(4)
    room.sleeps(4)
    room.passes(MINUTE)
    room.does(1, ask.Resume(), ask.Next())
    assert order(room) == (1, 2, 3)
    room.wakes(4)
    assert room.has(4, Where.WAITING)
    room.finishes(1)
    assert order(room) == (1, 2, 3, 4)


def test_the_lobby_shuts_when_the_closing_round_begins_and_who_waits_is_told() -> None:
    room = first_round(3)
    room.finishes(1, 2)
    room.does(1, ask.PauseIt())
    room.arrives(4, 5)
    room.sleeps(5)
    room.passes(MINUTE)
    room.does(3, ask.Finish(3))
    assert room.asks(6, ask.Arrive()) is None
    room.does(1, ask.Close())
    assert [room.circle.seats[seat].where for seat in (4, 5, 6)] == [Where.LEFT] * 3
    assert room.asks(4, ask.Arrive()) is Refusal.SHUT


def test_nobody_comes_in_once_the_closing_round_has_begun() -> None:
    room = first_round(3)
    room.sleeps(2)
    room.passes(45 * SECOND)
    room.does(3, ask.Leave())
    room.finishes(1)
    room.does(1, ask.Next())
    assert room.is_in(Kind.CLOSING)
    assert room.asks(3, ask.Arrive()) is Refusal.SHUT
    room.wakes(2)
    assert room.circle.seats[2].seated, "who only slept is still a part of it"


def test_who_leaves_and_comes_again_within_a_round_has_one_place_and_one_outcome() -> None:
    room = first_round(4)
    room.does(3, ask.Leave())
    room.arrives(3)
    room.finishes(1)
    assert order(room) == (1, 2, 3, 4)
    room.finishes(2, 3, 4)
    assert room.outcomes == dict.fromkeys((1, 2, 3, 4), Outcome.SPOKE)


def test_who_comes_again_after_their_place_was_reached_is_absent_in_this_round() -> None:
    room = first_round(4)
    room.finishes(1)
    room.does(2, ask.Leave())
    assert room.holder == 3
    room.arrives(2)
    room.finishes(3, 4)
    assert room.circle.seats[2].seated
    assert room.outcomes[2] is Outcome.ABSENT
    assert order(room) == (1, 2, 3, 4)


def test_who_waits_again_when_their_offer_comes_back_is_absent() -> None:
    room = first_round(3)
    room.does(3, ask.Leave())
    room.finishes(1)
    room.does(1, ask.PauseIt())
    room.arrives(3)
    room.does(2, ask.Pass(2))
    room.does(1, ask.Resume())
    assert room.holder == 3, "they came in before the piece moved on"


def test_who_comes_again_sits_last_with_fresh_wishes_but_still_rests_and_still_wants_no_notes() -> None:
    room = opening(4)
    room.does(2, ask.Choose(Reach.PASS, no_notes=True))
    room.does(1, ask.Rest(2))
    room.does(2, ask.Leave())
    room.arrives(2)
    seat = room.circle.seats[2]
    assert list(room.circle.seats) == [1, 3, 4, 2]
    assert (seat.resting, seat.no_notes, seat.reach, seat.seated) == (True, True, Reach.SPEAK, True)


def test_nobody_arrives_twice() -> None:
    room = lobby(3)
    assert room.asks(3, ask.Arrive()) is Refusal.ALREADY
    room.sleeps(3)
    room.passes(45 * SECOND)
    assert room.asks(3, ask.Arrive()) is Refusal.ALREADY


def test_who_was_removed_does_not_come_in_again() -> None:
    room = opening(4)
    room.does(1, ask.Remove(3))
    assert room.asks(3, ask.Arrive()) is Refusal.REMOVED
    room.does(4, ask.Leave())
    room.does(1, ask.Remove(4))
    assert room.asks(4, ask.Arrive()) is Refusal.REMOVED
    assert room.asks(1, ask.Remove(4)) is Refusal.NOBODY_THERE


@pytest.mark.parametrize("capacity", [3, 8])
def test_a_full_circle_says_so(capacity: int) -> None:
    room = lobby(capacity, Plan(SHORT, capacity=capacity))
    assert room.asks(20, ask.Arrive()) is Refusal.FULL
    room.does(capacity, ask.Leave())
    room.does(20, ask.Arrive())


def test_above_eight_a_second_keeper_is_there() -> None:
    room = Room(Plan(SHORT, capacity=12))
    room.does(1, ask.Open(room.plan))
    room.arrives(1, *range(3, 10))
    assert room.asks(10, ask.Arrive()) is Refusal.FULL
    room.arrives(2, *range(10, 13))
    assert len(room.circle.among(Where.WAITING)) == 12
    assert room.asks(13, ask.Arrive(may_keep=True)) is Refusal.FULL


def test_who_is_away_has_a_place_and_who_left_has_none() -> None:
    room = lobby(3, Plan(SHORT, capacity=3))
    room.sleeps(3)
    room.passes(45 * SECOND)
    assert room.asks(4, ask.Arrive()) is Refusal.FULL
    room.does(3, ask.Leave())
    room.arrives(4)


def test_a_keeper_who_left_is_no_second_keeper() -> None:
    room = Room(Plan(SHORT, capacity=12))
    room.does(1, ask.Open(room.plan))
    room.arrives(1, 2, *range(3, 9))
    room.does(2, ask.Leave())
    room.arrives(10)
    assert room.asks(11, ask.Arrive()) is Refusal.FULL


def test_nothing_can_be_asked_before_it_is_open_and_it_opens_once() -> None:
    room = Room()
    assert room.asks(1, ask.Arrive()) is Refusal.NOT_OPEN
    assert room.asks(1, ask.Begin()) is Refusal.NOT_OPEN
    room.does(1, ask.Open(Plan(SHORT)))
    assert room.asks(1, ask.Open(Plan(SHORT))) is Refusal.NOT_NOW


def test_a_round_with_nobody_in_it_is_over_and_waits_for_the_keeper() -> None:
    plan = Plan((Phase(Kind.OPENING), Phase(Kind.ROUND, MINUTE), Phase(Kind.ROUND, MINUTE), *SHORT[2:]))
    room = first_round(2, plan)
    room.finishes(1)
    room.does(2, ask.Leave())
    room.does(1, ask.Leave())
    room.arrives(1)
    room.does(1, ask.Resume())
    room.does(1, ask.Next())
    assert order(room) == (1,)


def test_when_the_second_keeper_leaves_nobody_goes_and_nobody_comes() -> None:
    room = Room(Plan(SHORT, capacity=12))
    room.does(1, ask.Open(room.plan))
    room.arrives(1, 2, *range(3, 12))
    room.does(2, ask.Leave())
    assert len(room.circle.among(Where.WAITING)) == 10
    assert room.asks(20, ask.Arrive()) is Refusal.FULL


def test_without_any_keeper_there_are_eight_at_most() -> None:
    room = Room(Plan(SHORT, capacity=12, keeperless=True))
    room.does(3, ask.Open(room.plan))
    room.arrives(*range(3, 11))
    assert room.asks(20, ask.Arrive()) is Refusal.FULL


def test_the_first_place_goes_round_however_many_rounds_there_are() -> None:
    room = opening(2, Plan((SHORT[0], *[SHORT[1]] * 6, *SHORT[2:])))
    first = []
    for _ in range(6):
        room.does(1, ask.Next())
        first.append(room.holder)
        while room.circle.turn:
            room.finishes(room.holder)
    assert first == [1, 2, 1, 2, 1, 2]
