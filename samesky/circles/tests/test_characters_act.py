"""What a simulated member does next, one rule at a time: from the circle and the time alone."""

from dataclasses import replace

import pytest

from samesky.circles.core import commands as ask
from samesky.circles.core.decide import decide
from samesky.circles.core.due import Seen
from samesky.circles.core.plan import Kind
from samesky.circles.core.state import Circle, Where
from samesky.circles.core.times import MINUTE, SECOND
from samesky.circles.practice.core import acting
from samesky.circles.practice.core.acting import Did, is_silent, next_act
from samesky.circles.practice.core.characters import Character, What
from samesky.circles.practice.opening import PLAN

REAL, ME, OTHER = 9, 1, 2
LINES = dict.fromkeys(Kind, ("One.", "Two."))


def somebody(what: What) -> Character:
    return Character("Wren", what, "about", LINES, ("Held.",), ("Could.",))


class Table:
    """A circle that is driven by hand: the real one on seat 9 keeps, 1 and 2 are there."""

    def __init__(self) -> None:
        self.now, self.c = 1_000_000, Circle()
        self.does(0, ask.Open(PLAN))
        for seat in (REAL, ME, OTHER):
            self.does(seat, ask.Arrive(may_keep=seat == REAL))

    def does(self, seat: int, command: ask.Command, after: int = 0) -> None:
        self.now += after
        seen = Seen(dict.fromkeys((REAL, ME, OTHER), self.now))
        decided = decide(self.c, seat, command, seen, self.now)
        assert decided.refusal is None, decided.refusal
        self.c = decided.circle

    def until_i_hold_it(self, kind: Kind) -> None:
        if not self.c.begun:
            self.does(REAL, ask.Begin())
        while self.c.kind is not kind or not (self.c.turn and self.c.turn.seat == ME):
            if self.c.turn is None:
                self.does(REAL, ask.Next())
            else:
                self.does(self.c.turn.seat, ask.Pass(self.c.turn.number))

    def act(self, what: What, did: Did | None = None, after: int = 0) -> acting.Act | None:
        self.now += after
        return next_act(somebody(what), ME, self.c, REAL, did or Did(sign=self.now), self.now)


@pytest.fixture
def table() -> Table:
    return Table()


def test_nobody_comes_before_whoever_rehearses() -> None:
    c = decide(Circle(), 0, ask.Open(PLAN), Seen(), 0).circle
    assert next_act(somebody(What.PASSES), ME, c, 0, Did(), 10_000) is None
    act = next_act(somebody(What.PASSES), ME, c, REAL, Did(), 10_000)
    assert act is not None
    assert act.does == ask.Arrive()
    assert next_act(somebody(What.LATE), ME, c, REAL, Did(), 10_000) is None
    second = next_act(somebody(What.KEEPS), ME, c, REAL, Did(), 10_000)
    assert second is not None
    assert second.does == ask.Arrive(may_keep=True)


def test_who_passes_passes(table: Table) -> None:
    table.until_i_hold_it(Kind.ROUND)
    assert table.act(What.PASSES) is None
    act = table.act(What.PASSES, after=acting.PASSES_AFTER)
    assert act is not None
    assert isinstance(act.does, ask.Pass)


def test_lines_are_said_one_after_the_other_and_then_the_piece_goes_on(table: Table) -> None:
    table.until_i_hold_it(Kind.ROUND)
    for said, words in enumerate(("One.", "Two.")):
        act = table.act(What.LATE, Did(said), after=acting.MOST_READING)
        assert act is not None
        assert (act.does, act.words) == (ask.Say, words)
    last = table.act(What.LATE, Did(2), after=acting.FINISHES_AFTER)
    assert last is not None
    assert isinstance(last.does, ask.Finish)


def test_who_overruns_never_finishes_and_asks_for_longer_once(table: Table) -> None:
    table.until_i_hold_it(Kind.ROUND)
    assert table.c.turn is not None
    number = table.c.turn.number
    assert table.act(What.OVERRUNS, Did(2), after=30 * SECOND) is None
    table.does(OTHER, ask.Choose(), after=31 * SECOND)
    act = table.act(What.OVERRUNS, Did(2))
    assert act is not None
    assert act.does == ask.ALittleLonger(number)
    table.does(ME, ask.ALittleLonger(number))
    assert table.act(What.OVERRUNS, Did(2), after=30 * SECOND) is None


def test_who_drops_is_silent_from_the_middle_of_their_turn_until_later(table: Table) -> None:
    me = somebody(What.DROPS)
    table.until_i_hold_it(Kind.NAMES)
    assert not is_silent(me, ME, table.c, Did(), table.now + acting.DROPS_AFTER)
    table.until_i_hold_it(Kind.ROUND)
    assert not is_silent(me, ME, table.c, Did(), table.now)
    assert is_silent(me, ME, table.c, Did(), table.now + acting.DROPS_AFTER)
    assert not is_silent(somebody(What.LATE), ME, table.c, Did(), table.now + acting.DROPS_AFTER)
    away = replace(table.c, seats={**table.c.seats, ME: replace(table.c.seats[ME], where=Where.AWAY)})
    early, later = table.now + acting.BACK_AFTER - 1, table.now + acting.BACK_AFTER
    sign = Did(sign=table.now)
    assert next_act(me, ME, away, REAL, sign, early) is None
    back = next_act(me, ME, away, REAL, sign, later)
    assert back is not None
    assert back.does == ask.Return()


def test_who_takes_over_writes_in_every_turn_and_not_without_end(table: Table) -> None:
    table.until_i_hold_it(Kind.ROUND)
    assert table.c.turn is not None
    table.does(ME, ask.Finish(table.c.turn.number))
    while table.c.turn is None or table.c.turn.seat == ME:
        table.does(REAL, ask.Next())
    act = table.act(What.TAKES_OVER, after=acting.WRITES_AFTER)
    assert act is not None
    assert (act.does, act.words) == (ask.Hold, "Held.")
    assert table.act(What.TAKES_OVER, Did(held=acting.MOST_HELD), after=acting.WRITES_AFTER) is None


def test_in_a_pause_nobody_does_anything(table: Table) -> None:
    table.until_i_hold_it(Kind.ROUND)
    table.does(REAL, ask.PauseIt())
    for what in What:
        assert table.act(what, after=MINUTE // 10) is None


def test_who_was_asked_to_go_stays_away(table: Table) -> None:
    table.does(REAL, ask.Remove(ME))
    assert table.act(What.DRUNK, after=MINUTE) is None


def test_everybody_answers_how_they_leave(table: Table) -> None:
    table.does(REAL, ask.Begin())
    table.does(REAL, ask.Close())
    act = table.act(What.LATE, after=acting.ANSWERS_AFTER)
    assert act is not None
    assert act.does == ask.Answer()
    table.does(ME, ask.Answer())
    assert table.act(What.LATE, after=acting.ANSWERS_AFTER) is None


def test_the_same_circle_gives_the_same_act(table: Table) -> None:
    table.until_i_hold_it(Kind.ROUND)
    assert table.act(What.GOODBYE, after=5 * SECOND) == table.act(What.GOODBYE)
