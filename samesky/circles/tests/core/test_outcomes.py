"""Law 5. In a finished round everyone in the order has exactly one outcome. No one is ever made to speak."""

import pytest

from samesky.circles.core import commands as ask
from samesky.circles.core import events as e
from samesky.circles.core.commands import Refusal
from samesky.circles.core.plan import Kind, Plan
from samesky.circles.core.state import Outcome, Reach, Stage
from samesky.circles.core.times import MINUTE, SECOND
from samesky.circles.tests.core.room import FULL, SHORT, Room, first_round, opening


def began(room: Room) -> list[int]:
    return [event.seat for event in room.of(e.TurnBegan)]  # type: ignore[attr-defined]


def test_one_of_each() -> None:
    room = first_round(7)
    room.does(3, ask.Choose(listens=True))
    room.does(4, ask.Choose(Reach.PASS))
    room.sleeps(5)
    room.passes(45 * SECOND)
    room.finishes(1)
    room.does(2, ask.Pass(room.n))
    room.does(1, ask.Skip(room.n))
    room.does(7, ask.ComeBack(room.n))
    room.finishes(7)
    assert room.outcomes == {
        1: Outcome.SPOKE,
        2: Outcome.PASSED,
        3: Outcome.LISTENED,
        4: Outcome.PASSED,
        6: Outcome.SKIPPED,
        5: Outcome.ABSENT,
        7: Outcome.SPOKE,
    }
    assert room.circle.round is not None
    assert room.circle.round.over
    assert began(room) == [1, 2, 6, 7, 7]


def test_who_is_here_to_listen_is_passed_by_without_a_word() -> None:
    room = opening(3)
    room.does(2, ask.Choose(listens=True))
    room.does(1, ask.Next())
    room.finishes(1)
    assert room.holder == 3
    assert room.of(e.Settled) == [e.Settled(2, Outcome.LISTENED)]


def test_to_listen_lasts_and_a_wish_for_one_round_does_not() -> None:
    room = first_round(4, Plan(FULL))
    room.does(2, ask.Choose(listens=True))
    room.does(3, ask.Choose(Reach.PASS))
    room.finishes(1, 4)
    room.does(1, ask.Next())
    assert room.holder == 3
    assert room.outcomes == {2: Outcome.LISTENED}


def test_who_came_to_listen_is_never_offered_the_piece() -> None:
    room = opening(2)
    room.does(7, ask.Arrive(listens=True))
    room.awake.add(7)
    room.does(1, ask.Next())
    room.finishes(1, 2)
    assert room.outcomes[7] is Outcome.LISTENED


def test_a_wish_is_told_once() -> None:
    room = opening(3)
    room.does(2, ask.Choose(Reach.PASS))
    before = room.circle.seq
    room.does(2, ask.Choose(Reach.PASS))
    assert room.circle.seq == before
    room.does(2, ask.Choose(Reach.PASS, listens=True), ask.Choose(Reach.PASS, listens=True, no_notes=True))
    assert room.circle.seq == before + 2


def test_who_asked_beforehand_to_come_last_comes_last_and_once() -> None:
    room = first_round(3)
    room.does(2, ask.Choose(Reach.LATER))
    room.finishes(1, 3)
    assert room.holder == 2
    assert room.asks(2, ask.ComeBack(room.n)) is Refusal.MOVED_BEFORE
    room.does(2, ask.Pass(room.n))
    assert room.outcomes[2] is Outcome.PASSED


def test_an_offer_moves_once_even_when_everybody_moves_theirs() -> None:
    room = first_round(3)
    for _ in range(3):
        room.does(room.holder, ask.ComeBack(room.n))
    assert began(room) == [1, 2, 3, 1]
    for seat in (1, 2, 3):
        assert room.asks(seat, ask.ComeBack(room.n)) is Refusal.MOVED_BEFORE
        room.finishes(seat)
    assert room.is_in(Stage.BETWEEN)


def test_who_leaves_with_their_offer_moved_is_absent_unless_they_had_spoken() -> None:
    for spoke, outcome in ((False, Outcome.ABSENT), (True, Outcome.SPOKE)):
        room = first_round(3)
        if spoke:
            room.speaks(1)
        room.does(1, ask.ComeBack(1), ask.Leave())
        room.finishes(2, 3)
        assert room.outcomes[1] is outcome


@pytest.mark.parametrize(("back", "outcome"), [(False, Outcome.SKIPPED), (True, None)])
def test_who_rests_while_their_offer_is_moved(back: bool, outcome: Outcome | None) -> None:
    room = first_round(3)
    room.finishes(1)
    room.does(2, ask.ComeBack(room.n))
    room.does(1, ask.Rest(2))
    if back:
        room.does(1, ask.Rest(2, on=False))
    room.finishes(3)
    assert room.outcomes.get(2) is outcome
    assert room.holder == (2 if back else 0)


def test_who_is_removed_before_their_turn_is_recorded_as_skipped() -> None:
    room = first_round(3)
    room.does(1, ask.Remove(2))
    room.finishes(1)
    assert room.outcomes[2] is Outcome.SKIPPED
    assert room.holder == 3


def test_the_round_ends_after_who_speaks_and_says_who_was_not_reached() -> None:
    room = first_round(4)
    room.finishes(1)
    room.does(1, ask.Next())
    assert room.asks(1, ask.Next()) is Refusal.ALREADY
    assert room.holder == 2, "nobody is cut off"
    room.finishes(2)
    assert room.of(e.Settled) == [e.Settled(3, Outcome.NOT_REACHED), e.Settled(4, Outcome.NOT_REACHED)]
    assert room.is_in(Kind.CLOSING)


def test_in_a_round_that_ends_no_offer_moves() -> None:
    room = first_round(3)
    room.does(1, ask.Next())
    assert room.asks(1, ask.ComeBack(1)) is Refusal.NOT_NOW
    room.sleeps(1)
    room.passes(45 * SECOND)
    assert room.of(e.Settled) == [e.Settled(2, Outcome.NOT_REACHED), e.Settled(3, Outcome.NOT_REACHED)]
    assert Outcome.ABSENT in [event.outcome for event in room.of(e.TurnEnded)]  # type: ignore[attr-defined]


def test_who_spoke_before_their_offer_moved_has_spoken_when_the_round_ends_early() -> None:
    room = first_round(3)
    room.speaks(1)
    room.does(1, ask.ComeBack(1))
    room.does(1, ask.Next())
    room.finishes(2)
    assert room.of(e.Settled) == [e.Settled(1, Outcome.SPOKE), e.Settled(3, Outcome.NOT_REACHED)]


def test_after_a_round_the_circle_waits_for_the_keeper() -> None:
    room = first_round(2, Plan(FULL))
    room.finishes(1, 2)
    room.passes(10 * MINUTE)
    assert room.circle.phase == 1
    room.does(1, ask.Next())
    assert room.circle.phase == 2


def test_after_the_closing_round_it_goes_on_by_itself() -> None:
    room = first_round(2)
    room.finishes(1, 2)
    room.does(1, ask.Next())
    room.finishes(2, 1)
    assert room.is_in(Stage.LEAVING)


def test_a_first_outcome_stands() -> None:
    room = on_the_floor()
    room.does(3, ask.Pass(room.n))
    room.does(3, ask.RaiseHand())
    room.finishes(1, 2, 3)
    assert room.outcomes[3] is Outcome.PASSED


def on_the_floor(people: int = 3) -> Room:
    """Seat 3 holds the piece; then 1, then 2."""
    room = first_round(people, Plan(FULL))
    for _ in range(2):
        while room.circle.turn:
            room.does(room.holder, ask.Finish(room.n))
        room.does(1, ask.Next())
    assert room.is_in(Kind.FLOOR)
    return room


def test_on_the_floor_a_turn_has_two_minutes_each_time() -> None:
    room = on_the_floor()
    room.does(3, ask.RaiseHand())
    room.finishes(3, 1, 2)
    room.does(3, ask.RaiseHand())
    assert room.holder == 3
    assert {event.given for event in room.of(e.TurnBegan)[-4:]} == {2 * MINUTE}  # type: ignore[attr-defined]


def test_nobody_speaks_twice_until_all_were_offered_the_piece() -> None:
    room = on_the_floor()
    room.does(3, ask.Finish(room.n), ask.RaiseHand())
    assert room.holder == 1
    room.does(1, ask.ComeBack(room.n))
    room.finishes(2)
    assert room.holder == 1, "a moved offer comes before a hand"
    room.finishes(1)
    assert room.holder == 3
    assert room.asks(3, ask.ComeBack(room.n)) is Refusal.MOVED_BEFORE


def test_hands_are_asked_in_the_order_they_were_raised_and_can_be_taken_down() -> None:
    room = on_the_floor(4)
    while room.circle.round and room.circle.round.first:
        room.does(room.holder, ask.Finish(room.n))
    last = room.holder
    a, b, c = [seat for seat in (1, 2, 3, 4) if seat != last]
    room.does(b, ask.RaiseHand())
    room.does(a, ask.RaiseHand())
    room.does(c, ask.RaiseHand(), ask.RaiseHand(up=False))
    assert room.asks(a, ask.RaiseHand()) is Refusal.ALREADY
    assert room.asks(c, ask.RaiseHand(up=False)) is Refusal.ALREADY
    room.finishes(last, b, a)
    assert room.circle.turn is None


def test_a_hand_goes_with_who_leaves_or_rests() -> None:
    room = on_the_floor(4)
    for seat in (3, 2, 4):
        room.does(seat, ask.RaiseHand())
    room.does(2, ask.Leave())
    room.does(1, ask.Rest(3))
    assert room.asks(3, ask.RaiseHand()) is Refusal.NOT_NOW
    assert room.holder == 4
    assert room.circle.round is not None
    assert room.circle.round.hands == (), "who holds the piece has taken the hand down"


def test_a_hand_of_who_sleeps_waits_until_they_wake() -> None:
    room = on_the_floor()
    room.finishes(3)
    room.does(3, ask.RaiseHand())
    room.sleeps(3)
    room.passes(45 * SECOND)
    room.finishes(1, 2)
    assert room.circle.turn is None
    room.wakes(3)
    assert room.holder == 3


def test_hands_are_raised_on_the_floor_only() -> None:
    assert first_round().asks(2, ask.RaiseHand()) is Refusal.NOT_NOW
    assert opening().asks(2, ask.RaiseHand()) is Refusal.NOT_NOW


def test_the_floor_ends_when_the_keeper_goes_on_whoever_raised_a_hand() -> None:
    room = on_the_floor()
    room.does(3, ask.RaiseHand())
    room.does(1, ask.Next())
    room.finishes(3)
    assert room.is_in(Kind.CLOSING)


def test_who_came_late_may_raise_a_hand() -> None:
    room = on_the_floor()
    room.finishes(3, 1)
    room.arrives(7)
    room.finishes(2)
    assert 7 not in room.outcomes
    room.does(7, ask.RaiseHand())
    assert room.holder == 7
    room.finishes(7)
    assert 7 not in room.outcomes


def test_where_no_keeper_is_wanted_rounds_go_on_by_themselves_and_the_floor_waits() -> None:
    room = Room(Plan(FULL, keeperless=True))
    room.does(5, ask.Open(room.plan))
    room.arrives(5, 6, 7)
    room.does(6, ask.Begin())
    room.does(7, ask.Next())
    for _ in range(2):
        while room.circle.kind in (Kind.NAMES, Kind.ROUND):
            room.finishes(room.holder)
    assert room.is_in(Kind.FLOOR)
    while room.circle.turn:
        room.finishes(room.holder)
    room.passes(MINUTE)
    assert room.is_in(Kind.FLOOR)
    room.does(5, ask.Next())
    assert room.is_in(Kind.CLOSING)


def test_where_no_keeper_is_wanted_everybody_seated_does_what_keepers_do_and_who_waits_does_not() -> None:
    room = Room(Plan(SHORT, keeperless=True))
    room.does(5, ask.Open(room.plan))
    room.arrives(5, 6)
    room.does(6, ask.Begin())
    room.does(6, ask.Next())
    room.arrives(7)
    assert room.asks(7, ask.Skip(1)) is Refusal.NOT_KEEPER
    room.does(6, ask.PauseIt())
    room.does(5, ask.Resume(), ask.Extend(1))
    assert room.of(e.Paused) == [e.Paused(6)]
    room.passes(2 * MINUTE)
    assert room.circle.pause is None
    room.arrives(1)
    assert room.circle.keeper == 0
    room.finishes(5)
    assert room.circle.keeper == 1
    assert room.asks(6, ask.PauseIt()) is Refusal.NOT_KEEPER
    room.does(1, ask.Leave())
    assert room.circle.keeper == 0
    assert room.circle.pause is None


def test_where_no_keeper_is_wanted_a_pause_leads_to_no_end() -> None:
    room = Room(Plan(SHORT, keeperless=True))
    room.does(5, ask.Open(room.plan))
    room.arrives(5, 6)
    room.does(6, ask.Begin())
    room.does(6, ask.Next(), ask.PauseIt())
    room.passes(10 * MINUTE)
    assert room.circle.pause is None
    assert not room.circle.winding


def test_when_every_phone_sleeps_no_round_goes_by_in_silence() -> None:
    room = Room(Plan(FULL, keeperless=True))
    room.does(5, ask.Open(room.plan))
    room.arrives(5, 6)
    room.does(5, ask.Begin(), ask.Next())
    room.sleeps(5, 6)
    room.passes(45 * SECOND + 4 * MINUTE)
    assert room.circle.phase == 1
    assert room.outcomes == {}
    room.wakes(6)
    assert room.holder == 6
    assert room.outcomes == {5: Outcome.ABSENT}, "asked again, and still asleep"


def test_when_every_phone_sleeps_after_the_last_turn_the_circle_waits() -> None:
    room = first_round(2)
    room.finishes(1, 2)
    room.does(1, ask.Next())
    room.finishes(2)
    room.does(1, ask.PauseIt())
    room.sleeps(1, 2)
    room.does(1, ask.Finish(room.n))
    room.passes(45 * SECOND)
    assert room.circle.kind is Kind.CLOSING
    room.passes(4 * MINUTE)
    room.wakes(1)
    room.does(1, ask.Resume())
    assert room.circle.stage is Stage.LEAVING


def test_nobody_raises_a_hand_in_the_closing_round() -> None:
    room = first_round(2)
    room.finishes(1, 2)
    room.does(1, ask.Next())
    assert room.is_in(Kind.CLOSING)
    assert room.asks(1, ask.RaiseHand()) is Refusal.NOT_NOW


def test_who_leaves_last_leaves_the_end_of_the_round_to_whoever_wakes() -> None:
    room = first_round(2)
    room.finishes(1, 2)
    room.does(1, ask.Next())
    room.finishes(2)
    room.sleeps(2)
    room.passes(45 * SECOND)
    room.does(1, ask.Leave())
    assert room.is_in(Kind.CLOSING)
    room.wakes(2)
    assert room.is_in(Stage.LEAVING)


def test_everybody_who_moved_their_offer_is_asked_again_whoever_came_first() -> None:
    room = first_round(3, Plan(FULL))
    room.finishes(1, 2, 3)
    room.does(1, ask.Next())
    for _ in range(3):
        room.does(room.holder, ask.ComeBack(room.n))
    room.finishes(2, 3, 1)
    assert room.circle.round is not None
    assert room.circle.round.over
