"""Which half, which table, which number: where somebody sits down at the tables, to the person."""

from samesky.circles.core.commands import Refusal
from samesky.circles.core.state import Where
from samesky.circles.core.tables import commands as ask
from samesky.circles.core.tables import events as e
from samesky.circles.core.tables.fold import fold_all
from samesky.circles.core.tables.seating import Place, could_join, fits, halves, place_for, ties
from samesky.circles.core.tables.state import Guest, Known, Sat, Table, Tables
from samesky.circles.core.times import SECOND
from samesky.circles.tests.core.chat import START, chat, two_small


def apart(*pairs: tuple[int, int]) -> Known:
    return Known(apart=frozenset(frozenset(pair) for pair in pairs))


def test_halves_are_as_even_as_can_be() -> None:
    assert halves((1, 2, 3, 4, 5, 6, 7), {}, Known()) == ((1, 5, 6, 7), (2, 3, 4))
    assert halves((1, 2), {}, Known()) == ((1,), (2,))


def test_one_pair_who_should_not_meet_is_better_than_two() -> None:
    """Three who are all apart cannot be parted by halves; the other two can."""
    assert halves((1, 2, 3, 4, 5), {}, apart((1, 2), (2, 3), (1, 3), (4, 5))) == ((1, 3, 5), (2, 4))


def test_who_talked_more_stays_together_rather() -> None:
    talked = {frozenset((1, 2)): 3, frozenset((2, 3)): 1, frozenset((3, 4)): 2}
    assert halves((1, 2, 3, 4), talked, Known()) == ((1, 2), (3, 4))
    assert halves((1, 3, 2, 4), talked, Known()) == ((1, 2), (3, 4))


def test_a_talk_with_somebody_who_has_left_holds_nobody() -> None:
    talked = {frozenset((2, 9)): 5, frozenset((1, 4)): 1}
    assert halves((1, 2, 3, 4), talked, Known()) == ((1, 4), (2, 3))


def test_each_answer_ties_a_little_more() -> None:
    room = chat(3)
    room.talk(1, 2, 1, 2, 2, 3)
    assert ties(room.tables, 1) == {frozenset((1, 2)): 3, frozenset((2, 3)): 1}


def test_tables_are_numbered_as_they_are_laid() -> None:
    assert list(chat(25).tables.tables) == [1, 2, 3, 4]
    room = chat(9)
    room.block(*sorted(room.sitting[0])[:2])
    room.looked_at()
    assert [event for event in room.of(e.TableSplit) if event.new == 3]  # type: ignore[attr-defined]
    assert list(room.tables.tables) == [1, 2, 3]


def test_a_table_that_is_laid_after_everybody_left_has_a_number_of_its_own() -> None:
    room = chat(1)
    for number in (2, 3):
        room.leave(1)
        room.come(1)
        assert list(room.tables.tables) == [number]


def test_somebody_who_comes_again_to_a_full_table_makes_two_of_it() -> None:
    room = chat(8)
    room.leave(1)
    room.come(9)
    room.come(1)
    assert sorted(map(len, room.sitting)) == [4, 5]


def test_of_two_tables_where_somebody_cannot_sit_the_larger_is_split() -> None:
    room = chat(16)
    small, large = room.tables.at_table(1), room.tables.at_table(2)
    room.leave(*small[-3:])
    room.block(17, small[0])
    room.block(17, large[0])
    room.come(17)
    assert room.of(e.TableSplit)[-1].table == 2  # type: ignore[attr-defined]


def test_nobody_comes_to_a_table_of_which_no_half_is_at_peace() -> None:
    """Three have just blocked each other, and the table is not yet parted."""
    room = chat(8)
    assert place_for(room.tables, 9, apart((1, 2), (2, 3), (1, 3))) is None
    assert place_for(room.tables, 9, apart((1, 2))) is not None


def test_a_fifth_table_that_a_block_made_is_not_followed_by_a_sixth() -> None:
    room = chat(32)
    room.block(*room.tables.at_table(1)[:2])
    room.looked_at()
    room.come(*range(33, 41))
    assert list(map(len, room.sitting)) == [8] * 5
    assert room.asks(41, ask.Arrive()) is Refusal.FULL


def test_nobody_sits_down_where_more_sit_than_should() -> None:
    log = [(START, e.Opened(START + SECOND, 1)), *((START, e.Came(seat, 1)) for seat in range(1, 10))]
    crowded = fold_all(log)
    assert len(crowded.at_table(1)) == 9
    assert not fits(crowded, 1, 10, Known())


def test_five_join_as_six_do() -> None:
    room = two_small(5)
    room.passes(30 * SECOND)
    assert room.of(e.JoinTold)


def test_a_table_that_has_gone_joins_no_other() -> None:
    room = two_small(6)
    room.passes(30 * SECOND)
    one, other = room.tables.tables
    assert could_join(room.tables, one, other, Known())
    assert not could_join(room.tables, one, 77, Known())
    assert not could_join(room.tables, 77, one, Known())
    room.leave(*room.tables.at_table(other))
    assert room.tables.joining is None
    assert len(room.of(e.JoinOff)) == 1


def test_what_is_so_when_nobody_said_otherwise() -> None:
    assert Place(3) == Place(3, 0, 0, ())
    assert Tables() == Tables(0, 0, 0, 0, {}, {}, 0, 0, frozenset(), None, 0, 0, False)
    assert Guest(1, Where.SEATED, 1) == Guest(1, Where.SEATED, 1, False, 0, ())
    assert Table(1, START) == Table(1, START, None, 0, (), 0)


def test_a_chat_is_open_from_its_opening_on() -> None:
    assert Tables(latest_end=1).opened
    assert not Tables().opened
    assert not Tables(latest_end=-1).opened


def test_who_has_a_place_sits_there_or_is_away_for_a_moment() -> None:
    seated = {where: Guest(1, where, 1).seated for where in Where}
    here = {where: Guest(1, where, 1).here for where in Where}
    assert [where for where in Where if seated[where]] == [Where.SEATED]
    assert [where for where in Where if here[where]] == [Where.SEATED, Where.AWAY]
    assert Guest(1, Where.SEATED, 1).entered is True


def test_what_was_heard_is_what_was_said_there_meanwhile() -> None:
    sat = Sat(2, 3, 5)
    assert [number for number in range(8) if sat.heard(2, number)] == [3, 4, 5]
    assert not any(sat.heard(table, 4) for table in (1, 3))
    assert [number for number in range(8) if Sat(2, 6).heard(2, number)] == [6, 7]
