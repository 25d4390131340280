"""Who is next, when I am up, what is left: told to everyone, and nobody's private wish is told with it."""

import pytest

from samesky.circles.core import commands as ask
from samesky.circles.core import events as e
from samesky.circles.core.looks import entry_in, grace_left, left, left_for_holder, next_up, up_in
from samesky.circles.core.plan import Plan
from samesky.circles.core.state import Circle, Reach, Stage
from samesky.circles.core.times import GRACE, MINUTE, RESUMES_BY_ITSELF, SECOND
from samesky.circles.tests.core.room import FULL, Room, first_round, lobby, opening


def test_the_piece_goes_on_in_the_order() -> None:
    room = first_round(4)
    assert room.holder == 1
    assert next_up(room.circle) == (2, 3, 4)


def test_who_only_listens_rests_or_is_away_is_not_named_as_next() -> None:
    room = first_round(6)
    room.does(2, ask.Choose(listens=True))
    room.does(1, ask.Rest(3))
    room.sleeps(4)
    room.passes(50 * SECOND)
    assert next_up(room.circle) == (5, 6)


def test_who_waits_again_is_not_named_until_they_have_come_in() -> None:
    room = first_round(4)
    room.does(3, ask.Leave(), ask.Arrive())
    assert next_up(room.circle) == (2, 4)
    room.finishes(1)
    assert next_up(room.circle) == (3, 4)


def test_who_will_pass_is_named_to_the_others_and_has_no_time_of_their_own() -> None:
    room = first_round(4)
    before = [up_in(room.circle, seat, room.now) for seat in (3, 4)]
    room.does(2, ask.Choose(Reach.PASS))
    assert next_up(room.circle) == (2, 3, 4)
    assert [up_in(room.circle, seat, room.now) for seat in (3, 4)] == before
    assert up_in(room.circle, 2, room.now) is None


def test_who_asks_to_come_last_sees_that_they_come_last_and_nobody_else_does() -> None:
    room = first_round(4)
    room.does(2, ask.Choose(Reach.LATER))
    assert next_up(room.circle) == (2, 3, 4)
    last = 3 * MINUTE + GRACE
    assert up_in(room.circle, 2, room.now) == ((3 * last - 2 * GRACE) // 3, 3 * last)
    assert up_in(room.circle, 4, room.now) == ((3 * last - 2 * GRACE) // 3, 3 * last)


def test_when_i_am_up_lies_between_a_third_of_the_time_and_all_of_it() -> None:
    room = first_round(3)
    whole = 3 * MINUTE + GRACE
    assert up_in(room.circle, 1, room.now) == (0, 0)
    assert up_in(room.circle, 2, room.now) == (whole // 3, whole)
    assert up_in(room.circle, 3, room.now) == ((whole + 3 * MINUTE) // 3, 2 * whole)
    room.passes(3 * MINUTE)
    assert up_in(room.circle, 2, room.now) == (10 * SECOND, GRACE)
    assert up_in(room.circle, 9, room.now) is None
    room.passes(1)
    assert up_in(room.circle, 2, room.now) == (9_999, GRACE - 1)


def test_a_moved_offer_counts_with_what_it_had_left() -> None:
    room = first_round(3)
    room.passes(MINUTE)
    room.does(1, ask.ComeBack(room.n))
    assert next_up(room.circle) == (3, 1)
    assert up_in(room.circle, 1, room.now) == (
        (2 * 3 * MINUTE + GRACE) // 3,
        2 * (3 * MINUTE + GRACE),
    )
    room.finishes(2)
    assert next_up(room.circle) == (1,)
    room.does(3, ask.ComeBack(room.n))
    assert room.holder == 1
    assert up_in(room.circle, 3, room.now) == ((2 * MINUTE + GRACE) // 3, 2 * MINUTE + GRACE)


def test_nobody_is_next_when_the_round_ends_after_this_turn() -> None:
    room = first_round(3)
    room.does(1, ask.Next())
    assert next_up(room.circle) == ()
    assert up_in(room.circle, 2, room.now) is None


def test_nobody_is_next_in_the_lobby_and_in_the_opening() -> None:
    assert next_up(Circle()) == next_up(lobby().circle) == next_up(opening().circle) == ()


def test_nobody_is_next_while_the_circle_goes_towards_its_end() -> None:
    room = first_round(3)
    room.sleeps(1, 2)
    room.passes(50 * SECOND)
    assert room.circle.keeper == 0
    room.passes(2 * MINUTE)
    room.does(3, ask.Resume())
    assert room.circle.winding
    assert next_up(room.circle) == ()


def on_the_floor(people: int = 3) -> Room:
    room = first_round(people, Plan(FULL))
    for _ in range(2):
        while room.circle.turn:
            room.does(room.holder, ask.Finish(room.n))
        room.does(1, ask.Next())
    return room


def test_on_the_floor_raised_hands_come_after_all_were_offered_the_piece() -> None:
    room = on_the_floor()
    assert room.holder == 3
    room.does(3, ask.RaiseHand())
    room.does(2, ask.RaiseHand(), ask.Choose(Reach.PASS))
    assert next_up(room.circle) == (1, 2, 3)
    assert up_in(room.circle, 2, room.now) is None
    room.does(3, ask.Finish(room.n))
    assert next_up(room.circle) == (2, 3)
    room.does(2, ask.RaiseHand(up=False))
    room.does(1, ask.Finish(room.n))
    assert room.holder == 3, "the one who raised a hand; two passed without a word"
    room.does(2, ask.RaiseHand())
    assert up_in(room.circle, 2, room.now) == ((2 * MINUTE + GRACE) // 3, 2 * MINUTE + GRACE)


def test_who_listens_and_raises_a_hand_is_next() -> None:
    room = on_the_floor()
    room.does(2, ask.Choose(listens=True))
    assert next_up(room.circle) == (1,)
    room.does(2, ask.RaiseHand())
    assert next_up(room.circle) == (1, 2)


def test_what_is_left_runs_down_to_nothing_and_stays_there_in_the_grace() -> None:
    room = first_round()
    assert left(room.circle, room.now) == 3 * MINUTE
    room.passes(MINUTE + 1)
    assert left(room.circle, room.now) == 2 * MINUTE - 1
    assert left(room.circle, room.now + 2 * MINUTE) == 0
    room.passes(2 * MINUTE)
    assert room.is_in(Stage.GRACE)
    assert left(room.circle, room.now) == left_for_holder(room.circle, room.now) == 0


def test_what_is_left_of_the_grace_runs_down_to_nothing() -> None:
    room = first_round()
    assert grace_left(opening().circle, room.now) == 0
    assert grace_left(room.circle, room.now) == GRACE
    room.passes(3 * MINUTE + SECOND)
    assert grace_left(room.circle, room.now) == GRACE - SECOND
    assert grace_left(room.circle, room.now + GRACE) == 0


def test_what_is_left_stands_still_in_a_pause() -> None:
    room = first_round()
    room.passes(MINUTE)
    room.does(1, ask.PauseIt())
    room.passes(MINUTE)
    assert left(room.circle, room.now) == left_for_holder(room.circle, room.now) == 2 * MINUTE
    room.does(1, ask.Resume())
    assert left(room.circle, room.now) == 2 * MINUTE


def test_a_clock_behind_the_log_gives_nobody_more_time() -> None:
    room = first_round()
    room.passes(MINUTE)
    room.does(2, ask.Hold(room.n, "held"))
    assert left(room.circle, room.now - 5 * SECOND) == 2 * MINUTE


def test_nothing_is_left_when_nobody_speaks() -> None:
    room = opening()
    assert left(room.circle, room.now) == left_for_holder(room.circle, room.now) == 0


def with_a_private_time(longer: int) -> Room:
    room = lobby(1)
    room.arrives(2, private_longer=longer)
    room.arrives(3)
    room.does(1, ask.Begin(), ask.Next(), ask.Finish(1))
    assert room.holder == 2
    return room


def test_a_private_longer_time_looks_like_a_little_longer_minute_by_minute() -> None:
    room = with_a_private_time(2 * MINUTE)
    plain = first_round(3)
    plain.does(1, ask.Finish(1))
    for span in (0, MINUTE, 2 * MINUTE - 1):
        room.passes(span)
        plain.passes(span)
        assert left(room.circle, room.now) == left(plain.circle, plain.now)
        assert up_in(room.circle, 3, room.now) == up_in(plain.circle, 3, plain.now)
        assert left_for_holder(room.circle, room.now) == left(plain.circle, plain.now) + 2 * MINUTE
    room.passes(1)
    assert left(room.circle, room.now) == MINUTE
    assert left_for_holder(room.circle, room.now) == 2 * MINUTE
    room.passes(MINUTE)
    assert left(room.circle, room.now) == left_for_holder(room.circle, room.now) == MINUTE
    room.passes(MINUTE)
    assert room.is_in(Stage.GRACE)
    assert [event.more for event in room.of(e.Longer)] == [MINUTE, MINUTE]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("asked", "given"), [(0, 0), (1, MINUTE), (MINUTE, MINUTE), (MINUTE + 1, 2 * MINUTE), (99 * MINUTE, 5 * MINUTE), (-1, 0)]
)  # fmt: skip
def test_a_private_longer_time_is_whole_minutes_and_at_most_five(asked: int, given: int) -> None:
    assert with_a_private_time(asked).circle.seats[2].private_longer == given


def test_who_waits_comes_in_after_this_turn() -> None:
    room = first_round()
    assert entry_in(room.circle, room.now) == 3 * MINUTE + GRACE
    room.passes(3 * MINUTE + 10 * SECOND)
    assert entry_in(room.circle, room.now) == 20 * SECOND
    assert entry_in(opening().circle, room.now) == 0


def test_when_who_waits_comes_in_is_not_known_in_the_lobby_in_a_pause_and_when_it_is_shut() -> None:
    assert entry_in(lobby().circle, 0) is None
    room = first_round(3)
    room.does(1, ask.PauseIt())
    assert entry_in(room.circle, room.now) is None
    room.passes(RESUMES_BY_ITSELF)
    room.finishes(1, 2, 3)
    room.does(1, ask.Next())
    assert room.circle.shut
    assert entry_in(room.circle, room.now) is None
