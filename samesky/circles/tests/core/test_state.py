"""What is so when nobody said otherwise, and what a circle says of itself."""

from samesky.circles.core import commands as ask
from samesky.circles.core import events as e
from samesky.circles.core.due import Deadline, Seen, What
from samesky.circles.core.plan import Kind, Plan
from samesky.circles.core.state import Circle, Outcome, Pause, Reach, Round, Seat, Stage, Turn, Where
from samesky.circles.core.times import MINUTE
from samesky.circles.tests.core.room import FULL, Room, first_round, lobby, opening


def test_a_circle_that_nobody_opened_is_empty() -> None:
    assert vars(Circle()) == {
        **dict.fromkeys(("plan", "round", "turn", "pause")),
        **dict.fromkeys(
            ("seq", "at", "keeper", "turns", "latest_end", "leaving_ends", "empty_since", "back_by"), 0
        ),
        "seats": {},
        "phase": -1,
        "lately": (),
        "winding": False,
        "closed": False,
    }
    assert Circle().stage is Stage.UNOPENED
    assert Circle().ended is None
    assert Circle().kind is None
    assert Circle().now_in is None
    assert not Circle().begun
    assert not Circle().shut


def test_a_seat_a_turn_a_round_and_a_pause_begin_plainly() -> None:
    plain = Seat(1, Where.WAITING, 0, False, False, False, False, False, 0, Reach.SPEAK, False)
    assert Seat(1, Where.WAITING) == plain
    assert Turn(1, 2, MINUTE, 5) == Turn(1, 2, MINUTE, 5, grace_ends=0, first=True)
    nothing: frozenset[int] = frozenset()
    assert Round((1,), (1,)) == Round((1,), (1,), (), nothing, nothing, nothing, {}, {}, (), ending=False)
    assert Pause(1, 2) == Pause(1, 2, by=0, outage=False)
    assert Deadline(1, What.TIME) == Deadline(1, What.TIME, 0)
    assert Seen() == Seen({}, 0)


def test_commands_and_events_say_what_is_usual() -> None:
    assert ask.Arrive() == ask.Arrive(may_keep=False, listens=False, private_longer=0)
    assert ask.Choose() == ask.Choose(Reach.SPEAK, listens=False, no_notes=False)
    assert ask.RaiseHand() == ask.RaiseHand(up=True)
    assert ask.Rest(1) == ask.Rest(1, on=True)
    assert e.Arrived(1) == e.Arrived(1, may_keep=False, listens=False, private_longer=0)
    assert e.Settled(1, None).left == 0
    assert e.RoundEnding() == e.RoundEnding(closing=False)


def test_who_is_here() -> None:
    here = {where: Seat(1, where).here for where in Where}
    assert here == {
        Where.WAITING: True,
        Where.SEATED: True,
        Where.AWAY: True,
        Where.LEFT: False,
        Where.REMOVED: False,
    }
    assert [where for where in Where if Seat(1, where).seated] == [Where.SEATED]


def test_a_circle_says_where_it_is() -> None:
    assert (lobby().circle.kind, lobby().circle.begun) == (None, False)
    assert (opening().circle.kind, opening().circle.begun) == (Kind.OPENING, True)
    room = first_round(2)
    assert room.circle.ended_lately(1) is None
    room.finishes(1)
    assert room.circle.ended_lately(1) == room.circle.ended
    assert room.circle.ended_lately(2) is None
    room.does(1, ask.Close())
    assert room.circle.shut
    room.does(1, ask.Close())
    assert room.circle.shut


def test_a_circle_that_closed_in_the_lobby_lets_nobody_in() -> None:
    room = lobby()
    assert not room.circle.shut
    room.does(1, ask.Close())
    assert room.circle.shut


def test_nobody_keeps_a_circle_that_is_not_open_or_that_they_are_not_in() -> None:
    assert not Circle().keeps(1)
    room = lobby()
    assert [seat for seat in range(9) if room.circle.keeps(seat)] == [1]
    room = Room(Plan(FULL, keeperless=True))
    room.does(5, ask.Open(room.plan))
    room.arrives(5, 6)
    assert [seat for seat in range(9) if room.circle.keeps(seat)] == [5, 6]
    room.arrives(7)
    room.does(7, ask.Leave())
    assert not room.circle.keeps(7)
    room.does(5, ask.Begin(), ask.Next())
    room.arrives(7)
    assert [seat for seat in range(9) if room.circle.keeps(seat)] == [5, 6]


def test_an_outage_begins_no_leaving_and_no_emptiness() -> None:
    room = first_round(2)
    room.outage(MINUTE)
    assert (room.circle.leaving_ends, room.circle.empty_since) == (0, 0)


def test_a_round_is_over_when_everybody_has_an_outcome() -> None:
    assert Round((), ()).over
    assert not Round((1, 2), (2,), outcomes={1: Outcome.SPOKE}).over
    assert Round((1, 2), (), outcomes={1: Outcome.SPOKE, 2: Outcome.PASSED}).over
