"""A room that waits for somebody who does not come: the place shuts it, before it has begun and never over the head of whoever keeps it."""

import pytest

from samesky.circles.core import commands as ask
from samesky.circles.core import events as e
from samesky.circles.core.commands import Refusal
from samesky.circles.core.plan import Plan
from samesky.circles.core.state import Stage
from samesky.circles.core.tables import commands as wish
from samesky.circles.core.tables import events as happening
from samesky.circles.core.times import MINUTE
from samesky.circles.tests.core.chat import chat
from samesky.circles.tests.core.room import SHORT, Room, opening


def waiting() -> Room:
    """Two people in the lobby, and nobody who keeps."""
    room = Room(Plan(SHORT))
    room.does(1, ask.Open(room.plan))
    room.arrives(3, 4)
    return room


def test_the_place_shuts_a_lobby_in_which_nobody_began() -> None:
    room = waiting()
    room.does(0, ask.CallOff())
    assert room.of(e.Closed) == [e.Closed("called off")]
    assert room.is_in(Stage.CLOSED)


def test_an_empty_lobby_is_shut_as_well() -> None:
    room = Room(Plan(SHORT, awaited=Room().now + 20 * MINUTE))
    room.does(1, ask.Open(room.plan))
    room.does(0, ask.CallOff())
    assert room.circle.closed


def test_a_circle_that_has_begun_is_not_called_off() -> None:
    room = opening()
    before = room.circle
    assert room.asks(0, ask.CallOff()) is Refusal.NOT_NOW
    assert room.circle == before


@pytest.mark.parametrize("seat", [3, 4])
def test_nobody_in_the_lobby_calls_it_off(seat: int) -> None:
    room = waiting()
    assert room.asks(seat, ask.CallOff()) is Refusal.NOT_KEEPER
    assert not room.circle.closed


def test_a_coffee_chat_is_called_off_while_nobody_keeps_it() -> None:
    room = chat(0)
    room.does(4, wish.Arrive())
    assert room.asks(4, wish.CallOff()) is Refusal.NOT_KEEPER
    room.does(0, wish.CallOff())
    assert room.tables.closed
    assert room.log[-1][1] == happening.Closed("called off")
    assert room.asks(0, wish.CallOff()) is Refusal.CLOSED


def test_a_coffee_chat_that_is_kept_goes_on() -> None:
    room = chat(0)
    room.does(4, wish.Arrive(may_keep=True))
    assert room.asks(0, wish.CallOff()) is Refusal.NOT_NOW
    room.does(4, wish.Leave())
    room.does(0, wish.CallOff())
    assert room.tables.closed
