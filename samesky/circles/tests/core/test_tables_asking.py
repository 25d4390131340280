"""Who may ask for what at the tables, where one person more or one millisecond more would be another answer."""

from dataclasses import is_dataclass
from types import ModuleType

import pytest

from samesky.circles.core.commands import Refusal
from samesky.circles.core.state import Where
from samesky.circles.core.tables import asking, decide, due, seating, state
from samesky.circles.core.tables import commands as ask
from samesky.circles.core.tables import events as e
from samesky.circles.core.tables.fold import fold
from samesky.circles.tests.core.chat import Chat, chat


def kept_by_the_third() -> Chat:
    """Three sit there, and only the third may keep."""
    room = chat(0)
    room.does(1, ask.Arrive())
    room.does(2, ask.Arrive())
    room.does(3, ask.Arrive(may_keep=True))
    return room


def test_nobody_keeps_who_was_not_trained() -> None:
    room = chat(0)
    room.does(1, ask.Arrive())
    assert room.tables.keeper == 0
    assert kept_by_the_third().tables.keeper == 3


def test_who_came_before_the_keeper_may_be_asked_to_go_and_may_not_ask() -> None:
    room = kept_by_the_third()
    assert room.asks(2, ask.Close()) is Refusal.NOT_KEEPER
    assert room.asks(2, ask.Remove(1)) is Refusal.NOT_KEEPER
    room.does(3, ask.Remove(1))
    assert room.tables.seats[1].where is Where.REMOVED
    room.does(3, ask.Close())


def test_who_left_is_not_here_and_may_come_again() -> None:
    room = chat(3)
    room.leave(2)
    assert room.asks(2, ask.Say("w")) is Refusal.NOT_HERE
    room.come(2)


def test_each_person_has_their_own_five_words() -> None:
    room = chat(3)
    for seat in (2, 1, 3):
        for _ in range(5):
            room.does(seat, ask.Say("w"))
        assert room.asks(seat, ask.Say("w")) is Refusal.TOO_SOON


def test_who_said_more_than_that_in_an_older_log_waits_as_well() -> None:
    room = chat(1)
    for number in range(1, 8):
        room.tables = fold(room.tables, e.Said(number, 1, 1, "w"), room.now)
    assert room.asks(1, ask.Say("w")) is Refusal.TOO_SOON


def test_a_moment_is_like_any_other() -> None:
    """Milliseconds are counted, not compared bit by bit: the last of a power of two and the next are one apart."""
    room = chat(1)
    room.passes(2**22 - room.now % 2**22 - 1)
    for _ in range(5):
        room.does(1, ask.Say("w"))
    room.does(1, ask.Draw(1))
    room.passes(1)
    assert room.now % 2**22 == 0
    assert room.asks(1, ask.Say("w")) is Refusal.TOO_SOON
    assert room.asks(1, ask.Draw(2)) is Refusal.TOO_SOON


@pytest.mark.parametrize(
    "module", [ask, asking, decide, due, e, seating, state], ids=lambda module: module.__name__
)
def test_nothing_that_the_tables_give_out_can_be_changed(module: ModuleType) -> None:
    made = [one for one in vars(module).values() if isinstance(one, type) and is_dataclass(one)]
    assert made
    assert is_dataclass(e.Happening)
    assert is_dataclass(ask.Wish)
    assert all(one.__dataclass_params__.frozen for one in made)  # type: ignore[attr-defined]
