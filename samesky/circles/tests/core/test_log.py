"""Laws 1 and 11. Events are numbered without gaps, the state is their fold, time never runs backwards, what is due happens first."""

from dataclasses import fields, is_dataclass
from types import ModuleType
from unittest import mock

import pytest

from samesky.circles.core import asking, due, plan, state
from samesky.circles.core import commands as ask
from samesky.circles.core import decide as decide_module
from samesky.circles.core import events as e
from samesky.circles.core.decide import decide, settle
from samesky.circles.core.due import Seen
from samesky.circles.core.fold import _apply, fold, fold_all
from samesky.circles.core.plan import Kind, Phase, Plan
from samesky.circles.core.state import Circle, Stage
from samesky.circles.core.table import Illegal
from samesky.circles.core.times import MINUTE, SECOND
from samesky.circles.tests.core.room import SHORT, START, Room, first_round, lobby


def test_the_state_is_the_fold_of_the_log_from_its_beginning_and_from_any_place() -> None:
    room = first_round(4)
    room.finishes(1, 2)
    room.outage(MINUTE)
    assert fold_all(room.log) == room.circle
    for cut in range(len(room.log)):
        assert fold_all(room.log[cut:], fold_all(room.log[:cut])) == room.circle


def test_events_are_numbered_without_gaps() -> None:
    room = first_round(4)
    assert room.circle.seq == len(room.log)


def test_the_time_of_an_event_is_never_before_the_last() -> None:
    room = first_round(3)
    last = room.now
    room.now -= 10 * SECOND
    room.finishes(1)
    assert room.log[-1][0] == last
    assert room.circle.at == last
    assert room.turn.ends == last + 3 * MINUTE
    assert fold(room.circle, e.Kept(2), last - MINUTE).at == last


def test_a_clock_that_went_back_ends_nothing() -> None:
    room = first_round(3)
    room.now -= 60 * MINUTE
    room.looked_at()
    assert room.holder == 1
    assert room.of(e.Interrupted) == []


def test_words_are_not_in_events_only_their_ids() -> None:
    named = {
        (kind.__name__, each.name) for kind in e.EVENTS.values() for each in fields(kind) if each.type is str
    }
    assert named == {("Said", "words"), ("Held", "words"), ("Longer", "by"), ("Closed", "why")}


def test_what_is_due_happens_first_even_when_the_command_is_refused() -> None:
    room = first_round(3)
    room.passes(3 * MINUTE + 30 * SECOND - 1)
    room.now += 1
    decision = decide(room.circle, 1, ask.Finish(1), room.seen(), room.now)
    assert decision.refusal is ask.Refusal.TOO_LATE
    assert [type(event) for _, event in decision.events] == [e.TurnEnded, e.TurnBegan]
    assert decision.circle.turn is not None
    assert decision.circle.turn.seat == 2


def test_a_refusal_changes_nothing() -> None:
    room = first_round(3)
    decision = decide(room.circle, 3, ask.Finish(1), room.seen(), room.now)
    assert decision.circle is room.circle
    assert decision.events == ()


def test_to_look_twice_changes_nothing() -> None:
    room = first_round(3)
    room.passes(3 * MINUTE)
    assert settle(room.circle, room.seen(), room.now).events == ()


def test_nobody_need_be_there_for_a_circle_to_end() -> None:
    room = lobby(3)
    room.does(1, ask.Begin())
    room.sleeps(1, 2, 3)
    room.passes(45 * SECOND + 5 * MINUTE)
    assert room.is_in(Stage.CLOSED)


def test_an_event_out_of_place_is_a_fault_of_ours() -> None:
    room = first_round(3)
    with pytest.raises(Illegal, match="Begun while speaking"):
        fold(room.circle, e.Begun(1), room.now)
    with pytest.raises(Illegal, match="Entered while speaking"):
        fold(room.circle, e.Entered(1), room.now)
    room.does(1, ask.PauseIt())
    with pytest.raises(Illegal, match="TimeOver in a pause"):
        fold(room.circle, e.TimeOver(1), room.now)
    with pytest.raises(Illegal, match="nobody knows Event"):
        _apply(e.Event(), room.circle, 0)


def test_an_event_that_leads_elsewhere_is_a_fault_of_ours() -> None:
    room = lobby(2)
    with pytest.raises(Illegal, match="led from lobby to between turns"):
        fold(room.circle, e.PhaseBegan(1), room.now)


def test_nothing_that_was_decided_with_changes() -> None:
    circle = Circle()
    decision = decide(circle, 1, ask.Open(Plan(SHORT)), Seen(), START)
    assert circle == Circle()
    assert decision.circle.plan == Plan(SHORT)


@pytest.mark.parametrize(
    "module", [ask, asking, decide_module, due, e, plan, state], ids=lambda module: module.__name__
)
def test_nothing_that_the_core_gives_out_can_be_changed(module: ModuleType) -> None:
    made = [one for one in vars(module).values() if isinstance(one, type) and is_dataclass(one)]
    assert made
    assert is_dataclass(e.Event)
    assert is_dataclass(ask.Command)
    assert all(one.__dataclass_params__.frozen for one in made)  # type: ignore[attr-defined]


def test_the_longest_story_of_one_moment_is_far_from_having_no_end() -> None:
    """Eight people without a keeper, one of whom listens, and the others fall asleep: nine rounds go by in silence."""
    rounds = (Phase(Kind.ROUND, MINUTE),) * 9
    plan = Plan((SHORT[0], *rounds, *SHORT[2:]), capacity=12, keeperless=True, longest=180 * MINUTE)
    room = Room(plan)
    room.does(3, ask.Open(plan))
    room.arrives(*range(3, 11))
    room.does(3, ask.Choose(listens=True), ask.Begin(), ask.Next())
    room.sleeps(*range(4, 11))
    room.passes(45 * SECOND)
    assert room.circle.stage is Stage.LEAVING
    assert len(room.log) < decide_module.NO_END / 5


def test_a_story_without_an_end_is_an_error_and_hangs_nothing() -> None:
    room = first_round(3)
    with (
        mock.patch.object(decide_module, "following", return_value=e.WithSomeone(1, 2)),
        pytest.raises(Illegal, match="no end"),
    ):
        room.asks(1, ask.Finish(1))
    story = decide_module._Story(room.circle, room.now)
    for _ in range(decide_module.NO_END):
        story._tell(e.WithSomeone(1, 2))
    with pytest.raises(Illegal, match="no end"):
        story._tell(e.WithSomeone(1, 2))
