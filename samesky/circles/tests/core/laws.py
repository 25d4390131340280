"""The laws of the circle, judged event by event beside the core, with books of their own: a second opinion, not a second core.

A `Laws` watches a room. Each method that begins with `law_` looks at one thing; the number is the law's in docs/circle.md.
"""

import json
from dataclasses import dataclass, field

from samesky.circles.core import events as e
from samesky.circles.core.decide import Decision, settle
from samesky.circles.core.due import next_deadline
from samesky.circles.core.fold import fold
from samesky.circles.core.looks import entry_in, left, left_for_holder, next_up, up_in
from samesky.circles.core.plan import Kind
from samesky.circles.core.state import Circle, How, Outcome, Reach, Stage, Where
from samesky.circles.core.times import MINUTE, SECOND
from samesky.circles.core.writing import written
from samesky.circles.tests.core.room import Room

IN_TIME = 5 * SECOND


@dataclass
class Turn:
    """What the laws write down of a turn: how much it may use, how much it used, and since when its time runs."""

    number: int
    seat: int
    may_use: int
    runs_since: int | None
    used: int = 0
    grace_from: int | None = None

    def used_by(self, at: int) -> int:
        return self.used + (at - self.runs_since if self.runs_since is not None else 0)

    def stops(self, at: int) -> None:
        self.used, self.runs_since = self.used_by(at), None


@dataclass
class Book:
    """What the laws write down of a round."""

    order: tuple[int, ...] = ()
    outcomes: dict[int, Outcome] = field(default_factory=dict)
    offered: dict[int, int] = field(default_factory=dict)
    moved: dict[int, int] = field(default_factory=dict)
    own: set[int] = field(default_factory=set)
    private: dict[int, int] = field(default_factory=dict)
    passed_by: set[int] = field(default_factory=set)


@dataclass
class Laws:
    room: Room
    circle: Circle = field(default_factory=Circle)
    book: Book = field(default_factory=Book)
    turn: Turn | None = None
    paused: bool = False
    latest_end: int = 0
    edges: set[tuple[Stage, type[e.Event], Stage, bool]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.room.watching = self.watch

    def watch(self, before: Circle, decision: Decision) -> None:
        if decision.refusal:
            self.a_refusal_changes_nothing(before, decision)
        for at, event in decision.events:
            self.law_1_time_never_runs_backwards(at)
            was = self.circle
            again = e.from_json(type(event).__name__, json.loads(written(event)))
            assert again == event
            self.circle = fold(was, again, at)
            self.edges.add((was.stage, type(event), self.circle.stage, was.pause is not None))
            for law in (name for name in dir(self) if name.startswith("law_each")):
                getattr(self, law)(was, at, event)
        for law in (name for name in dir(self) if name.startswith("law_after")):
            getattr(self, law)(decision)

    def a_refusal_changes_nothing(self, before: Circle, decision: Decision) -> None:
        due = settle(before, self.room.seen(), self.room.now)
        assert decision.circle == due.circle
        assert decision.events == due.events

    def law_1_time_never_runs_backwards(self, at: int) -> None:
        assert at >= self.circle.at
        assert at >= self.room.now

    def law_after_1_the_state_is_the_fold(self, decision: Decision) -> None:
        assert self.circle == self.room.circle == decision.circle
        assert self.circle.seq == len(self.room.log)

    def law_each_3_the_holder_is_seated(self, was: Circle, at: int, event: e.Event) -> None:
        if isinstance(event, e.TurnBegan):
            assert was.turn is None
            seat = was.seats[event.seat]
            assert seat.seated
            assert not seat.resting
            assert event.number == was.turns + 1

    def law_after_3_who_is_silent_is_away(self, decision: Decision) -> None:
        if self.circle.closed:
            return
        if self.circle.turn:
            assert self.circle.seats[self.circle.turn.seat].seated
        for seat in self.circle.among(Where.SEATED, Where.WAITING):
            sign = max(self.room.signs.get(seat.number, 0), seat.since)
            assert self.room.now < max(sign + 45 * SECOND, self.circle.back_by)

    def law_each_4_the_order_is_fixed(self, was: Circle, at: int, event: e.Event) -> None:
        r = self.circle.round
        if isinstance(event, e.PhaseBegan):
            self.book = Book(event.order)
            there = {s.number for s in was.among(Where.SEATED, Where.AWAY) if s.entered and not s.resting}
            assert r is None or set(event.order) == there
            assert len(set(event.order)) == len(event.order)
        elif isinstance(event, e.Entered):
            assert was.turn is None
            assert not was.shut
            appended = r is not None and was.round is not None and r.order != was.round.order
            if appended:
                assert was.round is not None
                assert was.round.first
                self.book.order = (*self.book.order, event.seat)
        elif isinstance(event, e.Arrived):
            assert not was.shut
            assert not was.seats.get(event.seat) or was.seats[event.seat].where is Where.LEFT
        if r is not None:
            assert r.order == self.book.order

    def law_after_4_nobody_waits_when_it_is_shut_or_between_turns(self, decision: Decision) -> None:
        waiting = self.circle.among(Where.WAITING)
        if not self.circle.closed and self.circle.begun and not self.circle.turn and not self.circle.pause:
            assert not waiting
        if self.circle.shut and not self.circle.closed:
            assert not waiting

    def law_each_5_one_outcome(self, was: Circle, at: int, event: e.Event) -> None:
        if isinstance(event, e.PhaseBegan) and was.round is not None and was.kind:
            assert set(was.round.outcomes) == set(was.round.order)
        if isinstance(event, (e.Settled, e.TurnEnded)):
            seat = event.seat if isinstance(event, e.Settled) else self._of_turn(event.number)
            if event.outcome is None:
                assert seat not in self.book.moved
                assert seat not in self.book.outcomes
                self.book.moved[seat] = event.left
            elif seat in self.book.order:
                self.book.outcomes.setdefault(seat, event.outcome)
            if isinstance(event, e.Settled):
                assert event.outcome is None or self.book.outcomes[seat] is event.outcome
        if self.circle.round is not None:
            assert self.circle.round.outcomes == self.book.outcomes

    def _of_turn(self, number: int) -> int:
        assert self.turn is not None
        assert self.turn.number == number
        return self.turn.seat

    def law_each_5_nobody_is_made_to_speak(self, was: Circle, at: int, event: e.Event) -> None:
        if isinstance(event, e.TurnBegan):
            assert was.round is not None
            seat, r = was.seats[event.seat], was.round
            if event.seat in r.first or event.seat in dict(r.moved):
                assert not seat.listens
                assert seat.reach is not Reach.PASS
            else:
                assert was.kind is Kind.FLOOR
                assert event.seat in r.hands
                assert not r.first
                assert not r.moved

    def law_each_6_first_offers_are_equal(self, was: Circle, at: int, event: e.Event) -> None:
        if isinstance(event, e.TurnBegan):
            assert was.now_in is not None
            offered = self.book.offered.get(event.seat, 0)
            self.book.offered[event.seat] = offered + 1
            if event.seat in self.book.moved and event.seat not in self.book.outcomes:
                assert not event.first
                assert event.given == self.book.moved[event.seat] >= 30 * SECOND
            else:
                assert event.given == was.now_in.turn
            assert self.circle.turn is not None
            assert self.circle.turn.ends == at + event.given
            assert was.round is not None
            assert event.first is self.circle.turn.first is (event.seat in was.round.first)

    def law_each_6_longer_is_the_same_for_each(self, was: Circle, at: int, event: e.Event) -> None:
        if not isinstance(event, e.Longer):
            return
        assert event.more == MINUTE
        seat = self._of_turn(event.number)
        if event.by == "own":
            assert seat not in self.book.own
            self.book.own.add(seat)
        elif event.by == "private":
            self.book.private[seat] = self.book.private.get(seat, 0) + event.more
            assert self.book.private[seat] <= was.seats[seat].private_longer
            assert self.turn is not None
            assert self.turn.used_by(at) >= self.turn.may_use
        else:
            assert event.by == "keeper"

    def law_each_7_a_turn_has_its_time_and_its_grace(self, was: Circle, at: int, event: e.Event) -> None:
        if isinstance(event, e.TurnBegan):
            self.turn = Turn(event.number, event.seat, event.given, at)
        turn = self.turn
        if turn is None:
            return
        used = turn.used_by(at)
        if isinstance(event, e.Longer):
            turn.may_use = event.more + (turn.may_use if turn.grace_from is None else used)
            turn.grace_from = None
        elif isinstance(event, e.TimeOver):
            assert turn.may_use <= used <= turn.may_use + IN_TIME
            turn.grace_from = used
        elif isinstance(event, e.TurnEnded):
            if event.how is How.TIME:
                assert turn.grace_from is not None
                assert 30 * SECOND <= used - turn.grace_from <= 30 * SECOND + IN_TIME
                assert event.outcome is Outcome.SPOKE
            if event.outcome is None:
                assert event.left == max(30 * SECOND, turn.may_use - used)
                assert event.how in (How.AWAY, How.LATER)
            self.turn = None

    def law_each_7_words_belong_to_a_turn(self, was: Circle, at: int, event: e.Event) -> None:
        if isinstance(event, e.Said):
            ended = [
                (when, one)
                for when, one in self.room.log
                if isinstance(one, e.TurnEnded) and one.number == event.number
            ]
            began = [one for one in self.room.of(e.TurnBegan) if one.number == event.number]  # type: ignore[attr-defined]
            assert began
            if ended:
                assert ended[0][1].how is How.TIME
                assert at - ended[0][0] <= 15 * SECOND

    def law_each_8_in_a_pause_time_stands_still(self, was: Circle, at: int, event: e.Event) -> None:
        if self.paused:
            assert not isinstance(event, (e.TurnBegan, e.TimeOver, e.Paused, e.RoundEnding))
        if isinstance(event, (e.Paused, e.Interrupted)):
            since = event.since if isinstance(event, e.Interrupted) else at
            if self.turn and self.turn.runs_since is not None:
                self.turn.stops(since)
            self.paused = self.circle.pause is not None
        elif isinstance(event, e.Resumed):
            self.paused = False
            if self.turn:
                self.turn.runs_since = at
        elif isinstance(event, (e.PhaseBegan, e.Closed)):
            self.paused = False
        assert self.paused is (self.circle.pause is not None)

    def law_each_9_an_outage_is_one(self, was: Circle, at: int, event: e.Event) -> None:
        if isinstance(event, e.Interrupted):
            assert event.until == max(self.room.now, at) + 30 * SECOND
            assert was.at <= event.since
            assert self.room.now - event.since > IN_TIME or event.since == was.at
            assert left(self.circle, self.room.now) == left(was, event.since)

    def law_each_10_the_latest_end_is_never_moved(self, was: Circle, at: int, event: e.Event) -> None:
        if isinstance(event, e.Begun):
            assert was.plan is not None
            self.latest_end = at + was.plan.longest
        assert self.circle.latest_end == self.latest_end
        if isinstance(event, e.Closed):
            assert event.why in ("script", "keeper", "empty", "latest end")
            assert self.circle.turn is None

    def law_after_10_it_ends(self, decision: Decision) -> None:
        c, now = self.circle, self.room.now
        if c.closed or not self.latest_end:
            return
        assert now < self.latest_end
        assert c.stage is Stage.LEAVING or now < self.latest_end - 3 * MINUTE
        assert not c.empty_since or now < c.empty_since + 5 * MINUTE
        assert bool(c.empty_since) is not bool(c.among(Where.SEATED))

    def law_after_11_nothing_due_is_left(self, decision: Decision) -> None:
        due = next_deadline(self.circle, self.room.seen())
        assert due is None or due.at > self.room.now
        assert settle(self.circle, self.room.seen(), self.room.now).events == ()

    def law_after_keeping_somebody_keeps_or_it_waits(self, decision: Decision) -> None:
        c = self.circle
        if c.closed or c.plan is None or c.plan.keeperless or not c.begun:
            return
        keeper = c.seats.get(c.keeper)
        assert keeper is None or keeper.seated
        assert c.keeper or c.pause or c.winding or c.shut

    def law_after_looks_agree(self, decision: Decision) -> None:
        c, now = self.circle, self.room.now
        for seat in (coming := next_up(c)):
            assert c.seats[seat].seated
            times = up_in(c, seat, now)
            assert times is None or 0 <= times[0] <= times[1]
        assert len(set(coming)) == len(coming)
        assert 0 <= left(c, now) <= left_for_holder(c, now)
        assert (entry_in(c, now) or 0) >= 0
