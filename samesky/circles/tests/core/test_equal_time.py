"""Law 6. All first offers have the same time; a moved one has what was left; a little longer is one allowance, the same for each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky.circles.core import commands as ask
from samesky.circles.core import events as e
from samesky.circles.core.commands import Refusal
from samesky.circles.core.plan import Kind, Phase, Plan
from samesky.circles.core.state import Outcome, Reach, Stage
from samesky.circles.core.times import LONGER, MINUTE, SECOND
from samesky.circles.tests.core.room import FULL, Room, first_round, lobby

TURN = 3 * MINUTE


def second_offer(room: Room) -> e.TurnBegan:
    return next(event for event in room.of(e.TurnBegan) if not event.first)  # type: ignore[attr-defined, return-value]


@given(st.lists(st.integers(0, TURN + 30 * SECOND - 1), min_size=4, max_size=4))
def test_however_long_others_took_each_first_offer_has_the_same_time(spans: list[int]) -> None:
    room = first_round(4)
    for span in spans:
        room.passes(span)
        room.does(room.holder, ask.Finish(room.n))
    assert [event.given for event in room.of(e.TurnBegan)] == [TURN] * 4  # type: ignore[attr-defined]


@given(st.integers(0, TURN + 30 * SECOND - 1))
def test_a_moved_offer_has_what_was_left_and_at_least_half_a_minute(used: int) -> None:
    room = first_round(2)
    room.passes(used)
    room.does(1, ask.ComeBack(1))
    room.finishes(2)
    assert room.holder == 1
    assert room.turn.given == max(30 * SECOND, TURN - used)
    assert room.turn.ends == room.now + room.turn.given


HALF = 30 * SECOND


@pytest.mark.parametrize(("left", "given"), [(HALF + 1, HALF + 1), (HALF, HALF), (HALF - 1, HALF)])
def test_half_a_minute_at_its_edges(left: int, given: int) -> None:
    room = first_round(2)
    room.passes(TURN - left)
    room.does(1, ask.ComeBack(1))
    assert room.circle.round is not None
    assert room.circle.round.moved == ((1, given),)


def test_who_comes_back_in_a_pause_has_what_was_left_when_it_began() -> None:
    room = first_round(3)
    room.passes(MINUTE)
    room.does(2, ask.Choose())
    room.does(1, ask.PauseIt())
    room.passes(MINUTE)
    room.does(1, ask.ComeBack(1))
    assert room.circle.round is not None
    assert room.circle.round.moved == ((1, 2 * MINUTE),)


def test_an_offer_that_moved_before_it_began_has_all_of_its_time() -> None:
    room = first_round(2)
    room.does(2, ask.Choose(Reach.LATER))
    room.finishes(1)
    assert room.holder == 2
    assert second_offer(room).given == TURN


def test_the_second_time_somebody_asks_to_come_back_it_is_told_that_it_was_the_second() -> None:
    room = first_round(2)
    room.does(1, ask.ComeBack(1))
    room.finishes(2)
    assert room.asks(1, ask.ComeBack(room.n)) is Refusal.MOVED_BEFORE
    assert room.holder == 1


def test_a_little_longer_is_one_minute_once_in_a_round() -> None:
    room = first_round(2)
    room.does(1, ask.ALittleLonger(1))
    assert room.turn.ends == room.now + TURN + MINUTE
    assert room.asks(1, ask.ALittleLonger(1)) is Refusal.HAD_LONGER
    room.passes(TURN + MINUTE - 1)
    assert room.is_in(Stage.SPEAKING)
    room.passes(1)
    assert room.is_in(Stage.GRACE)


def test_the_allowance_does_not_come_again_with_a_second_offer() -> None:
    room = first_round(2)
    room.does(1, ask.ALittleLonger(1), ask.ComeBack(1))
    room.finishes(2)
    assert room.turn.given == TURN + MINUTE
    assert room.asks(1, ask.ALittleLonger(room.n)) is Refusal.HAD_LONGER


def test_the_allowance_comes_again_in_the_next_round() -> None:
    room = first_round(2)
    for _ in range(2):
        while room.circle.turn:
            room.does(room.holder, ask.ALittleLonger(room.n), ask.Finish(room.n))
        if room.is_in(Stage.BETWEEN):
            room.does(1, ask.Next())
    assert len(room.of(e.Longer)) == 4


def test_a_little_longer_in_the_grace_is_a_minute_from_then() -> None:
    room = first_round(2)
    room.passes(TURN + 20 * SECOND)
    room.does(1, ask.ALittleLonger(1))
    assert room.is_in(Stage.SPEAKING)
    room.passes(MINUTE - 1)
    assert room.is_in(Stage.SPEAKING)
    room.passes(1)
    assert room.is_in(Stage.GRACE)


def test_a_little_longer_in_a_pause_is_kept_for_afterwards() -> None:
    for used, left in ((MINUTE, 3 * MINUTE), (TURN + 10 * SECOND, MINUTE)):
        room = first_round(2)
        room.passes(used)
        room.does(1, ask.PauseIt())
        room.passes(20 * SECOND)
        room.does(1, ask.ALittleLonger(1))
        room.passes(20 * SECOND)
        room.does(1, ask.Resume())
        assert room.turn.ends == room.now + left


def private(longer: int, plan: Plan | None = None) -> Room:
    """Seat 2 holds the piece, and set a longer time for themselves."""
    room = lobby(1, plan)
    room.arrives(2, private_longer=longer)
    room.arrives(3)
    room.does(1, ask.Begin(), ask.Next(), ask.Finish(1))
    return room


def test_a_private_longer_time_is_given_when_the_time_is_over_and_once_in_a_round() -> None:
    room = private(2 * MINUTE)
    room.passes(TURN + 2 * MINUTE - 1)
    assert room.is_in(Stage.SPEAKING)
    room.passes(1)
    assert room.is_in(Stage.GRACE)
    assert [event.by for event in room.of(e.Longer)] == ["private", "private"]  # type: ignore[attr-defined]


def test_what_is_left_of_a_private_longer_time_comes_with_the_moved_offer() -> None:
    room = private(2 * MINUTE)
    room.passes(TURN + MINUTE // 2)
    room.does(2, ask.ComeBack(2))
    room.finishes(3)
    assert room.holder == 2
    assert room.turn.given == MINUTE // 2
    room.passes(MINUTE // 2 + MINUTE - 1)
    assert room.is_in(Stage.SPEAKING)
    room.passes(1)
    assert room.is_in(Stage.GRACE)


def test_a_private_longer_time_and_a_little_longer_go_together() -> None:
    room = private(MINUTE)
    room.does(2, ask.ALittleLonger(2))
    room.passes(TURN + 2 * MINUTE - 1)
    assert room.is_in(Stage.SPEAKING)
    room.passes(1)
    assert room.is_in(Stage.GRACE)


def test_a_private_longer_time_comes_again_in_the_next_round() -> None:
    room = private(MINUTE)
    room.passes(TURN + MINUTE)
    assert room.is_in(Stage.GRACE)
    room.finishes(2, 3)
    room.does(1, ask.Next())
    while room.holder != 2:
        room.does(room.holder, ask.Finish(room.n))
    room.passes(2 * MINUTE)
    assert room.is_in(Stage.GRACE)
    assert len(room.of(e.Longer)) == 2


def test_leaving_and_coming_again_makes_nobodys_time_longer() -> None:
    room = private(MINUTE, Plan(FULL))
    room.passes(2 * MINUTE)
    room.does(2, ask.ALittleLonger(2), ask.Leave(), ask.Arrive(may_keep=True, private_longer=MINUTE))
    room.finishes(3)
    assert room.is_in(Stage.BETWEEN)
    assert room.circle.seats[2].seated
    assert room.outcomes[2] is Outcome.ABSENT
    assert room.circle.round is not None
    assert dict(room.circle.round.private_given) == {2: MINUTE}
    assert room.circle.round.took_longer == {2}


def test_the_keeper_gives_a_minute_more_as_often_as_it_helps_up_to_fifteen_minutes_ahead() -> None:
    plan = Plan(
        (
            Phase(Kind.OPENING),
            Phase(Kind.ROUND, 13 * MINUTE),
            Phase(Kind.CLOSING, MINUTE),
            Phase(Kind.LEAVING),
        )
    )
    room = first_round(3, plan)
    room.does(1, ask.Extend(1), ask.Extend(1))
    assert room.turn.ends == room.now + 15 * MINUTE
    room.passes(LONGER - 1)
    assert room.asks(1, ask.Extend(1)) is Refusal.NOT_NOW
    room.passes(1)
    room.does(1, ask.Extend(1), ask.PauseIt())
    assert room.asks(1, ask.Extend(1)) is Refusal.NOT_NOW
    room.passes(2 * MINUTE)
    assert room.asks(1, ask.Extend(1)) is Refusal.NOT_NOW
    assert [event.by for event in room.of(e.Longer)] == ["keeper"] * 3  # type: ignore[attr-defined]
    assert room.circle.round is not None
    assert not room.circle.round.took_longer
    room.does(1, ask.ALittleLonger(1))


def test_who_comes_again_with_a_shorter_wish_owes_nothing() -> None:
    room = private(MINUTE, Plan(FULL))
    for _ in range(2):
        while room.circle.turn:
            room.does(room.holder, ask.Finish(room.n))
        room.does(1, ask.Next())
    while room.holder != 2:
        room.does(room.holder, ask.Finish(room.n))
    room.passes(2 * MINUTE)
    assert len(room.of(e.Longer)) == 1
    room.does(2, ask.Leave(), ask.Arrive(may_keep=True))
    while room.circle.turn:
        room.does(room.holder, ask.Finish(room.n))
    room.does(2, ask.RaiseHand())
    room.passes(2 * MINUTE)
    assert room.is_in(Stage.GRACE)
    assert len(room.of(e.Longer)) == 1
