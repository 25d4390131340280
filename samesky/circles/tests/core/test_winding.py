"""A circle without a keeper whose watch ends: on to the closing round, and nobody is cut off."""

from samesky.circles.core import commands as ask
from samesky.circles.core import events as e
from samesky.circles.core.commands import Refusal
from samesky.circles.core.plan import Kind, Plan
from samesky.circles.core.state import Outcome, Stage
from samesky.circles.tests.core.room import FULL, Room


def without_a_keeper() -> Room:
    """Three people without a keeper, in the opening."""
    room = Room(Plan(FULL, keeperless=True))
    room.does(1, ask.Open(room.plan))
    room.arrives(3, 4, 5)
    room.does(3, ask.Begin())
    return room


def test_between_turns_the_closing_round_begins_at_once() -> None:
    room = without_a_keeper()
    room.does(0, ask.Wind())
    assert room.circle.kind is Kind.CLOSING
    assert room.circle.stage is Stage.SPEAKING


def test_who_speaks_has_their_turn_and_who_was_not_reached_is_recorded() -> None:
    room = without_a_keeper()
    room.does(3, ask.Next())
    holder, number = room.holder, room.n
    room.does(0, ask.Wind())
    assert (room.holder, room.n) == (holder, number)
    assert room.circle.winding
    room.does(holder, ask.Finish(number))
    assert room.circle.kind is Kind.CLOSING
    settled = [event.outcome for event in room.of(e.Settled)]  # type: ignore[attr-defined]
    assert settled == [Outcome.NOT_REACHED, Outcome.NOT_REACHED]


def test_nobody_in_the_circle_asks_for_it() -> None:
    room = without_a_keeper()
    before = room.circle
    assert room.asks(3, ask.Wind()) is Refusal.NOT_KEEPER
    assert room.circle == before


def test_it_is_asked_once() -> None:
    room = without_a_keeper()
    room.does(3, ask.Next())
    room.does(0, ask.Wind())
    assert room.asks(0, ask.Wind()) is Refusal.ALREADY
    room.does(room.holder, ask.Finish(room.n))
    assert room.asks(0, ask.Wind()) is Refusal.ALREADY, "the closing round has begun"
    assert len(room.of(e.RoundEnding)) == 1


def test_in_a_pause_of_somebodys_turn_it_waits() -> None:
    room = without_a_keeper()
    room.does(3, ask.Next())
    room.does(4, ask.PauseIt())
    assert room.asks(0, ask.Wind()) is Refusal.NOT_NOW
    room.does(4, ask.Resume())
    room.does(0, ask.Wind())
    assert room.circle.winding


def test_a_pause_in_the_opening_does_not_hold_it() -> None:
    room = without_a_keeper()
    room.does(3, ask.PauseIt())
    room.does(0, ask.Wind())
    assert room.circle.kind is Kind.CLOSING
    assert room.circle.pause is None
