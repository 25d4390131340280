"""Law 10. It ends by script, by the keeper, when nobody is seated for five minutes, or at the latest end fixed when it began."""

import pytest

from samesky.circles.core import commands as ask
from samesky.circles.core import events as e
from samesky.circles.core.plan import Kind, Plan
from samesky.circles.core.state import How, Outcome, Stage
from samesky.circles.core.times import LONGEST, MINUTE, SECOND
from samesky.circles.tests.core.room import SHORT, Room, first_round, lobby, opening

HOUR = 60 * MINUTE


def at(room: Room, moment: int) -> Room:
    """The same circle, later, with everybody still there and somebody serving."""
    room.now = moment
    room.signs.update(dict.fromkeys(room.awake, moment))
    room.served = moment
    return room


@pytest.mark.parametrize("longest", [10 * MINUTE, 90 * MINUTE, 3 * HOUR])
def test_the_latest_end_is_fixed_when_the_circle_begins(longest: int) -> None:
    room = lobby(3, Plan(SHORT, longest=longest))
    room.passes(7 * MINUTE)
    assert room.circle.latest_end == 0
    room.does(1, ask.Begin())
    assert room.circle.latest_end == room.now + longest


def test_no_circle_lasts_longer_than_three_hours() -> None:
    assert LONGEST == 3 * HOUR


def test_three_minutes_before_the_latest_end_it_asks_how_everyone_leaves() -> None:
    room = opening()
    last = room.circle.latest_end - 3 * MINUTE
    at(room, last - 1).looked_at()
    assert room.is_in(Stage.OPENING)
    room.passes(1)
    assert room.is_in(Stage.LEAVING)
    assert room.circle.leaving_ends == room.circle.latest_end


def test_it_closes_at_the_latest_end_and_not_before() -> None:
    room = opening()
    room.does(1, ask.Next())
    at(room, room.circle.latest_end - 3 * MINUTE).looked_at()
    room.passes(3 * MINUTE - 1)
    assert not room.circle.closed
    room.passes(1)
    assert room.of(e.Closed) == [e.Closed("latest end")]


def test_who_speaks_at_the_end_has_spoken_and_who_was_not_reached_is_recorded() -> None:
    room = first_round(4, Plan(SHORT, longest=10 * MINUTE))
    room.finishes(1)
    room.does(2, ask.ComeBack(room.n))
    room.speaks(3)
    room.does(3, ask.ComeBack(room.n))
    room.passes(MINUTE)
    room.does(4, ask.ALittleLonger(room.n))
    room.passes(2 * MINUTE)
    for _ in range(4):
        room.does(1, ask.Extend(room.n))
    before = len(room.log)
    room.passes(4 * MINUTE)
    assert [event for _, event in room.log[before:]][:4] == [
        e.TurnEnded(4, How.CLOSING, Outcome.SPOKE),
        e.Settled(2, Outcome.NOT_REACHED),
        e.Settled(3, Outcome.SPOKE),
        e.PhaseBegan(3),
    ]


def test_how_everyone_leaves_is_asked_for_three_minutes() -> None:
    room = first_round()
    room.does(1, ask.Close())
    room.passes(3 * MINUTE - 1)
    assert not room.circle.closed
    room.passes(1)
    assert room.of(e.Closed) == [e.Closed("script")]


def test_it_closes_when_everybody_seated_has_said_how_they_leave() -> None:
    room = first_round(3)
    room.does(1, ask.Close(), ask.Answer())
    assert room.asks(1, ask.Answer()) is ask.Refusal.ALREADY
    room.does(2, ask.Answer())
    assert not room.circle.closed
    room.sleeps(3)
    room.passes(45 * SECOND)
    assert room.of(e.Closed) == [e.Closed("script")]


def test_who_leaves_last_leaves_the_room_open_for_whoever_comes_back() -> None:
    room = first_round(2)
    room.does(1, ask.Close())
    room.sleeps(1, 2)
    room.passes(60 * SECOND)
    assert not room.circle.closed
    room.wakes(1)
    room.does(1, ask.Answer())
    assert room.circle.closed


@pytest.mark.parametrize("where", ["lobby", "opening", "round", "pause"])
def test_it_ends_when_nobody_is_there_for_five_minutes(where: str) -> None:
    room = {"lobby": lobby, "opening": opening}.get(where, first_round)(2)
    if where == "pause":
        room.does(1, ask.PauseIt())
    room.does(1, ask.Leave())
    room.passes(20 * SECOND)
    room.does(2, ask.Leave())
    room.passes(5 * MINUTE - 1)
    assert not room.circle.closed
    room.passes(1)
    assert room.of(e.Closed) == [e.Closed("empty")]


def test_somebody_who_comes_back_begins_the_five_minutes_again() -> None:
    room = first_round(2)
    room.sleeps(1, 2)
    room.passes(45 * SECOND + 4 * MINUTE)
    room.wakes(2)
    assert room.circle.empty_since == 0
    room.sleeps(2)
    room.passes(45 * SECOND + 5 * MINUTE - 1)
    assert not room.circle.closed
    room.passes(1)
    assert room.circle.closed


def test_who_waits_makes_no_circle_that_has_begun() -> None:
    room = first_round(2)
    room.does(1, ask.Leave())
    room.does(2, ask.Leave())
    room.arrives(3)
    room.passes(5 * MINUTE)
    assert room.of(e.Closed) == [e.Closed("empty")]


def test_an_empty_room_is_kept_until_five_minutes_after_the_time_it_was_appointed_for() -> None:
    room = Room()
    room.does(1, ask.Open(Plan(SHORT, awaited=room.now + 10 * MINUTE)))
    room.arrives(3)
    room.does(3, ask.Leave())
    room.passes(15 * MINUTE - 1)
    assert not room.circle.closed
    room.passes(1)
    assert room.of(e.Closed) == [e.Closed("empty")]


def test_a_lobby_that_nobody_comes_to_closes() -> None:
    room = Room()
    room.does(1, ask.Open(Plan(SHORT)))
    room.passes(5 * MINUTE)
    assert room.of(e.Closed) == [e.Closed("empty")]


def test_the_keeper_closes_the_lobby_at_once_and_a_circle_by_asking_how_everyone_leaves() -> None:
    room = lobby()
    room.does(1, ask.Close())
    assert room.of(e.Closed) == [e.Closed("keeper")]
    for room in (opening(), first_round()):
        room.does(1, ask.Close())
        assert room.is_in(Stage.LEAVING)
        assert not room.circle.closed
        room.does(1, ask.Close())
        assert room.of(e.Closed) == [e.Closed("keeper")]


def test_in_the_leaving_the_keepers_next_closes_the_room() -> None:
    room = first_round()
    room.does(1, ask.Close(), ask.Next())
    assert room.of(e.Closed) == [e.Closed("keeper")]


def test_the_whole_script_to_its_end() -> None:
    room = first_round(3)
    room.finishes(1, 2, 3)
    room.does(1, ask.Next())
    assert room.is_in(Kind.CLOSING)
    room.finishes(2, 3, 1)
    assert room.is_in(Stage.LEAVING)
    for seat in (1, 2, 3):
        room.does(seat, ask.Answer())
    assert room.of(e.Closed) == [e.Closed("script")]
    assert room.is_in(Stage.CLOSED)


def test_nothing_can_be_asked_of_a_circle_that_is_over() -> None:
    room = lobby()
    room.does(1, ask.Close())
    for command in (
        ask.Arrive(),
        ask.Leave(),
        ask.Return(),
        ask.Open(Plan(SHORT)),
        ask.Close(),
        ask.Say(1, "w"),
    ):
        assert room.asks(1, command) is ask.Refusal.CLOSED


@pytest.mark.parametrize("rounds", [0, 1, 2, 3])
def test_after_the_closing_round_comes_the_leaving_however_many_rounds_there_were(rounds: int) -> None:
    room = opening(2, Plan((SHORT[0], *[SHORT[1]] * rounds, *SHORT[2:])))
    for _ in range(rounds + 1):
        room.does(1, ask.Next())
        while room.circle.turn:
            room.finishes(room.holder)
    assert room.circle.phase == rounds + 2
    assert room.is_in(Stage.LEAVING)
