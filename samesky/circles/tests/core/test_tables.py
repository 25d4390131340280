"""At the tables of a coffee chat: eight at most, a ninth makes two of one, people go over, and cards come out of the jar."""

import json
from dataclasses import fields

import pytest

from samesky.circles.core.commands import Refusal
from samesky.circles.core.state import Where
from samesky.circles.core.tables import commands as ask
from samesky.circles.core.tables import events as e
from samesky.circles.core.tables import times
from samesky.circles.core.tables.asking import DOES
from samesky.circles.core.tables.fold import Impossible, fold, fold_all
from samesky.circles.core.tables.state import Sat, Tables
from samesky.circles.core.times import MINUTE, SECOND
from samesky.circles.core.writing import written
from samesky.circles.tests.core.chat import JAR, START, chat


def test_eight_sit_together_and_a_ninth_makes_two_tables() -> None:
    room = chat(8)
    assert room.sitting == [set(range(1, 9))]
    room.come(9)
    assert sorted(map(len, room.sitting)) == [4, 5]
    assert [type(event) for _, event in room.log[-2:]] == [e.TableSplit, e.Came]


def test_who_is_talking_together_stays_together() -> None:
    room = chat(8)
    room.talk(2, 7, 2, 7, 3, 6, 3, 6, 8, 7, 2)
    room.come(9)
    assert any({2, 7, 8} <= table for table in room.sitting)
    assert any({3, 6} <= table for table in room.sitting)


def test_words_long_ago_tie_nobody_together() -> None:
    room = chat(8)
    room.talk(1, 8)
    room.passes(times.TALKING)
    room.talk(5)
    room.come(9)
    assert any({1, 8} <= table for table in room.sitting)
    assert not any({5, 8} <= table for table in room.sitting)


def test_who_comes_sits_where_there_is_most_room() -> None:
    room = chat(9)
    smaller = min(room.tables.tables, key=lambda number: len(room.tables.at_table(number)))
    room.come(10)
    assert room.tables.seats[10].table == smaller


def test_four_full_tables_are_all_there_is_room_for() -> None:
    room = chat(32)
    assert list(map(len, room.sitting)) == [8, 8, 8, 8]
    assert room.asks(33, ask.Arrive()) is Refusal.FULL
    room.leave(5)
    room.come(33)


def test_two_who_are_kept_apart_never_share_a_table() -> None:
    room = chat(8)
    room.block(9, 2)
    room.block(9, 4)
    room.come(9)
    nine = next(table for table in room.sitting if 9 in table)
    assert not nine & {2, 4}
    assert sorted(map(len, room.sitting)) == [4, 5]


def test_a_smaller_table_splits_for_them_only_where_both_halves_stay_a_table() -> None:
    small, larger = chat(4), chat(5)
    for room in (small, larger):
        room.block(9, 1)
    assert small.asks(9, ask.Arrive()) is Refusal.FULL
    larger.come(9)
    assert sorted(map(len, larger.sitting)) == [3, 3]


def test_a_block_made_at_the_table_parts_it_without_a_word() -> None:
    room = chat(6)
    room.block(2, 3)
    room.looked_at()
    assert not any({2, 3} <= table for table in room.sitting)
    assert sorted(map(len, room.sitting)) == [3, 3]
    assert {one.name for one in fields(e.TableSplit)} == {"table", "new", "went"}


def test_three_who_may_not_meet_sit_at_three_tables() -> None:
    room = chat(3)
    for pair in ((1, 2), (2, 3), (1, 3)):
        room.block(*pair)
    room.looked_at()
    assert sorted(map(len, room.sitting)) == [1, 1, 1]


def test_people_may_go_over() -> None:
    room = chat(9)
    one, other = sorted(room.tables.tables)
    goes = room.tables.at_table(one)[-1]
    room.does(goes, ask.Move(other))
    assert room.tables.seats[goes].table == other
    assert room.asks(goes, ask.Move(other)) is Refusal.ALREADY
    assert room.asks(goes, ask.Move(77)) is Refusal.NOBODY_THERE


def test_a_full_table_and_one_with_somebody_kept_apart_read_the_same() -> None:
    room = chat(9)
    one, other = sorted(room.tables.tables)
    goes, stays = room.tables.at_table(one)[0], room.tables.at_table(other)[0]
    room.block(goes, stays)
    assert room.asks(goes, ask.Move(other)) is Refusal.FULL
    room.apart.clear()
    room.come(*range(20, 27))
    full = next(number for number in room.tables.tables if len(room.tables.at_table(number)) == times.MOST)
    elsewhere = next(seat.number for seat in room.tables.seats.values() if seat.table != full)
    assert room.asks(elsewhere, ask.Move(full)) is Refusal.FULL


def test_everybody_hears_what_is_said_where_they_sit_and_nothing_from_before() -> None:
    room = chat(8)
    room.talk(1)
    room.come(9)
    at = room.tables.seats
    room.talk(1)
    heard = {seat: [n for n in (1, 2) if room.tables.heard(seat, at[1].table, n)] for seat in at}
    assert all(1 in heard[seat] for seat in at if at[seat].table == at[1].table and seat != 9)
    assert 1 not in heard[9]
    assert all((2 in heard[seat]) == (at[seat].table == at[1].table) for seat in at)


def test_who_goes_over_keeps_what_they_heard_and_hears_no_more_of_it() -> None:
    room = chat(9)
    one, other = sorted(room.tables.tables)
    goes, stays = room.tables.at_table(one)[:2]
    room.talk(stays)
    room.does(goes, ask.Move(other))
    room.talk(stays)
    assert room.tables.heard(goes, one, 1)
    assert not room.tables.heard(goes, one, 2)


def test_who_left_hears_no_more_and_who_went_away_does() -> None:
    room = chat(3)
    room.leave(2)
    room.sleeps(3)
    room.passes(MINUTE)
    room.talk(1)
    assert not room.tables.heard(2, 1, 1)
    assert room.tables.heard(3, 1, 1)
    assert not room.tables.heard(99, 1, 1)


def test_coming_again_keeps_what_was_heard() -> None:
    room = chat(2)
    room.talk(1)
    room.leave(2)
    room.talk(1)
    room.come(2)
    room.talk(1)
    assert [room.tables.heard(2, 1, n) for n in (1, 2, 3)] == [True, False, True]
    assert list(room.tables.seats) == [1, 2]
    assert room.tables.seats[2].sat == (Sat(1, 1, 1), Sat(1, 3))


def test_a_card_a_minute_and_none_twice() -> None:
    room = chat(2)
    room.does(1, ask.Draw(4))
    assert room.asks(2, ask.Draw(5)) is Refusal.TOO_SOON
    room.passes(times.PROMPT_EVERY - 1)
    assert room.asks(2, ask.Draw(5)) is Refusal.TOO_SOON
    room.passes(1)
    assert room.asks(2, ask.Draw(4)) is Refusal.ALREADY
    room.does(2, ask.Draw(5))
    assert room.tables.tables[1].prompt == 5


@pytest.mark.parametrize("index", [-1, JAR, JAR + 5])
def test_no_card_that_is_not_in_the_jar(index: int) -> None:
    assert chat(1).asks(1, ask.Draw(index)) is Refusal.NOBODY_THERE


def test_the_jar_is_filled_again_when_it_is_empty() -> None:
    room = chat(1)
    for index in range(JAR):
        room.does(1, ask.Draw(index))
        room.passes(times.PROMPT_EVERY)
    assert [event.index for _, event in room.log if isinstance(event, e.PromptDrawn)] == list(range(JAR))
    room.does(1, ask.Draw(0))


def test_each_table_has_its_own_minute_and_keeps_its_card_when_it_splits() -> None:
    room = chat(8)
    room.does(1, ask.Draw(3))
    room.come(9)
    assert {table.prompt for table in room.tables.tables.values()} == {3}
    room.passes(times.PROMPT_EVERY)
    one, other = (room.tables.at_table(number)[0] for number in room.tables.tables)
    room.does(one, ask.Draw(4))
    room.does(other, ask.Draw(5))


def test_one_person_does_not_flood_the_table() -> None:
    room = chat(2)
    for _ in range(times.AT_ONCE):
        room.does(1, ask.Say("w"))
    assert room.asks(1, ask.Say("w")) is Refusal.TOO_SOON
    room.does(2, ask.Say("w"))
    room.passes(times.AT_ONCE_IN - 1)
    assert room.asks(1, ask.Say("w")) is Refusal.TOO_SOON
    room.passes(1)
    room.does(1, ask.Say("w"))


def test_who_is_not_there_asks_for_nothing() -> None:
    room = chat(2)
    wishes = [
        ask.Leave(),
        ask.Return(),
        ask.Say("w"),
        ask.Draw(1),
        ask.Move(1),
        ask.StayAsWeAre(),
        ask.Close(),
    ]
    for wish in [*wishes, ask.Remove(1)]:
        assert room.asks(7, wish) is Refusal.NOT_HERE
    room.does(1, ask.Remove(2))
    for wish in [*wishes, ask.Arrive()]:
        assert room.asks(2, wish) is Refusal.REMOVED
    assert room.asks(1, ask.Arrive()) is Refusal.ALREADY


def test_somebody_away_says_that_they_are_back_before_anything_else() -> None:
    room = chat(2)
    room.sleeps(2)
    room.passes(MINUTE)
    assert room.tables.seats[2].where is Where.AWAY
    assert room.asks(2, ask.Say("w")) is Refusal.NOT_HERE
    room.does(2, ask.Return(), ask.Say("w"))
    room.does(2, ask.Return())
    assert len(room.of(e.Returned)) == 1


def test_only_who_keeps_asks_somebody_to_go_and_closes() -> None:
    room = chat(3)
    assert room.tables.keeper == 1
    assert room.asks(2, ask.Remove(3)) is Refusal.NOT_KEEPER
    assert room.asks(2, ask.Close()) is Refusal.NOT_KEEPER
    for nobody in (1, 44):
        assert room.asks(1, ask.Remove(nobody)) is Refusal.NOBODY_THERE
    room.does(1, ask.Remove(3))
    assert room.tables.seats[3].where is Where.REMOVED
    assert room.asks(1, ask.Remove(3)) is Refusal.NOBODY_THERE
    room.does(1, ask.Close())
    assert room.of(e.Closed) == [e.Closed("keeper")]
    assert room.asks(2, ask.Say("w")) is Refusal.CLOSED


def test_the_next_trained_keeper_keeps_when_the_first_goes() -> None:
    room = chat(2)
    room.does(3, ask.Arrive(may_keep=True))
    assert room.tables.keeper == 1
    room.leave(1)
    assert room.tables.keeper == 3
    room.leave(3)
    assert room.tables.keeper == 0


def test_nothing_happens_before_it_is_opened_nor_twice() -> None:
    room = chat(1)
    assert room.asks(0, ask.Open(MINUTE, JAR)) is Refusal.ALREADY
    fresh = chat(0)
    fresh.tables = Tables()
    assert fresh.asks(1, ask.Arrive()) is Refusal.NOT_OPEN
    with pytest.raises(Impossible):
        fold(Tables(), e.Came(1, 1), START)
    with pytest.raises(Impossible):
        fold(room.tables, e.Opened(START, 1), START)
    with pytest.raises(Impossible):
        fold(room.tables, e.Happening(), START)


def test_every_wish_and_every_event_is_known() -> None:
    assert DOES.keys() == set(ask.Wish.__subclasses__())
    assert len(e.HAPPENINGS) == len(e.Happening.__subclasses__()) == 14


def test_the_log_reads_back_as_it_was_written() -> None:
    room = chat(9)
    room.talk(1, 2, 3)
    room.does(1, ask.Draw(2))
    room.leave(9, 8, 7, 6)
    room.passes(5 * MINUTE)
    room.outage(20 * SECOND)
    room.does(1, ask.Remove(2), ask.Close())
    read = [(at, e.from_json(type(event).__name__, json.loads(written(event)))) for at, event in room.log]
    assert read == room.log
    assert fold_all(read) == room.tables
    assert room.tables.seq == len(room.log)
