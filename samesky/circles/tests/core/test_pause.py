"""Law 8. A pause stops turn and grace, gives back exactly what was left, and never moves the latest end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky.circles.core import commands as ask
from samesky.circles.core import events as e
from samesky.circles.core.commands import Refusal
from samesky.circles.core.plan import Kind, Plan
from samesky.circles.core.state import How, Outcome, Stage
from samesky.circles.core.times import MINUTE, SECOND
from samesky.circles.tests.core.room import SHORT, Room, first_round, opening

TURN = 3 * MINUTE


@given(st.integers(0, TURN + 30 * SECOND - 1), st.integers(0, 10 * MINUTE))
def test_a_pause_gives_back_exactly_what_was_left(used: int, long: int) -> None:
    room = first_round()
    room.passes(used)
    room.does(1, ask.PauseIt())
    room.passes(long)
    if room.circle.pause:
        room.does(1, ask.Resume())
    room.passes(TURN + 30 * SECOND - used - 1)
    assert room.holder == 1
    room.passes(1)
    assert room.holder == 2


def test_in_a_pause_neither_time_nor_grace_runs_out() -> None:
    for used, stage in (
        (TURN - 1, Stage.SPEAKING),
        (TURN, Stage.GRACE),
        (TURN + 30 * SECOND - 1, Stage.GRACE),
    ):
        room = first_round()
        room.passes(used)
        room.does(1, ask.PauseIt())
        room.passes(10 * MINUTE - 1)
        assert room.circle.stage is stage
        assert room.circle.pause
        assert room.holder == 1


@pytest.mark.parametrize("left", [30 * SECOND, 10 * SECOND, 1])
def test_a_pause_in_the_grace_gives_back_what_was_left_of_it(left: int) -> None:
    room = first_round()
    room.passes(TURN + 30 * SECOND - left)
    room.does(1, ask.PauseIt())
    room.passes(MINUTE)
    room.does(1, ask.Resume())
    assert room.turn.grace_ends == room.now + left
    room.passes(left - 1)
    assert room.holder == 1
    room.passes(1)
    assert room.holder == 2


def test_it_goes_on_by_itself_after_ten_minutes_and_not_before() -> None:
    room = first_round()
    room.does(1, ask.PauseIt())
    room.passes(10 * MINUTE - 1)
    assert room.circle.pause
    room.passes(1)
    assert room.circle.pause is None
    assert room.of(e.Resumed) == [e.Resumed(0)]
    assert room.turn.ends == room.now + TURN
    assert not room.circle.winding


def without_keeper(people: int = 4) -> Room:
    """Both trained keepers have left; the circle took a pause; seat 3 holds the piece."""
    room = first_round(people)
    room.finishes(1, 2)
    room.passes(MINUTE)
    room.does(1, ask.Leave())
    room.does(2, ask.Leave())
    assert room.circle.keeper == 0
    assert room.circle.pause
    assert room.of(e.Paused) == [e.Paused(0)]
    return room


@pytest.mark.parametrize(("since", "refusal"), [(2 * MINUTE - 1, Refusal.TOO_SOON), (2 * MINUTE, None)])
def test_without_a_keeper_anyone_may_go_on_after_two_minutes(since: int, refusal: Refusal | None) -> None:
    room = without_keeper()
    room.passes(since)
    assert room.asks(4, ask.Resume()) is refusal
    assert (room.circle.pause is None) is (refusal is None)


def test_with_a_keeper_only_they_go_on() -> None:
    room = first_round()
    room.does(1, ask.PauseIt())
    room.passes(9 * MINUTE)
    assert room.asks(3, ask.Resume()) is Refusal.NOT_KEEPER
    room.does(1, ask.Resume())
    assert room.of(e.Resumed) == [e.Resumed(1)]


def test_who_goes_on_without_a_keeper_goes_towards_the_closing_round() -> None:
    room = without_keeper()
    room.passes(2 * MINUTE)
    room.does(4, ask.Resume())
    assert room.holder == 3, "nobody is cut off"
    assert room.turn.ends == room.now + 2 * MINUTE
    room.finishes(3)
    assert room.of(e.Settled)[-1] == e.Settled(4, Outcome.NOT_REACHED)
    assert room.is_in(Kind.CLOSING)
    assert len(room.of(e.Paused)) == 1


def test_it_goes_towards_the_closing_round_by_itself_after_ten_minutes() -> None:
    room = without_keeper()
    room.passes(10 * MINUTE)
    assert room.circle.winding
    room.finishes(3)
    assert room.is_in(Kind.CLOSING)


def test_while_it_goes_towards_its_end_no_offer_moves() -> None:
    room = without_keeper()
    room.passes(2 * MINUTE)
    room.does(4, ask.Resume())
    assert room.asks(3, ask.ComeBack(room.n)) is Refusal.NOT_NOW
    room.sleeps(3)
    room.passes(45 * SECOND)
    assert room.of(e.TurnEnded)[-1] == e.TurnEnded(3, How.AWAY, Outcome.ABSENT)
    assert room.is_in(Kind.CLOSING)


def test_a_keeper_who_comes_back_ends_the_going_towards_the_end() -> None:
    room = first_round()
    room.finishes(1, 2)
    room.sleeps(1, 2)
    room.passes(45 * SECOND)
    assert room.circle.pause
    room.passes(2 * MINUTE)
    room.does(3, ask.Resume())
    room.wakes(2)
    assert room.circle.keeper == 2
    assert not room.circle.winding
    room.finishes(3)
    assert room.holder == 4


def test_a_keeper_who_comes_again_in_a_pause_between_turns_comes_in_and_keeps() -> None:
    room = first_round(3)
    room.does(2, ask.Leave())
    room.does(1, ask.Leave())
    room.does(3, ask.Leave())
    room.arrives(3)
    assert room.circle.pause
    assert not room.circle.seats[3].seated, "in a pause nobody else comes in"
    room.arrives(2)
    assert room.circle.keeper == 2
    assert room.circle.seats[2].seated
    assert room.circle.pause, "they say when it goes on"
    room.does(2, ask.Resume())
    assert room.circle.seats[3].seated


def test_when_the_holder_goes_in_a_pause_the_next_begins_when_it_goes_on() -> None:
    for goes in (ask.Leave(), ask.Finish(2), ask.Pass(2), ask.ComeBack(2)):
        room = first_round()
        room.finishes(1)
        room.passes(MINUTE)
        room.does(1, ask.PauseIt())
        room.passes(MINUTE)
        room.does(2, goes)
        assert room.is_in(Stage.BETWEEN)
        room.passes(MINUTE)
        assert room.circle.turn is None
        room.does(1, ask.Resume())
        assert room.holder == 3
        assert room.turn.ends == room.now + TURN


def test_who_falls_asleep_in_a_pause_keeps_what_was_left_when_it_began() -> None:
    room = first_round()
    room.finishes(1)
    room.passes(MINUTE)
    room.does(1, ask.PauseIt())
    room.sleeps(2)
    room.passes(5 * MINUTE)
    assert room.circle.round is not None
    assert room.circle.round.moved == ((2, 2 * MINUTE),)


def test_a_pause_never_moves_the_latest_end() -> None:
    room = first_round(plan=Plan(SHORT, longest=10 * MINUTE))
    ends = room.circle.latest_end
    room.does(1, ask.PauseIt())
    room.passes(5 * MINUTE)
    room.does(1, ask.Resume())
    assert room.circle.latest_end == ends
    room.passes(2 * MINUTE - 1)
    assert room.holder == 1
    room.passes(1)
    assert room.is_in(Stage.LEAVING)


def test_the_last_minutes_come_in_the_middle_of_a_pause() -> None:
    room = first_round(plan=Plan(SHORT, longest=10 * MINUTE))
    room.passes(MINUTE)
    room.does(1, ask.PauseIt())
    room.passes(6 * MINUTE - 1)
    assert room.circle.pause
    room.passes(1)
    assert room.is_in(Stage.LEAVING)
    assert room.circle.pause is None


def test_a_pause_holds_the_opening_and_the_time_between_turns_still() -> None:
    room = opening()
    room.does(1, ask.PauseIt())
    assert room.asks(1, ask.Next()) is Refusal.NOT_NOW
    room.does(1, ask.Resume(), ask.Next())
    assert room.holder == 1


def test_nobody_comes_in_while_a_keepers_pause_lasts() -> None:
    room = opening()
    room.does(1, ask.PauseIt())
    room.arrives(5)
    assert not room.circle.seats[5].seated
    room.does(1, ask.Resume())
    assert room.circle.seats[5].seated


def test_there_is_one_pause_at_a_time() -> None:
    room = first_round()
    assert room.asks(1, ask.Resume()) is Refusal.ALREADY
    room.does(1, ask.PauseIt())
    room.passes(MINUTE)
    assert room.asks(1, ask.PauseIt()) is Refusal.ALREADY
    assert room.circle.pause is not None
    assert room.circle.pause.by == 1
    assert room.circle.pause.since == room.now - MINUTE


def test_words_on_their_way_are_taken_in_a_pause() -> None:
    room = first_round()
    room.does(1, ask.PauseIt())
    room.does(1, ask.Say(1, "sent before I saw the pause"))
    room.does(2, ask.Hold(1, "held"))
    assert [event for _, event in room.log[-2:]] == [
        e.Said(1, "sent before I saw the pause"),
        e.Held(1, 2, "held"),
    ]
