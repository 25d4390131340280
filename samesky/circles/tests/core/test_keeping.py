"""What keepers do, and what becomes of the circle when the keeper goes, in every stage."""

import pytest

from samesky.circles.core import commands as ask
from samesky.circles.core import events as e
from samesky.circles.core.commands import Command, Refusal
from samesky.circles.core.plan import Kind, Plan
from samesky.circles.core.state import Outcome, Stage, Where
from samesky.circles.core.times import MINUTE, SECOND
from samesky.circles.tests.core.room import SHORT, Room, first_round, lobby, opening


def keepers(room: Room) -> list[int]:
    return [event.seat for event in room.of(e.Kept)]  # type: ignore[attr-defined]


def test_the_first_trained_keeper_who_comes_keeps() -> None:
    room = Room()
    room.does(9, ask.Open(Plan(SHORT)))
    room.arrives(5)
    assert room.circle.keeper == 0
    room.arrives(2, 1)
    assert room.circle.keeper == 2
    assert keepers(room) == [2]


def test_a_circle_begins_with_a_keeper_and_somebody_else() -> None:
    room = Room()
    room.does(9, ask.Open(Plan(SHORT)))
    room.arrives(5, 6)
    assert room.asks(5, ask.Begin()) is Refusal.NOT_KEEPER
    room = lobby(1)
    assert room.asks(1, ask.Begin()) is Refusal.NOBODY_THERE
    room.arrives(2)
    room.sleeps(2)
    room.passes(45 * SECOND)
    assert room.asks(1, ask.Begin()) is Refusal.NOBODY_THERE
    room.wakes(2)
    room.does(1, ask.Begin())
    assert room.asks(1, ask.Begin()) is Refusal.NOT_NOW


@pytest.mark.parametrize(
    "command",
    [
        *(ask.Next(), ask.PauseIt(), ask.Close(), ask.Extend(1), ask.Skip(1)),
        *(ask.Rest(4), ask.BeWith(4), ask.Remove(4), ask.HandOver(2)),
    ],
)
def test_only_the_keeper_keeps(command: Command) -> None:
    room = first_round()
    before = room.circle
    assert room.asks(3, command) is Refusal.NOT_KEEPER
    assert room.asks(2, command) is Refusal.NOT_KEEPER, "trained, and not keeping"
    assert room.asks(9, command) is Refusal.NOT_HERE
    assert room.circle == before


def test_who_waits_does_nothing_that_is_for_who_sits() -> None:
    room = first_round()
    room.arrives(7)
    for command in (ask.Say(1, "w"), ask.Hold(1, "w"), ask.Finish(1), ask.Resume(), ask.RaiseHand()):
        assert room.asks(7, command) is Refusal.NOT_HERE
    room.does(7, ask.Choose(listens=True))


@pytest.mark.parametrize("goes", ["leaves", "sleeps", "is removed"])
@pytest.mark.parametrize("make", [lobby, opening, first_round])
def test_the_keeping_goes_to_the_next_trained_keeper(goes: str, make: type) -> None:
    room: Room = make(4)
    if goes == "leaves":
        room.does(1, ask.Leave())
    elif goes == "sleeps":
        room.sleeps(1)
        room.passes(45 * SECOND)
    else:
        room.does(1, ask.HandOver(2))
        room.does(2, ask.Remove(1))
    assert room.circle.keeper == 2
    assert room.circle.pause is None
    if goes == "sleeps":
        room.wakes(1)
        assert room.circle.keeper == 2, "nobody takes the keeping from another"


def test_without_another_keeper_the_lobby_waits() -> None:
    room = lobby(1)
    room.arrives(3, 4)
    room.does(1, ask.Leave())
    assert keepers(room) == [1, 0]
    assert room.circle.pause is None
    assert room.asks(3, ask.Begin()) is Refusal.NOT_KEEPER
    room.arrives(2)
    room.does(2, ask.Begin())


@pytest.mark.parametrize("stage", [Stage.OPENING, Stage.BETWEEN, Stage.SPEAKING, Stage.GRACE])
def test_without_any_keeper_the_circle_pauses_and_then_goes_to_its_closing_round(stage: Stage) -> None:
    room = Room()
    room.does(1, ask.Open(room.plan))
    room.arrives(1, 3, 4)
    room.does(1, ask.Begin())
    if stage is not Stage.OPENING:
        room.does(1, ask.Next(), ask.Finish(1))
    if stage is Stage.BETWEEN:
        room.finishes(3, 4)
    if stage is Stage.GRACE:
        room.passes(3 * MINUTE + SECOND)
    assert room.circle.stage is stage
    room.does(1, ask.Leave())
    assert room.circle.pause
    assert room.circle.stage is stage
    room.passes(10 * MINUTE)
    assert room.circle.winding
    while room.is_in(Kind.ROUND):
        room.finishes(room.holder)
    assert room.is_in(Kind.CLOSING)
    while room.circle.turn:
        room.finishes(room.holder)
    assert room.is_in(Stage.LEAVING)


def test_without_any_keeper_the_closing_round_goes_on_to_its_end() -> None:
    room = first_round(3)
    room.finishes(1, 2, 3)
    room.does(1, ask.Next())
    room.does(1, ask.Leave())
    room.does(2, ask.Leave())
    assert room.circle.keeper == 0
    assert room.circle.pause is None
    room.finishes(3)
    assert room.is_in(Stage.LEAVING)
    assert room.circle.pause is None
    room.does(3, ask.Answer())
    assert room.circle.closed


def test_a_keeper_who_comes_back_keeps_again_when_nobody_does_and_says_when_it_goes_on() -> None:
    room = first_round(3)
    room.finishes(1, 2)
    room.sleeps(1, 2)
    room.passes(45 * SECOND)
    assert room.circle.pause
    room.wakes(1)
    assert room.circle.keeper == 1
    assert room.circle.pause
    assert room.asks(3, ask.Resume()) is Refusal.NOT_KEEPER
    room.does(1, ask.Resume())
    assert not room.circle.winding


def test_who_rests_keeps_nothing() -> None:
    room = first_round(4)
    room.does(1, ask.Rest(2))
    assert room.asks(1, ask.HandOver(2)) is Refusal.NOT_TRAINED
    room.does(1, ask.BeWith(4))
    assert room.circle.keeper == 1
    room.does(1, ask.Leave())
    assert room.circle.keeper == 0


def test_handing_over_is_to_a_trained_keeper_who_is_seated() -> None:
    room = first_round(4)
    assert room.asks(1, ask.HandOver(3)) is Refusal.NOT_TRAINED
    assert room.asks(1, ask.HandOver(9)) is Refusal.NOBODY_THERE
    assert room.asks(1, ask.HandOver(1)) is Refusal.NOBODY_THERE
    room.does(8, ask.Arrive(may_keep=True))
    assert room.asks(1, ask.HandOver(8)) is Refusal.NOT_TRAINED
    room.sleeps(2)
    room.passes(45 * SECOND)
    assert room.asks(1, ask.HandOver(2)) is Refusal.NOT_TRAINED
    room.wakes(2)
    room.does(1, ask.HandOver(2))
    assert room.circle.keeper == 2
    assert room.asks(1, ask.PauseIt()) is Refusal.NOT_KEEPER


def test_handing_over_in_the_lobby_is_to_a_trained_keeper_who_waits() -> None:
    room = lobby(3)
    room.does(1, ask.HandOver(2))
    assert room.circle.keeper == 2
    room.sleeps(1)
    room.passes(45 * SECOND)
    assert room.asks(2, ask.HandOver(1)) is Refusal.NOT_TRAINED


def test_i_am_with_someone_hands_over_the_keeping_and_the_circle_takes_a_few_breaths() -> None:
    room = first_round(4)
    room.passes(MINUTE)
    room.does(1, ask.BeWith(4))
    assert room.of(e.WithSomeone, e.Kept, e.Paused)[-3:] == [e.WithSomeone(1, 4), e.Kept(2), e.Paused(2)]
    assert room.holder == 1
    room.does(2, ask.Resume())
    assert room.turn.ends == room.now + 2 * MINUTE


def test_i_am_with_someone_never_hands_the_keeping_to_that_someone() -> None:
    room = first_round(4)
    room.does(1, ask.BeWith(2))
    assert room.circle.keeper == 1
    assert room.circle.pause is not None
    assert room.circle.pause.by == 1


def test_i_am_with_someone_in_a_pause_and_in_the_lobby() -> None:
    room = first_round(4)
    room.does(1, ask.PauseIt(), ask.BeWith(4))
    assert len(room.of(e.Paused)) == 1
    assert room.circle.keeper == 2
    room = lobby(4)
    room.does(1, ask.BeWith(4))
    assert room.circle.keeper == 2
    assert room.of(e.Paused) == []
    room = first_round(4)
    room.does(1, ask.Close(), ask.BeWith(4))
    assert room.circle.keeper == 2
    assert room.of(e.Paused) == []


@pytest.mark.parametrize("make", [opening, first_round])
def test_i_am_with_someone_pauses_every_stage_that_can_be(make: type) -> None:
    room: Room = make(4)
    room.does(1, ask.BeWith(4))
    assert room.circle.pause
    room.does(2, ask.Resume())
    if room.holder:
        room.passes(3 * MINUTE)
        assert room.is_in(Stage.GRACE)
        room.does(2, ask.BeWith(4))
        assert room.circle.pause


def test_with_somebody_between_turns() -> None:
    room = first_round(3)
    room.finishes(1, 2, 3)
    room.does(1, ask.BeWith(3))
    assert room.circle.pause
    assert room.is_in(Stage.BETWEEN)


@pytest.mark.parametrize(
    "command", [ask.Rest(1), ask.BeWith(1), ask.Remove(1), ask.Rest(9), ask.BeWith(9), ask.Remove(9)]
)
def test_keepers_act_on_others_who_are_there(command: Command) -> None:
    assert first_round().asks(1, command) is Refusal.NOBODY_THERE


def test_nobody_rests_or_is_accompanied_who_left() -> None:
    room = first_round()
    room.does(4, ask.Leave())
    assert room.asks(1, ask.Rest(4)) is Refusal.NOBODY_THERE
    assert room.asks(1, ask.BeWith(4)) is Refusal.NOBODY_THERE


def test_a_rest_keeps_the_seat_and_takes_no_part_in_rounds_until_it_is_over() -> None:
    room = first_round(3)
    room.does(1, ask.Rest(2))
    assert room.asks(1, ask.Rest(2)) is Refusal.ALREADY
    assert room.circle.seats[2].seated
    room.finishes(1, 3)
    assert room.outcomes[2] is Outcome.SKIPPED
    room.does(1, ask.Rest(2, on=False))
    assert room.asks(1, ask.Rest(2, on=False)) is Refusal.ALREADY
    room.does(1, ask.Next())
    assert room.holder == 2


def test_who_is_asleep_can_be_rested_and_removed() -> None:
    room = first_round(4)
    room.sleeps(3, 4)
    room.passes(45 * SECOND)
    room.does(1, ask.Rest(3), ask.Remove(4))
    assert room.has(3, Where.AWAY)
    assert room.has(4, Where.REMOVED)


def test_the_keeper_does_nothing_asleep() -> None:
    room = first_round(1 + 1)
    room.does(2, ask.Leave())
    room.arrives(3)
    room.sleeps(1)
    room.passes(45 * SECOND)
    assert room.asks(1, ask.PauseIt()) is Refusal.NOT_KEEPER
    assert room.asks(1, ask.Finish(1)) is Refusal.NOT_HERE


def test_on_from_the_opening_and_from_every_round() -> None:
    room = opening(2)
    room.does(1, ask.Next())
    assert room.circle.phase == 1
    room.finishes(1, 2)
    room.does(1, ask.Next())
    assert room.circle.phase == 2
    assert room.circle.shut
