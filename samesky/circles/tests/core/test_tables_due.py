"""What comes first at the tables, when several things are due at one moment; and what is due when little is known."""

from samesky.circles.core.state import Where
from samesky.circles.core.tables import events as e
from samesky.circles.core.tables.due import Deadline, What, deadlines, interruption, next_deadline
from samesky.circles.core.tables.state import Known, Tables
from samesky.circles.core.times import AWAY_AFTER, EMPTY_ENDS, MINUTE, SECOND
from samesky.circles.tests.core.chat import START, Chat, chat, two_small


def happens_at_once(room: Chat) -> list[e.Happening]:
    """What the last moment of the log brought, in its order."""
    return [event for at, event in room.log if at == room.log[-1][0]]


def test_nothing_is_due_before_it_is_opened_and_after_it_is_closed() -> None:
    assert list(deadlines(Tables(), Known())) == []
    assert interruption(Tables(), Known(served=START), START + MINUTE) is None
    room = chat(1)
    room.leave(1)
    room.passes(EMPTY_ENDS)
    assert list(deadlines(room.tables, room.known())) == []
    assert interruption(room.tables, Known(served=START), room.now + MINUTE) is None


def test_an_end_and_an_empty_room_are_nobodys() -> None:
    room = chat(0)
    assert set(deadlines(room.tables, room.known())) == {
        Deadline(START + 180 * MINUTE, What.LATEST_END, 0, (0, 0)),
        Deadline(START + EMPTY_ENDS, What.EMPTY, 0, (0, 0)),
    }


def test_who_never_gave_a_sign_of_life_was_away_long_ago() -> None:
    room = chat(1)
    assert next_deadline(room.tables, Known()) == Deadline(AWAY_AFTER, What.AWAY, 1)


def test_where_nobody_knows_when_it_was_served_nothing_is_an_outage() -> None:
    room = chat(1)
    assert interruption(room.tables, Known({1: START}), START + 30 * SECOND) is None
    assert interruption(room.tables, Known({1: START}, START), START + 30 * SECOND) is not None


def test_the_end_comes_before_an_absence() -> None:
    room = chat(1, longest=MINUTE)
    room.passes(MINUTE - AWAY_AFTER)
    room.sleeps(1)
    room.passes(AWAY_AFTER)
    assert happens_at_once(room) == [e.Closed("latest end")]


def test_an_absence_comes_before_a_place_that_is_free() -> None:
    room = chat(3)
    room.sleeps(2)
    room.passes(5 * MINUTE)
    room.sleeps(3)
    room.passes(AWAY_AFTER)
    assert happens_at_once(room) == [e.Went(3, Where.AWAY), e.Went(2, Where.LEFT)]


def test_an_absence_comes_before_two_tables_are_told() -> None:
    room = two_small()
    sleeper = max(room.sitting[0])
    room.awake.discard(sleeper)
    room.signs[sleeper] = room.now + 30 * SECOND - AWAY_AFTER
    room.passes(30 * SECOND)
    assert [type(one) for one in happens_at_once(room)] == [e.Went, e.JoinTold]


def test_what_is_found_more_than_five_seconds_late_was_found_by_nobody() -> None:
    room = chat(1)
    due = START + AWAY_AFTER
    for late in (4_999, 5_000):
        assert interruption(room.tables, Known({1: START}), due + late) is None
    for late in (5_001, 60_000):
        cut = interruption(room.tables, Known({1: START}), due + late)
        assert cut == e.Interrupted(due, due + late + 30_000)
