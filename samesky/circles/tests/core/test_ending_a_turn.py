"""Law 7. A turn ends by its holder; by time, then a grace of 30 seconds; words that come 15 seconds after still belong to it."""

import pytest

from samesky.circles.core import commands as ask
from samesky.circles.core import events as e
from samesky.circles.core.commands import Refusal
from samesky.circles.core.state import How, Outcome, Reach, Stage
from samesky.circles.core.times import MINUTE, SECOND
from samesky.circles.tests.core.room import first_round

TURN = 3 * MINUTE


def test_the_time_is_over_at_its_last_millisecond_and_not_before() -> None:
    room = first_round()
    room.passes(TURN - 1)
    assert room.is_in(Stage.SPEAKING)
    room.passes(1)
    assert room.is_in(Stage.GRACE)
    assert room.holder == 1


def test_the_grace_lasts_thirty_seconds_and_then_the_piece_goes_on() -> None:
    room = first_round()
    room.passes(TURN + 30 * SECOND - 1)
    assert room.holder == 1
    room.passes(1)
    assert room.holder == 2
    assert room.circle.ended is not None
    assert room.circle.ended.how is How.TIME
    assert room.outcomes == {1: Outcome.SPOKE}


def test_the_next_turn_has_its_whole_time_whenever_it_begins() -> None:
    room = first_round()
    room.passes(TURN + 30 * SECOND)
    assert room.turn.ends == room.now + TURN


@pytest.mark.parametrize(("late", "taken"), [(0, True), (15 * SECOND, True), (15 * SECOND + 1, False)])
def test_words_that_come_within_fifteen_seconds_after_the_time_belong_to_the_turn(
    late: int, taken: bool
) -> None:
    room = first_round()
    room.passes(TURN + 30 * SECOND)
    room.now += late
    for seat in room.awake:
        room.signs[seat] = room.now
    room.served = room.now
    assert room.asks(1, ask.Say(1, "late")) is (None if taken else Refusal.TOO_LATE)
    assert (e.Said(1, "late") in room.of(e.Said)) is taken


def test_late_words_still_count_when_others_passed_meanwhile() -> None:
    room = first_round()
    room.passes(TURN + 30 * SECOND)
    for seat in (2, 3):
        room.passes(2 * SECOND)
        room.does(seat, ask.Pass(room.n))
    room.does(1, ask.Say(1, "late"))
    assert room.asks(2, ask.Say(2, "after I passed")) is Refusal.TOO_LATE
    assert room.asks(3, ask.Say(1, "not mine")) is Refusal.TOO_LATE


def test_who_finished_has_finished() -> None:
    room = first_round()
    room.finishes(1)
    assert room.asks(1, ask.Say(1, "one more")) is Refusal.TOO_LATE
    assert room.asks(1, ask.Finish(1)) is Refusal.TOO_LATE
    assert room.asks(1, ask.Finish(2)) is Refusal.NOT_YOUR_TURN


@pytest.mark.parametrize("command", [ask.Finish, ask.Pass, ask.ComeBack, ask.ALittleLonger])
def test_nobody_ends_or_lengthens_the_turn_of_another(command: type) -> None:
    room = first_round()
    assert room.asks(2, command(1)) is Refusal.NOT_YOUR_TURN
    assert room.asks(1, command(2)) is Refusal.NOT_YOUR_TURN
    assert room.asks(1, command(0)) is Refusal.NOT_YOUR_TURN
    assert room.asks(2, ask.Say(1, "I interrupt")) is Refusal.NOT_YOUR_TURN
    assert room.asks(2, ask.Say(0, "nothing")) is Refusal.NOT_YOUR_TURN
    assert room.asks(2, ask.Say(2, "too soon")) is Refusal.NOT_YOUR_TURN
    assert room.holder == 1


@pytest.mark.parametrize(
    ("command", "how", "outcome"),
    [
        (ask.Finish, How.FINISHED, Outcome.SPOKE),
        (ask.Pass, How.PASSED, Outcome.PASSED),
        (ask.ComeBack, How.LATER, None),
    ],
)
def test_how_a_holder_ends_it(command: type, how: How, outcome: Outcome | None) -> None:
    room = first_round()
    room.passes(MINUTE)
    room.does(1, command(1))
    left = 2 * MINUTE if outcome is None else 0
    assert room.of(e.TurnEnded) == [e.TurnEnded(1, how, outcome, left)]
    assert room.holder == 2
    assert room.n == 2


@pytest.mark.parametrize(
    ("by", "command", "how", "outcome"),
    [
        (1, ask.Skip(2), How.SKIPPED, Outcome.SKIPPED),
        (1, ask.Rest(2), How.RESTED, Outcome.SKIPPED),
        (1, ask.Remove(2), How.REMOVED, Outcome.SKIPPED),
        (2, ask.Leave(), How.LEFT, Outcome.ABSENT),
    ],
)
def test_how_a_turn_ends_without_its_holder(
    by: int, command: ask.Command, how: How, outcome: Outcome
) -> None:
    for spoke in (False, True):
        room = first_round()
        room.finishes(1)
        if spoke:
            room.speaks(2)
        room.does(by, command)
        assert room.of(e.TurnEnded)[-1] == e.TurnEnded(2, how, Outcome.SPOKE if spoke else outcome)
        assert room.holder == 3


def test_a_skip_that_comes_too_late_skips_nobody_else() -> None:
    room = first_round()
    room.finishes(1)
    assert room.asks(1, ask.Skip(1)) is Refusal.TOO_LATE
    assert room.asks(1, ask.Extend(1)) is Refusal.TOO_LATE
    assert room.asks(1, ask.Skip(3)) is Refusal.TOO_LATE
    assert room.asks(1, ask.Extend(3)) is Refusal.TOO_LATE
    assert room.holder == 2


def test_nobody_skips_or_lengthens_a_turn_between_turns() -> None:
    room = first_round(2)
    room.finishes(1, 2)
    assert room.is_in(Stage.BETWEEN)
    assert room.asks(1, ask.Skip(2)) is Refusal.NOT_NOW
    assert room.asks(1, ask.Extend(2)) is Refusal.NOT_NOW
    assert room.asks(2, ask.Finish(2)) is Refusal.TOO_LATE


def test_who_passes_after_words_has_spoken() -> None:
    room = first_round()
    room.speaks(1)
    room.does(1, ask.Pass(1))
    assert room.outcomes == {1: Outcome.SPOKE}


def test_words_in_the_grace_belong_to_the_turn() -> None:
    room = first_round()
    room.passes(TURN + SECOND)
    room.speaks(1, "in the grace")
    room.does(1, ask.Finish(1))
    assert room.holder == 2


def test_who_only_sits_through_their_time_may_have_spoken_aloud() -> None:
    room = first_round(2)
    room.passes(TURN + 30 * SECOND)
    assert room.outcomes == {1: Outcome.SPOKE}


def test_a_wish_to_pass_made_while_holding_the_piece_takes_it_from_nobody() -> None:
    room = first_round()
    room.does(1, ask.Choose(Reach.PASS))
    assert room.holder == 1


def test_what_is_somebody_elses_is_refused_whoever_came_first() -> None:
    room = first_round()
    assert room.asks(1, ask.Say(2, "not begun yet")) is Refusal.NOT_YOUR_TURN
    room.finishes(1)
    for seat in (1, 3):
        assert room.asks(seat, ask.Say(2, "I interrupt")) is Refusal.NOT_YOUR_TURN
        assert room.asks(seat, ask.Finish(2)) is Refusal.NOT_YOUR_TURN
    room.passes(TURN + 30 * SECOND)
    assert room.holder == 3
    for seat in (1, 3):
        assert room.asks(seat, ask.Say(2, "late")) is Refusal.TOO_LATE
        assert room.asks(seat, ask.Finish(2)) is Refusal.NOT_YOUR_TURN
    assert room.asks(2, ask.Finish(2)) is Refusal.TOO_LATE
    room.does(2, ask.Say(2, "late"))


def test_words_for_no_turn_at_all_and_for_the_last_one() -> None:
    room = first_round(2)
    assert room.asks(1, ask.Say(-1, "nothing")) is Refusal.NOT_YOUR_TURN
    room.finishes(1, 2)
    assert room.asks(2, ask.Say(2, "one more")) is Refusal.TOO_LATE
    room.passes(MINUTE + 1)
    assert room.asks(1, ask.Hold(2, "w")) is Refusal.TOO_LATE


def test_late_words_of_one_are_not_words_of_the_next() -> None:
    room = first_round()
    room.passes(TURN + 30 * SECOND)
    room.does(1, ask.Say(1, "late"))
    room.does(2, ask.Pass(2))
    assert room.outcomes == {1: Outcome.SPOKE, 2: Outcome.PASSED}
