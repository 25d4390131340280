"""Held words: for whoever holds the piece, given to them after the turn; those that were being written still reach them."""

import pytest

from samesky.circles.core import commands as ask
from samesky.circles.core import events as e
from samesky.circles.core.commands import Refusal
from samesky.circles.core.times import MINUTE, SECOND
from samesky.circles.tests.core.room import Room, first_round, opening


def test_they_are_kept_for_the_turn_they_were_written_in() -> None:
    room = first_round()
    room.does(3, ask.Hold(1, "w1"))
    assert room.of(e.Held) == [e.Held(1, 3, "w1")]


def test_nobody_writes_them_to_themselves_or_to_nobody() -> None:
    room = first_round()
    assert room.asks(1, ask.Hold(1, "w")) is Refusal.OWN_TURN
    for number in (0, -1, 2):
        assert room.asks(3, ask.Hold(number, "w")) is Refusal.NOBODY_SPEAKS
    assert opening().asks(3, ask.Hold(1, "w")) is Refusal.NOBODY_SPEAKS


def test_no_notes_today() -> None:
    room = first_round()
    room.does(1, ask.Choose(no_notes=True))
    assert room.asks(3, ask.Hold(1, "w")) is Refusal.NO_NOTES


@pytest.mark.parametrize(("late", "refusal"), [(MINUTE, None), (MINUTE + 1, Refusal.TOO_LATE)])
def test_those_that_were_being_written_reach_the_speaker_for_a_minute(
    late: int, refusal: Refusal | None
) -> None:
    room = first_round()
    room.finishes(1)
    room.passes(late)
    assert room.asks(3, ask.Hold(1, "w")) is refusal


def test_they_reach_the_speaker_although_others_passed_meanwhile() -> None:
    room = first_round()
    room.finishes(1)
    for seat in (2, 3):
        room.passes(SECOND)
        room.does(seat, ask.Pass(room.n))
    room.does(3, ask.Hold(1, "for one"), ask.Hold(2, "for two"))
    assert room.asks(3, ask.Hold(3, "w")) is Refusal.OWN_TURN
    room.passes(MINUTE - SECOND)
    assert room.asks(3, ask.Hold(1, "w")) is Refusal.TOO_LATE
    assert room.asks(4, ask.Hold(3, "w")) is None


def test_only_turns_that_ended_lately_are_remembered() -> None:
    room = first_round()
    room.finishes(1)
    room.passes(MINUTE)
    room.finishes(2)
    assert [ended.number for ended in room.circle.lately] == [1, 2]
    room.passes(1)
    room.finishes(3)
    assert [ended.number for ended in room.circle.lately] == [2, 3]
    assert room.circle.ended == room.circle.lately[-1]
    assert room.circle.ended_lately(1) is None


def test_they_are_taken_in_the_leaving_and_not_in_the_lobby() -> None:
    room = first_round(2)
    room.does(1, ask.Close())
    room.does(2, ask.Hold(1, "w"))
    room = Room()
    room.does(1, ask.Open(room.plan))
    room.arrives(1)
    assert room.asks(1, ask.Hold(1, "w")) is Refusal.NOT_HERE
