"""How long everything takes at the tables, and how many may be anywhere: in milliseconds and people, written out."""

import pytest

from samesky.circles.core.commands import Refusal
from samesky.circles.core.tables import commands as ask
from samesky.circles.core.tables import events as e
from samesky.circles.core.tables.seating import ties
from samesky.circles.tests.core.chat import START, chat, two_small


def test_30_seconds_of_calm_and_a_minutes_notice() -> None:
    room = two_small()
    room.passes(29_999)
    assert not room.of(e.JoinTold)
    room.passes(1)
    assert room.of(e.JoinTold)
    room.passes(59_999)
    assert not room.of(e.TablesJoined)
    room.passes(1)
    assert room.of(e.TablesJoined)


def test_a_word_at_one_table_asks_for_30_seconds_of_calm_again() -> None:
    room = two_small()
    room.passes(30_000 + 45_000)
    room.does(min(room.sitting[1]), ask.Say("w"))
    room.passes(29_999)
    assert not room.of(e.TablesJoined)
    room.passes(1)
    assert room.of(e.TablesJoined)


def test_who_would_rather_stay_is_left_alone_for_a_quarter_of_an_hour() -> None:
    room = two_small()
    room.passes(30_000)
    room.does(min(room.sitting[0]), ask.StayAsWeAre())
    room.passes(899_999)
    assert len(room.of(e.JoinTold)) == 1
    room.passes(1)
    assert len(room.of(e.JoinTold)) == 2


def test_a_place_is_kept_for_five_minutes() -> None:
    room = chat(2)
    room.sleeps(2)
    room.passes(45_000 + 299_999)
    assert room.tables.seats[2].here
    room.passes(1)
    assert not room.tables.seats[2].here


@pytest.mark.parametrize(
    ("after", "answer"), [(59_999, Refusal.TOO_SOON), (60_000, None), (60_001, None), (600_000, None)]
)
def test_a_card_a_minute(after: int, answer: Refusal | None) -> None:
    room = chat(2)
    room.does(1, ask.Draw(4))
    room.passes(after)
    assert room.asks(2, ask.Draw(5)) is answer


@pytest.mark.parametrize(
    ("after", "answer"), [(9_999, Refusal.TOO_SOON), (10_000, None), (10_001, None), (60_000, None)]
)
def test_five_times_in_ten_seconds(after: int, answer: Refusal | None) -> None:
    room = chat(2)
    for _ in range(5):
        room.does(2, ask.Say("w"))
    assert room.asks(2, ask.Say("w")) is Refusal.TOO_SOON
    room.does(1, ask.Say("w"))
    room.passes(after)
    assert room.asks(2, ask.Say("w")) is answer


@pytest.mark.parametrize(("after", "tied"), [(180_000, {frozenset((1, 2)): 1}), (180_001, {})])
def test_an_answer_within_three_minutes_is_a_talk(after: int, tied: dict[frozenset[int], int]) -> None:
    room = chat(3)
    room.does(1, ask.Say("w"))
    room.passes(after)
    room.does(2, ask.Say("w"))
    assert ties(room.tables, 1) == tied


def test_24_words_are_remembered_at_each_table_and_when_two_join() -> None:
    room = two_small()
    one, other = (min(table) for table in room.sitting)
    for _ in range(25):
        for seat in (one, other):
            room.does(seat, ask.Say("w"))
            room.passes(10_000)
    assert [len(table.talk) for table in room.tables.tables.values()] == [24, 24]
    last = {seat: room.tables.tables[room.tables.seats[seat].table].talk[-12:] for seat in (one, other)}
    room.passes(90_000)
    (table,) = room.tables.tables.values()
    assert table.talk == tuple(sorted((*last[one], *last[other]), key=lambda said: said[1]))
    room.does(one, ask.Say("w"))
    assert len(room.tables.tables[table.number].talk) == 24


@pytest.mark.parametrize(("people", "tables"), [(8, 1), (9, 2), (16, 2), (17, 3), (24, 3), (25, 4), (32, 4)])
def test_eight_at_a_table_and_four_tables(people: int, tables: int) -> None:
    room = chat(people)
    assert len(room.sitting) == tables
    assert max(map(len, room.sitting)) <= 8
    assert room.asks(people + 1, ask.Arrive()) is (Refusal.FULL if people == 32 else None)


@pytest.mark.parametrize(("left", "told"), [(6, 1), (7, 0)])
def test_six_may_become_one_table(left: int, told: int) -> None:
    room = two_small(left)
    room.passes(30_000)
    assert len(room.of(e.JoinTold)) == told


def test_an_outage_of_more_than_five_seconds_gives_half_a_minute() -> None:
    room = chat(2)
    room.outage(5_001)
    assert room.of(e.Interrupted) == [e.Interrupted(START, START + 35_001)]
