"""What time brings to the tables, each at its very millisecond: absences, joining, the end; and that an outage spends nothing."""

import pytest

from samesky.circles.core.commands import Refusal
from samesky.circles.core.state import Where
from samesky.circles.core.tables import commands as ask
from samesky.circles.core.tables import events as e
from samesky.circles.core.tables import times
from samesky.circles.core.tables.due import next_deadline
from samesky.circles.core.times import AWAY_AFTER, COME_BACK, EMPTY_ENDS, LATE, LONGEST, MINUTE, SECOND
from samesky.circles.tests.core.chat import START, Chat, chat, two_small


def test_45_seconds_without_a_sign_is_away_and_five_minutes_later_the_place_is_free() -> None:
    room = chat(2)
    room.sleeps(2)
    room.passes(AWAY_AFTER - 1)
    assert room.tables.seats[2].seated
    room.passes(1)
    assert room.tables.seats[2].where is Where.AWAY
    assert room.tables.at_table(1) == (1, 2)
    room.passes(times.PLACE_KEPT - 1)
    assert room.tables.seats[2].here
    room.passes(1)
    assert room.of(e.Went)[-1] == e.Went(2, Where.LEFT)


def test_two_small_tables_are_told_after_a_calm_moment_and_join_a_minute_later() -> None:
    room = two_small()
    room.passes(times.CALM - 1)
    assert not room.of(e.JoinTold)
    room.passes(1)
    assert room.tables.joining is not None
    room.passes(times.NOTICE - 1)
    assert len(room.sitting) == 2
    room.passes(1)
    assert len(room.sitting) == 1
    assert [type(event) for event in room.of(e.JoinTold, e.TablesJoined)] == [e.JoinTold, e.TablesJoined]


def test_seven_stay_at_two_tables() -> None:
    room = two_small(7)
    room.passes(10 * MINUTE)
    assert not room.of(e.JoinTold)


def test_talk_at_either_table_puts_the_joining_off_until_it_is_calm() -> None:
    room = two_small()
    room.passes(times.CALM)
    room.passes(times.NOTICE - SECOND)
    said = room.now
    room.does(min(room.sitting[1]), ask.Say("w"))
    room.passes(times.CALM - 1)
    assert len(room.sitting) == 2
    room.passes(1)
    assert len(room.sitting) == 1
    assert room.now == said + times.CALM


def test_a_table_that_would_rather_stay_as_it_is_is_not_asked_for_a_quarter_of_an_hour() -> None:
    room = two_small()
    assert room.asks(min(room.sitting[0]), ask.StayAsWeAre()) is Refusal.NOT_NOW
    room.passes(times.CALM)
    room.does(min(room.sitting[0]), ask.StayAsWeAre())
    assert room.tables.joining is None
    room.passes(times.LEFT_ALONE - 1)
    assert len(room.of(e.JoinTold)) == 1
    room.passes(1)
    assert len(room.of(e.JoinTold)) == 2


def test_a_third_table_does_not_answer_for_two_that_are_told() -> None:
    room = chat(17)
    assert len(room.sitting) == 3
    for table in sorted(room.sitting, key=len)[:2]:
        while len(table) > 3:
            room.leave(table.pop())
    room.passes(times.CALM)
    joining = room.tables.joining
    assert joining is not None
    third = next(n for n in room.tables.tables if n not in (joining.one, joining.other))
    assert room.asks(room.tables.at_table(third)[0], ask.StayAsWeAre()) is Refusal.NOT_NOW


def test_somebody_who_comes_meanwhile_calls_the_joining_off() -> None:
    room = two_small()
    room.passes(times.CALM)
    room.come(20)
    assert room.tables.joining is None
    assert len(room.of(e.JoinOff)) == 1
    room.passes(10 * MINUTE)
    assert len(room.sitting) == 2


def test_tables_with_two_who_are_kept_apart_never_join() -> None:
    room = two_small()
    room.passes(times.CALM)
    room.block(min(room.sitting[0]), min(room.sitting[1]))
    room.passes(10 * MINUTE)
    assert len(room.sitting) == 2
    assert len(room.of(e.JoinTold)) == 1


def test_who_joins_hears_on_and_the_newer_card_stays() -> None:
    room = two_small()
    one, other = sorted(room.tables.tables)
    room.does(room.tables.at_table(one)[0], ask.Draw(1))
    room.passes(SECOND)
    room.does(room.tables.at_table(other)[0], ask.Draw(2))
    room.passes(times.CALM + times.NOTICE)
    assert len(room.sitting) == 1
    (table,) = room.tables.tables.values()
    assert table.prompt == 2
    room.talk(min(room.sitting[0]))
    assert all(room.tables.heard(seat, table.number, 1) for seat in room.sitting[0])


def test_it_ends_when_nobody_is_seated_for_five_minutes() -> None:
    room = chat(1)
    room.leave(1)
    room.passes(EMPTY_ENDS - 1)
    assert not room.tables.closed
    room.passes(1)
    assert room.of(e.Closed) == [e.Closed("empty")]


def test_an_empty_room_is_kept_until_five_minutes_after_the_time_it_was_appointed_for() -> None:
    room = Chat()
    room.asks(1, ask.Open(180 * MINUTE, 10, room.now + 10 * MINUTE))
    room.passes(10 * MINUTE + EMPTY_ENDS - 1)
    assert not room.tables.closed
    room.passes(1)
    assert room.of(e.Closed) == [e.Closed("empty")]


def test_a_room_nobody_comes_to_closes_as_well_and_one_who_comes_keeps_it_open() -> None:
    empty, kept = chat(0), chat(0)
    for room in (empty, kept):
        room.passes(EMPTY_ENDS - 1)
    kept.come(1)
    for room in (empty, kept):
        room.passes(MINUTE)
    assert empty.tables.closed
    assert not kept.tables.closed


@pytest.mark.parametrize(("asked", "lasts"), [(60 * MINUTE, 60 * MINUTE), (400 * MINUTE, LONGEST)])
def test_the_latest_end_is_at_most_three_hours_on(asked: int, lasts: int) -> None:
    room = chat(2, longest=asked)
    room.passes(lasts - 1)
    assert not room.tables.closed
    room.passes(1)
    assert room.of(e.Closed) == [e.Closed("latest end")]
    assert room.log[-1][0] == START + lasts
    assert next_deadline(room.tables, room.known()) is None


def test_an_outage_sends_nobody_away_and_gives_half_a_minute_to_come_back() -> None:
    room = chat(3)
    room.outage(10 * MINUTE)
    assert all(seat.seated for seat in room.tables.seats.values())
    room.awake = {1}
    room.passes(COME_BACK - 1)
    assert all(seat.seated for seat in room.tables.seats.values())
    room.passes(1)
    assert [seat.number for seat in room.tables.seats.values() if seat.seated] == [1]


@pytest.mark.parametrize(("late", "cut"), [(LATE, 0), (LATE + 1, 1)])
def test_five_seconds_are_not_an_outage(late: int, cut: int) -> None:
    room = chat(2)
    room.outage(late)
    assert len(room.of(e.Interrupted)) == cut


def test_an_outage_spends_no_place_no_notice_and_no_emptiness() -> None:
    room = two_small()
    room.passes(times.CALM)
    told = room.tables.joining
    assert told is not None
    room.outage(20 * MINUTE)
    assert len(room.sitting) == 2
    room.passes(COME_BACK + times.NOTICE - 1)
    assert len(room.sitting) == 2
    room.passes(1)
    assert len(room.sitting) == 1

    away = chat(2)
    away.sleeps(2)
    away.passes(AWAY_AFTER + times.PLACE_KEPT - 1)
    away.outage(20 * MINUTE)
    away.passes(COME_BACK)
    assert away.tables.seats[2].here
    away.passes(1)
    assert not away.tables.seats[2].here

    empty = chat(1)
    empty.leave(1)
    empty.passes(EMPTY_ENDS - 1)
    empty.outage(20 * MINUTE)
    empty.passes(COME_BACK)
    assert not empty.tables.closed
    empty.passes(1)
    assert empty.tables.closed


def test_an_outage_does_not_shorten_how_long_a_table_is_left_alone() -> None:
    room = two_small()
    room.passes(times.CALM)
    room.does(min(room.sitting[0]), ask.StayAsWeAre())
    room.passes(times.LEFT_ALONE - 1)
    room.outage(20 * MINUTE)
    room.passes(COME_BACK)
    assert len(room.of(e.JoinTold)) == 1
    room.passes(1)
    assert len(room.of(e.JoinTold)) == 2


def test_the_latest_end_is_moved_by_no_outage() -> None:
    room = chat(2, longest=60 * MINUTE)
    room.passes(59 * MINUTE)
    room.outage(2 * MINUTE)
    assert room.tables.closed


def test_tables_that_could_join_again_are_no_sign_of_an_outage() -> None:
    room = chat(9)
    room.passes(10 * MINUTE)
    room.leave(9, 8)
    assert len(room.sitting) == 2
    room.block(min(room.sitting[0]), min(room.sitting[1]))
    room.leave(max(room.sitting[0]))
    room.passes(10 * MINUTE)
    room.apart.clear()
    room.looked_at()
    assert not room.of(e.Interrupted)
    assert room.tables.joining is not None
