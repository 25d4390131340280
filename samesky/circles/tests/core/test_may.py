"""Who may ask for what, and when: a table written by hand beside MAY, tried out command by command in every stage."""

import pytest

from samesky.circles.core import commands as ask
from samesky.circles.core.asking import MAY
from samesky.circles.core.commands import Command, Refusal
from samesky.circles.core.state import Stage
from samesky.circles.core.times import MINUTE, SECOND
from samesky.circles.tests.core.room import Room, first_round, lobby, opening

EVERYWHERE = "lobby opening between speaking grace leaving"
GOING = "opening between speaking grace"

BY_HAND = {
    ask.Open(Room().plan): ("anybody", "unopened"),
    ask.Arrive(): ("anybody", EVERYWHERE),
    ask.Leave(): ("with a place", EVERYWHERE),
    ask.Return(): ("with a place", EVERYWHERE),
    ask.Choose(): ("with a place", EVERYWHERE),
    ask.Say(1, "w"): ("seated", f"{GOING} leaving"),
    ask.Hold(1, "w"): ("seated", f"{GOING} leaving"),
    ask.Finish(1): ("seated", GOING),
    ask.Pass(1): ("seated", GOING),
    ask.ComeBack(1): ("seated", GOING),
    ask.ALittleLonger(1): ("seated", GOING),
    ask.RaiseHand(): ("seated", "between speaking grace"),
    ask.Answer(): ("seated", "leaving"),
    ask.Resume(): ("seated", GOING),
    ask.Begin(): ("keeper", "lobby"),
    ask.Next(): ("keeper", f"{GOING} leaving"),
    ask.PauseIt(): ("keeper", GOING),
    ask.Extend(1): ("keeper", "speaking grace"),
    ask.Skip(1): ("keeper", "speaking grace"),
    ask.Rest(3): ("keeper", GOING),
    ask.BeWith(3): ("keeper", EVERYWHERE),
    ask.Remove(3): ("keeper", EVERYWHERE),
    ask.HandOver(2): ("keeper", EVERYWHERE),
    ask.Close(): ("keeper", EVERYWHERE),
    ask.Wind(): ("the place", GOING),
    ask.CallOff(): ("the place", "lobby"),
}
COMMANDS = pytest.mark.parametrize("command", BY_HAND, ids=lambda command: type(command).__name__)


def at(stage: str) -> Room:
    """Four people; seat 1 keeps; who else is in the room is not."""
    if stage == "unopened":
        return Room()
    if stage == "lobby":
        return lobby()
    if stage == "opening":
        return opening()
    room = first_round()
    if stage == "between":
        room.finishes(1, 2, 3, 4)
    elif stage == "grace":
        room.passes(3 * MINUTE)
    elif stage == "leaving":
        room.does(1, ask.Close())
    return room


STAGES = ("unopened", "lobby", "opening", "between", "speaking", "grace", "leaving")
NOT_THERE = {Refusal.NOT_OPEN, Refusal.NOT_NOW}


def test_every_command_is_in_the_table_and_in_the_one_written_by_hand() -> None:
    assert set(MAY) == set(Command.__subclasses__()) == {type(command) for command in BY_HAND}


@COMMANDS
def test_the_table_is_as_it_is_written_by_hand(command: Command) -> None:
    who, stages = BY_HAND[command]
    may = MAY[type(command)]
    assert may.who == who
    names = {stage.value.removesuffix(" turns") for stage in may.stages}
    assert names == set(stages.split())


@COMMANDS
@pytest.mark.parametrize("stage", STAGES)
def test_a_command_at_the_wrong_time_is_refused_and_changes_nothing(command: Command, stage: str) -> None:
    room = at(stage)
    assert room.circle.stage.value.removesuffix(" turns") == stage
    before, asker = room.circle, {ask.Arrive: 5, ask.Wind: 0, ask.CallOff: 0}.get(type(command), 1)
    refusal = room.asks(asker, command)
    if stage in BY_HAND[command][1].split():
        assert refusal not in NOT_THERE or isinstance(command, (ask.RaiseHand, ask.Extend))
    else:
        nobody_sits = stage == "lobby" and BY_HAND[command][0] == "seated"
        expected = Refusal.NOT_OPEN if stage == "unopened" else Refusal.NOT_NOW
        assert refusal is (Refusal.NOT_HERE if nobody_sits else expected)
        assert room.circle == before


@COMMANDS
def test_who_is_not_there_asks_for_nothing_that_is_for_those_who_are(command: Command) -> None:
    room = first_round()
    room.does(4, ask.Leave())
    room.does(1, ask.Remove(3))
    before = room.circle
    who = BY_HAND[command][0]
    if who != "anybody":
        assert room.asks(9, command) is Refusal.NOT_HERE
        assert room.asks(4, command) is Refusal.NOT_HERE
        assert room.asks(3, command) is Refusal.REMOVED
        assert room.circle == before


@COMMANDS
def test_who_sleeps_or_waits_asks_only_for_what_needs_no_seat(command: Command) -> None:
    who, stages = BY_HAND[command]
    if who not in ("seated", "keeper") or "speaking" not in stages:
        return
    room = first_round()
    room.does(5, ask.Arrive())
    room.signs[5] = room.now + MINUTE
    room.sleeps(4)
    room.passes(45 * SECOND)
    for seat in (4, 5):
        refusal = room.asks(seat, command)
        assert refusal is (Refusal.NOT_HERE if who == "seated" else Refusal.NOT_KEEPER)


def test_nothing_is_asked_of_a_closed_circle() -> None:
    room = lobby()
    room.does(1, ask.Close())
    assert room.is_in(Stage.CLOSED)
    for command in BY_HAND:
        assert room.asks(1, command) is Refusal.CLOSED


@COMMANDS
def test_the_place_asks_for_nothing_but_what_is_its_own_and_nobody_else_is_the_place(
    command: Command,
) -> None:
    who, stages = BY_HAND[command]
    room = lobby() if stages == "lobby" else first_round()
    if who == "the place":
        assert room.asks(-1, command, sign=False) is Refusal.NOT_HERE
        room.does(0, command)
    elif who != "anybody":
        assert room.asks(0, command) is Refusal.NOT_HERE
