"""Hypothesis plays a circle: anybody asks for anything at any time, and every law of laws.py holds after every step."""

from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from samesky.circles.core import commands as ask
from samesky.circles.core.commands import Command, Refusal
from samesky.circles.core.fold import fold_all
from samesky.circles.core.state import Reach
from samesky.circles.core.times import MINUTE, SECOND
from samesky.circles.tests.core.laws import Laws
from samesky.circles.tests.core.room import Room
from samesky.circles.tests.core.walks import PLANS

seats = st.integers(1, 7)
reaches = st.sampled_from(Reach)
EDGES = st.sampled_from(
    [1, SECOND, 15 * SECOND, 30 * SECOND, 45 * SECOND, MINUTE, 2 * MINUTE, 3 * MINUTE, 10 * MINUTE]
)
spans = st.one_of(EDGES, EDGES.map(lambda edge: edge - 1), st.integers(1, 4 * MINUTE))


class Circles(RuleBasedStateMachine):
    """Simulated people at a virtual clock. The laws watch each decision and raise when one is broken."""

    @initialize(
        plan=st.sampled_from(PLANS), people=st.integers(2, 6), longer=st.sampled_from([0, MINUTE, 3 * MINUTE])
    )
    def people_come(self, plan: Any, people: int, longer: int) -> None:
        self.room = Room(plan)
        self.laws = Laws(self.room)
        self.room.does(1, ask.Open(plan))
        self.room.arrives(1)
        self.room.arrives(*range(2, people + 1), private_longer=longer)
        self.room.does(1, ask.Begin())

    def asks(self, by: int, command: Command) -> Refusal | None:
        return self.room.asks(by, command)

    @rule(span=spans)
    def time_passes(self, span: int) -> None:
        self.room.passes(span)

    @rule(span=st.one_of(st.sampled_from([5 * SECOND, 5 * SECOND + 1]), st.integers(1, 20 * MINUTE)))
    def nobody_serves(self, span: int) -> None:
        self.room.outage(span)

    @rule(back=st.integers(1, MINUTE))
    def the_clock_goes_back(self, back: int) -> None:
        self.room.now = max(self.room.now - back, self.room.log[0][0])

    @rule(seat=seats)
    def a_phone_sleeps(self, seat: int) -> None:
        self.room.sleeps(seat)

    @rule(seat=seats)
    def a_phone_wakes(self, seat: int) -> None:
        self.room.awake.add(seat)
        self.asks(seat, ask.Return())

    @rule(seat=seats, listens=st.booleans(), longer=st.integers(0, 6 * MINUTE))
    def somebody_arrives(self, seat: int, listens: bool, longer: int) -> None:
        self.room.awake.add(seat)
        self.asks(seat, ask.Arrive(seat <= 2, listens, longer))

    @rule(seat=seats)
    def somebody_leaves(self, seat: int) -> None:
        self.asks(seat, ask.Leave())

    @rule(seat=seats, reach=reaches, listens=st.booleans(), no_notes=st.booleans())
    def somebody_chooses(self, seat: int, reach: Reach, listens: bool, no_notes: bool) -> None:
        self.asks(seat, ask.Choose(reach, listens, no_notes))

    @precondition(lambda self: self.room.holder)
    @rule(what=st.sampled_from([ask.Finish, ask.Finish, ask.Pass, ask.ComeBack, ask.ALittleLonger]))
    def the_holder_acts(self, what: Any) -> None:
        self.asks(self.room.holder, what(self.room.n))

    @precondition(lambda self: self.room.circle.turns)
    @rule(seat=seats, ago=st.integers(-1, 2))
    def somebody_writes(self, seat: int, ago: int) -> None:
        number = self.room.circle.turns - ago
        self.asks(seat, ask.Say(number, "w"))
        self.asks(seat, ask.Hold(number, "w"))

    @rule(
        seat=seats,
        what=st.sampled_from([ask.Finish, ask.Pass, ask.ComeBack, ask.ALittleLonger, ask.Extend, ask.Skip]),
    )
    def somebody_meddles(self, seat: int, what: Any) -> None:
        self.asks(seat, what(self.room.circle.turns))

    @rule(seat=seats, up=st.booleans())
    def somebody_raises_a_hand(self, seat: int, up: bool) -> None:
        self.asks(seat, ask.RaiseHand(up))

    @rule(seat=seats)
    def somebody_says_how_they_leave(self, seat: int) -> None:
        self.asks(seat, ask.Answer())

    @rule(seat=seats)
    def somebody_goes_on_after_a_pause(self, seat: int) -> None:
        self.asks(seat, ask.Resume())

    @rule(what=st.sampled_from([ask.Next(), ask.Next(), ask.PauseIt(), ask.Resume()]))
    def the_keeper_keeps(self, what: Command) -> None:
        self.asks(self.room.circle.keeper or 3, what)

    @precondition(lambda self: self.room.holder)
    @rule(what=st.sampled_from([ask.Extend, ask.Skip]))
    def the_keeper_looks_after_a_turn(self, what: Any) -> None:
        self.asks(self.room.circle.keeper or 3, what(self.room.n))

    @rule(seat=seats, on=st.booleans())
    def the_keeper_lets_somebody_rest(self, seat: int, on: bool) -> None:
        self.asks(self.room.circle.keeper or 3, ask.Rest(seat, on))

    @rule(seat=seats, what=st.sampled_from([ask.BeWith, ask.HandOver, ask.Remove]))
    def the_keeper_acts_on_somebody(self, seat: int, what: Any) -> None:
        self.asks(self.room.circle.keeper or 3, what(seat))

    @precondition(lambda self: self.room.circle.phase > 1)
    @rule()
    def nobody_watches_any_more(self) -> None:
        self.asks(0, ask.Wind())

    @precondition(lambda self: self.room.circle.begun or len(self.room.circle.seats) > 4)
    @rule()
    def the_place_calls_it_off(self) -> None:
        self.asks(0, ask.CallOff())

    @precondition(lambda self: self.room.circle.phase > 1)
    @rule()
    def the_keeper_closes(self) -> None:
        self.asks(self.room.circle.keeper or 3, ask.Close())

    @invariant()
    def the_laws_saw_what_the_room_is(self) -> None:
        if hasattr(self, "laws"):
            assert self.laws.circle == self.room.circle

    def teardown(self) -> None:
        if hasattr(self, "room"):
            assert fold_all(self.room.log) == self.room.circle


def test_a_short_while() -> None:
    run_state_machine_as_test(Circles, settings=settings(max_examples=30, stateful_step_count=40))


@pytest.mark.long
def test_a_long_while() -> None:
    run_state_machine_as_test(Circles, settings=settings(max_examples=1500, stateful_step_count=80))
