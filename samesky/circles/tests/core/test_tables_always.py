"""Whatever anybody does at the tables, in any order, at any time: what must always hold."""

from itertools import combinations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from samesky.circles.core.commands import Refusal
from samesky.circles.core.tables import commands as ask
from samesky.circles.core.tables import events as e
from samesky.circles.core.tables import times
from samesky.circles.core.tables.decide import Decided, decide
from samesky.circles.core.tables.fold import fold_all
from samesky.circles.core.tables.state import Tables
from samesky.circles.core.times import MINUTE, SECOND
from samesky.circles.tests.core.chat import JAR, Chat

SEATS = st.integers(1, 14)


class Evening(RuleBasedStateMachine):
    """Fourteen people come and go as they like; some are kept apart; the place falls over now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.room = Chat()
        self.room.watching = self.watch

    @initialize(jar=st.integers(1, JAR))
    def opens(self, jar: int) -> None:
        self.room.does(0, ask.Open(120 * MINUTE, jar))

    @property
    def open(self) -> bool:
        return not self.room.tables.closed

    def watch(self, before: Tables, decided: Decided) -> None:
        """Law 1, and what each event of a story must be."""
        story = before
        for at, event in decided.events:
            assert at >= story.at
            after = fold_all([(at, event)], story)
            assert after.seq == story.seq + 1
            self.one(story, event, after)
            story = after
        assert story == decided.circle
        if decided.refusal is not None and not decided.events:
            assert decided.circle == before

    def one(self, before: Tables, event: e.Happening, after: Tables) -> None:
        assert all(len(after.at_table(number)) <= times.MOST for number in after.tables)
        match event:
            case e.Came(seat=seat):
                there = after.at_table(after.seats[seat].table)
                assert not any(self.room.known().parts(seat, one) for one in there)
            case e.Moved(seat, table):
                assert not any(self.room.known().parts(seat, one) for one in before.at_table(table))
            case e.TablesJoined(one, other):
                told = before.joining
                assert told is not None
                assert {told.one, told.other} == {one, other}
                assert after.at - told.told_at >= times.NOTICE
                assert after.at - max(before.tables[n].stirred for n in (one, other)) >= times.CALM
                assert len(after.at_table(one)) <= times.TOGETHER
            case e.TableSplit(table, new, went):
                assert set(after.at_table(new)) == set(went)
                assert table in after.tables
                assert new not in before.tables
            case e.PromptDrawn(table, _, index):
                assert index not in before.drawn
                last = before.tables[table]
                assert last.prompt is None or after.at - last.prompt_at >= times.PROMPT_EVERY
            case e.Said(number=number):
                assert number == before.said + 1

    @rule(seat=SEATS)
    def comes(self, seat: int) -> None:
        was_in = (guest := self.room.tables.seats.get(seat)) is not None and guest.here
        self.room.awake.add(seat)
        refusal = self.room.asks(seat, ask.Arrive(may_keep=seat == 1))
        assert refusal in (None, Refusal.FULL, Refusal.REMOVED, Refusal.CLOSED, Refusal.ALREADY)
        assert (refusal is Refusal.ALREADY) <= was_in

    @rule(seat=SEATS)
    def leaves(self, seat: int) -> None:
        self.room.awake.discard(seat)
        self.room.asks(seat, ask.Leave())

    @rule(seat=SEATS)
    def sleeps(self, seat: int) -> None:
        self.room.awake.discard(seat)

    @rule(seat=SEATS)
    def wakes(self, seat: int) -> None:
        self.room.awake.add(seat)
        self.room.asks(seat, ask.Return())

    @rule(seat=SEATS, table=st.integers(1, 6))
    def goes_over(self, seat: int, table: int) -> None:
        self.room.asks(seat, ask.Move(table))

    @rule(seat=SEATS)
    def says(self, seat: int) -> None:
        self.room.asks(seat, ask.Say("w"))

    @rule(seat=SEATS, index=st.integers(0, JAR))
    def draws(self, seat: int, index: int) -> None:
        self.room.asks(seat, ask.Draw(index))

    @rule(seat=SEATS)
    def would_rather_stay(self, seat: int) -> None:
        self.room.asks(seat, ask.StayAsWeAre())

    @rule(seat=SEATS, other=SEATS)
    def blocks(self, seat: int, other: int) -> None:
        if seat != other:
            self.room.block(seat, other)
            self.room.looked_at()

    @rule(seat=SEATS, other=SEATS)
    def makes_up(self, seat: int, other: int) -> None:
        self.room.apart.discard(frozenset((seat, other)))

    @rule(seat=SEATS)
    def is_asked_to_go(self, seat: int) -> None:
        self.room.asks(1, ask.Remove(seat))

    @rule(span=st.sampled_from([1, SECOND, 31 * SECOND, 61 * SECOND, 6 * MINUTE]))
    def time_passes(self, span: int) -> None:
        self.room.passes(span)

    @rule(span=st.sampled_from([4 * SECOND, 6 * SECOND, 3 * MINUTE]))
    def nobody_serves(self, span: int) -> None:
        before = {seat.number for seat in self.room.tables.seats.values() if seat.here}
        self.room.outage(span)
        if self.open and span > 5 * SECOND:
            assert before == {seat.number for seat in self.room.tables.seats.values() if seat.here}

    @invariant()
    def the_log_is_the_state(self) -> None:
        assert fold_all(self.room.log) == self.room.tables
        assert self.room.tables.seq == len(self.room.log)

    @invariant()
    def everybody_with_a_place_sits_at_one_table(self) -> None:
        t = self.room.tables
        assert sorted(seat for number in t.tables for seat in t.at_table(number)) == sorted(
            seat.number for seat in t.seats.values() if seat.here
        )
        assert all(t.at_table(number) for number in t.tables)
        for seat in t.seats.values():
            ends = [one.until for one in seat.sat]
            assert ends.count(None) == (1 if seat.here else 0)
            assert not seat.here or (ends[-1] is None and seat.sat[-1].table == seat.table)

    @invariant()
    def who_is_kept_apart_sits_apart(self) -> None:
        t, known = self.room.tables, self.room.known()
        if self.open and t.opened and self.room.log and self.room.served == self.room.now:
            decided = decide(t, 0, ask.Leave(), known, self.room.now).circle
            for number in decided.tables:
                assert not any(known.parts(*pair) for pair in combinations(decided.at_table(number), 2))

    @precondition(lambda self: self.open and self.room.tables.opened)
    @rule()
    def a_refusal_changes_nothing(self) -> None:
        self.room.looked_at()
        before = self.room.tables
        assert self.room.asks(99, ask.Say("w")) is Refusal.NOT_HERE
        assert self.room.tables == before


TestEvening = Evening.TestCase
TestEvening.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
