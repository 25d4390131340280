"""Law 3. At most one holds the piece, and is seated. A sleeping phone is away 45 seconds after its last sign of life."""

from samesky.circles.core import commands as ask
from samesky.circles.core import events as e
from samesky.circles.core.commands import Refusal
from samesky.circles.core.decide import settle
from samesky.circles.core.due import Deadline, Seen, What, next_deadline
from samesky.circles.core.state import How, Outcome, Where
from samesky.circles.core.times import MINUTE, SECOND
from samesky.circles.tests.core.room import first_round, lobby

TURN = 3 * MINUTE


def test_somebody_is_away_forty_five_seconds_after_the_last_sign_and_not_before() -> None:
    room = first_round()
    room.passes(10 * SECOND)
    room.sleeps(3)
    room.passes(45 * SECOND - 1)
    assert room.circle.seats[3].seated
    room.passes(1)
    assert room.has(3, Where.AWAY)
    assert room.circle.seats[3].here


def test_each_sign_of_life_begins_the_time_again() -> None:
    room = first_round()
    room.sleeps(3)
    room.passes(44 * SECOND)
    room.signs[3] = room.now
    room.passes(45 * SECOND - 1)
    assert room.circle.seats[3].seated
    room.passes(1)
    assert not room.circle.seats[3].seated


def test_the_piece_leaves_who_is_away_and_their_offer_moves_with_what_was_left() -> None:
    room = first_round(3)
    room.passes(MINUTE)
    room.sleeps(1)
    room.passes(45 * SECOND)
    assert room.holder == 2
    assert room.of(e.TurnEnded) == [e.TurnEnded(1, How.AWAY, None, TURN - MINUTE - 45 * SECOND)]
    room.wakes(1)
    room.finishes(2, 3)
    assert room.holder == 1
    assert room.turn.given == TURN - MINUTE - 45 * SECOND


def test_a_sleeping_phone_is_asked_again_at_the_end_and_then_recorded_as_absent() -> None:
    room = first_round(4)
    room.sleeps(3)
    room.passes(45 * SECOND)
    room.finishes(1, 2)
    assert room.holder == 4
    assert room.circle.round is not None
    assert room.circle.round.moved == ((3, TURN),)
    room.finishes(4)
    assert room.outcomes[3] is Outcome.ABSENT


def test_who_falls_asleep_in_their_second_offer_is_absent_or_has_spoken() -> None:
    for spoke in (False, True):
        room = first_round(2)
        if spoke:
            room.speaks(1)
        room.does(1, ask.ComeBack(1))
        room.finishes(2)
        room.sleeps(1)
        room.passes(45 * SECOND)
        assert room.outcomes[1] is (Outcome.SPOKE if spoke else Outcome.ABSENT)


def test_who_comes_back_in_time_holds_the_piece_again() -> None:
    room = first_round(2)
    room.sleeps(1)
    room.passes(45 * SECOND)
    room.wakes(1)
    assert room.circle.seats[1].seated
    room.finishes(2)
    assert room.holder == 1


def test_to_come_and_to_come_back_are_signs_of_life() -> None:
    room = lobby(2)
    room.asks(7, ask.Arrive(), sign=False)
    room.passes(45 * SECOND - 1)
    assert room.has(7, Where.WAITING)
    room.passes(1)
    assert room.has(7, Where.AWAY)
    room.passes(MINUTE)
    room.asks(7, ask.Return(), sign=False)
    assert room.has(7, Where.WAITING)
    room.passes(45 * SECOND - 1)
    assert room.has(7, Where.WAITING)
    assert room.of(e.Interrupted) == []


def test_a_sign_of_life_of_somebody_who_is_here_changes_nothing() -> None:
    room = first_round()
    before = room.circle
    room.does(3, ask.Return())
    assert room.circle == before


def test_who_left_or_was_removed_is_not_brought_back_by_a_sign() -> None:
    room = first_round(4)
    room.does(4, ask.Leave())
    room.does(1, ask.Remove(3))
    assert room.asks(4, ask.Return()) is Refusal.NOT_HERE
    assert room.asks(3, ask.Return()) is Refusal.REMOVED
    assert room.asks(9, ask.Return()) is Refusal.NOT_HERE


def test_what_comes_first_is_named() -> None:
    room = first_round(3)
    room.passes(SECOND)
    assert next_deadline(room.circle, room.seen()) == Deadline(room.now + 45 * SECOND, What.AWAY, 1)
    room.signs = dict.fromkeys((1, 2, 3), room.now + TURN)
    assert next_deadline(room.circle, room.seen()) == Deadline(room.turn.ends, What.TIME)
    room.signs = dict.fromkeys((1, 2, 3), room.turn.ends - 45 * SECOND)
    assert next_deadline(room.circle, room.seen()) == Deadline(room.turn.ends, What.AWAY, 1)
    room.signs = dict.fromkeys((1, 2, 3), room.circle.latest_end)
    latest = room.circle.latest_end
    assert settle(room.circle, Seen(room.signs), room.now).events == ()
    room.does(1, ask.Close())
    ends = room.circle.leaving_ends
    came = room.circle.seats[1].since
    assert next_deadline(room.circle, Seen({})) == Deadline(came + 45 * SECOND, What.AWAY, 1)
    assert next_deadline(room.circle, Seen(dict.fromkeys((1, 2, 3), latest))) == Deadline(ends, What.LEAVING)


def test_the_latest_end_comes_before_everything_of_the_same_moment() -> None:
    room = first_round(3)
    end = room.circle.latest_end
    signs = dict.fromkeys((1, 2, 3), end - 3 * MINUTE - 45 * SECOND)
    room.does(1, ask.PauseIt())
    when = [next_deadline(room.circle, Seen(signs))]
    assert when == [Deadline(room.now + 10 * MINUTE, What.RESUMES)]
    room.circle = type(room.circle)(**{**vars(room.circle), "pause": None, "turn": None})
    assert next_deadline(room.circle, Seen(signs)) == Deadline(end - 3 * MINUTE, What.LAST_MINUTES)
    signs = dict.fromkeys((1, 2, 3), end - 45 * SECOND)
    room.circle = type(room.circle)(**{**vars(room.circle), "phase": 3, "round": None, "leaving_ends": end})
    assert next_deadline(room.circle, Seen(signs)) == Deadline(end, What.LATEST_END)


def test_absences_come_before_a_pause_is_over() -> None:
    room = first_round(3)
    room.does(1, ask.PauseIt())
    over = room.now + 10 * MINUTE
    signs = dict.fromkeys((1, 2, 3), over - 45 * SECOND)
    assert next_deadline(room.circle, Seen(signs)) == Deadline(over, What.AWAY, 1)


def test_a_circle_that_is_not_there_or_over_waits_for_nothing() -> None:
    room = lobby()
    assert next_deadline(type(room.circle)(), Seen({})) is None
    room.does(1, ask.Close())
    assert next_deadline(room.circle, Seen({})) is None
