"""What each event changes at the tables, and that it changes nothing else. The moments are small on purpose: 10, 17, 35."""

import pytest

from samesky.circles.core.state import Where
from samesky.circles.core.tables import events as e
from samesky.circles.core.tables.fold import Impossible, fold, fold_all
from samesky.circles.core.tables.state import Guest, Joining, Sat, Table, Tables
from samesky.circles.core.times import MINUTE
from samesky.circles.tests.core.chat import chat

OPENED = fold_all([(10, e.Opened(5_000, 4))])
TWO = fold_all([(10, e.Came(1, 1, may_keep=True)), (12, e.Came(2, 1)), (13, e.Came(3, 2))], OPENED)


def test_it_is_opened_empty_and_fills() -> None:
    assert Tables(1, 10, 5_000, 4, empty_since=10) == OPENED
    assert Tables(
        4, 13, 5_000, 4,
        {1: Guest(1, Where.SEATED, 1, True, 0, (Sat(1, 1),)), 2: Guest(2, Where.SEATED, 1, False, 0, (Sat(1, 1),)),
         3: Guest(3, Where.SEATED, 2, False, 0, (Sat(2, 1),))},
        {1: Table(1, 12), 2: Table(2, 13)}, made=2,
    ) == TWO  # fmt: skip


def test_an_event_that_is_told_late_is_of_the_latest_moment() -> None:
    assert fold(TWO, e.Said(1, 1, 1, "w"), 5).tables[1] == Table(1, 13, talk=((1, 13),))


def test_words_stir_their_table_and_no_other() -> None:
    said = fold(TWO, e.Said(1, 1, 2, "w"), 17)
    assert said.tables == {1: Table(1, 17, talk=((2, 17),)), 2: Table(2, 13)}
    assert (said.seq, said.at, said.said) == (5, 17, 1)


def test_who_goes_away_is_back_as_if_nothing_had_been() -> None:
    away = fold(TWO, e.Went(2, Where.AWAY), 17)
    assert away.seats[2] == Guest(2, Where.AWAY, 1, False, 17, (Sat(1, 1),))
    assert away.tables == TWO.tables
    assert fold(away, e.Returned(2), 19).seats == TWO.seats


@pytest.mark.parametrize("to", [Where.LEFT, Where.REMOVED])
def test_who_leaves_hears_no_more_and_stirs_the_table(to: Where) -> None:
    told = [(15, e.Said(1, 1, 1, "w")), (16, e.Went(2, Where.AWAY)), (17, e.Went(2, to))]
    left = fold_all(told, TWO)
    assert left.seats[2] == Guest(2, to, 1, False, 0, (Sat(1, 1, 1),))
    assert left.tables[1].stirred == 17
    assert left.empty_since == 0


def test_a_table_that_nobody_has_a_place_at_is_cleared_away_and_its_number_not_used_again() -> None:
    left = fold(TWO, e.Went(3, Where.LEFT), 17)
    assert list(left.tables) == [1]
    assert left.made == 2
    assert fold(left, e.Came(4, 1), 18).made == 2


def test_since_when_nobody_is_seated_is_since_the_last_who_was() -> None:
    told = [(seat + 13, e.Went(seat, Where.AWAY)) for seat in (1, 2, 3)]
    empty = fold_all(told, TWO)
    assert empty.empty_since == 16
    assert fold(empty, e.Went(1, Where.LEFT), 20).empty_since == 16
    assert fold(empty, e.Returned(1), 20).empty_since == 0


def test_who_goes_over_stirs_where_they_come_to() -> None:
    said = fold(TWO, e.Said(1, 1, 1, "w"), 15)
    moved = fold(said, e.Moved(2, 2), 17)
    assert moved.seats[2] == Guest(2, Where.SEATED, 2, False, 0, (Sat(1, 1, 1), Sat(2, 2)))
    assert (moved.tables[1].stirred, moved.tables[2].stirred) == (15, 17)


def test_a_table_that_splits_leaves_each_its_own_talk_and_the_card_to_both() -> None:
    told = [
        (14, e.PromptDrawn(1, 1, 3)),
        (15, e.Said(1, 1, 1, "w")),
        (16, e.Said(2, 1, 2, "w")),
        (17, e.TableSplit(1, 3, (2,))),
    ]
    split = fold_all(told, TWO)
    assert split.tables == {
        1: Table(1, 17, 3, 14, ((1, 15),)),
        2: Table(2, 13),
        3: Table(3, 17, 3, 14, ((2, 16),)),
    }
    assert split.made == 3
    assert split.seats[2] == Guest(2, Where.SEATED, 3, False, 0, (Sat(1, 1, 2), Sat(3, 3)))
    assert split.seats[1] == TWO.seats[1]


def test_who_joins_brings_their_talk_and_the_newer_card_stays() -> None:
    told = [
        (14, e.PromptDrawn(2, 3, 3)),
        (15, e.PromptDrawn(1, 1, 2)),
        (16, e.Said(1, 2, 3, "w")),
        (17, e.Said(2, 1, 1, "w")),
        (18, e.Said(3, 2, 3, "w")),
        (19, e.JoinTold(2, 1)),
    ]
    before = fold_all(told, TWO)
    assert before.joining == Joining(2, 1, 19)
    assert before.drawn == {2, 3}
    joined = fold(before, e.TablesJoined(2, 1), 35)
    assert joined.tables == {2: Table(2, 35, 2, 15, ((3, 16), (1, 17), (3, 18)))}
    assert joined.joining is None
    assert joined.seats[1].sat == (Sat(1, 1, 3), Sat(2, 4))
    assert joined.seats[3].sat == (Sat(2, 1),)


def test_a_table_is_left_alone_from_now_on() -> None:
    alone = fold(TWO, e.LeftAlone(2), 17)
    assert alone.tables == {1: Table(1, 12), 2: Table(2, 13, alone_until=17 + 15 * MINUTE)}


def test_the_last_card_empties_nothing_before_it_is_drawn() -> None:
    told = [(20 + index, e.PromptDrawn(1, 1, index)) for index in range(4)]
    three = fold_all(told[:3], TWO)
    assert three.drawn == {0, 1, 2}
    assert three.tables[1] == Table(1, 22, 2, 22)
    assert fold_all(told[3:], three).drawn == frozenset()


def test_an_outage_moves_what_was_waited_for_and_nothing_else() -> None:
    told = [
        (14, e.Went(2, Where.AWAY)),
        (15, e.LeftAlone(2)),
        (16, e.JoinTold(1, 2)),
        (17, e.Interrupted(17, 40)),
    ]
    after = fold_all(told, TWO)
    assert after.back_by == 40
    assert after.seats == {**TWO.seats, 2: Guest(2, Where.AWAY, 1, False, 14 + 23, (Sat(1, 1),))}
    assert after.tables == {1: Table(1, 12 + 23), 2: Table(2, 13 + 23, alone_until=15 + 15 * MINUTE + 23)}
    assert after.joining == Joining(1, 2, 16 + 23)
    assert (after.empty_since, after.latest_end) == (0, 5_000)


def test_an_outage_while_nobody_is_there() -> None:
    assert fold(OPENED, e.Interrupted(17, 40), 17).empty_since == 33
    assert fold(OPENED, e.Interrupted(17, 40), 17).joining is None


def test_it_closes_once() -> None:
    closed = fold(fold(TWO, e.JoinTold(1, 2), 17), e.Closed("keeper"), 18)
    assert closed.closed
    assert closed.joining is None
    with pytest.raises(Impossible, match="Said: closed, opened twice, or not opened"):
        fold(closed, e.Said(1, 1, 1, "w"), 19)
    with pytest.raises(Impossible, match="nobody knows Happening"):
        fold(TWO, e.Happening(), 19)


def test_tables_are_told_apart_from_a_log_that_has_begun() -> None:
    room = chat(9)
    assert fold_all(room.log[3:], fold_all(room.log[:3])) == room.tables
