"""Short scenes that reach what random walks seldom reach. Each is watched by the laws from its first moment."""

from collections.abc import Callable

from samesky.circles.core import commands as ask
from samesky.circles.core.plan import Kind, Plan
from samesky.circles.core.times import MINUTE, SECOND
from samesky.circles.tests.core.laws import Laws
from samesky.circles.tests.core.room import FULL, SHORT, Room


def _watched(people: int, plan: Plan | None = None) -> tuple[Laws, Room]:
    room = Room(plan or Plan(SHORT))
    laws = Laws(room)
    room.does(1, ask.Open(room.plan))
    room.arrives(*range(1, people + 1))
    room.does(1, ask.Begin())
    return laws, room


def everybody_leaves_the_opening() -> Laws:
    laws, room = _watched(2)
    room.does(1, ask.Rest(2), ask.Leave())
    room.does(2, ask.Leave())
    room.passes(5 * MINUTE)
    assert room.circle.closed
    return laws


def everybody_leaves_between_turns_in_a_pause() -> Laws:
    laws, room = _watched(3)
    room.does(1, ask.Next())
    room.finishes(1, 2, 3)
    room.does(1, ask.Rest(3), ask.PauseIt(), ask.Rest(3, on=False))
    for seat in (2, 3, 1):
        room.does(seat, ask.Leave())
    room.passes(5 * MINUTE)
    assert room.circle.closed
    return laws


def a_keeper_comes_again_in_a_pause() -> Laws:
    laws, room = _watched(2)
    room.does(1, ask.Next(), ask.Leave())
    room.does(2, ask.Leave())
    room.arrives(1)
    assert room.circle.seats[1].seated
    return laws


def much_happens_in_the_grace() -> Laws:
    laws, room = _watched(4)
    room.does(1, ask.Next(), ask.Finish(1))
    room.passes(3 * MINUTE)
    room.does(3, ask.Choose(listens=True))
    room.does(1, ask.Rest(4), ask.BeWith(4))
    room.does(2, ask.ALittleLonger(2), ask.Resume())
    room.passes(MINUTE)
    room.does(2, ask.PauseIt(), ask.Resume())
    room.outage(MINUTE)
    room.passes(30 * SECOND)
    return laws


def late_words_between_turns() -> Laws:
    laws, room = _watched(3)
    room.does(1, ask.Next())
    room.finishes(1, 2)
    room.passes(3 * MINUTE + 40 * SECOND)
    room.does(3, ask.Say(3, "late"))
    room.does(2, ask.Hold(3, "late"))
    return laws


def late_words_in_the_leaving() -> Laws:
    laws, room = _watched(2)
    room.does(1, ask.Next())
    room.finishes(1, 2)
    room.does(1, ask.Next())
    room.finishes(2)
    room.passes(MINUTE + 40 * SECOND)
    assert room.circle.kind is Kind.LEAVING
    room.does(1, ask.Say(room.circle.turns, "late"))
    room.does(2, ask.Hold(room.circle.turns, "late"))
    return laws


def hands_on_the_floor() -> Laws:
    laws, room = _watched(2, Plan(FULL))
    for _ in range(3):
        while room.circle.turn:
            room.finishes(room.holder)
        room.does(1, ask.Next())
    room.passes(2 * MINUTE)
    room.does(2, ask.RaiseHand())
    room.does(1, ask.PauseIt(), ask.RaiseHand(), ask.RaiseHand(up=False), ask.Resume())
    return laws


SCENES: tuple[Callable[[], Laws], ...] = (
    everybody_leaves_the_opening,
    everybody_leaves_between_turns_in_a_pause,
    a_keeper_comes_again_in_a_pause,
    much_happens_in_the_grace,
    late_words_between_turns,
    late_words_in_the_leaving,
    hands_on_the_floor,
)
