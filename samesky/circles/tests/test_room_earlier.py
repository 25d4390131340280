"""What was said before this turn is a part of the page of its own: a change costs the same late in a circle as early in it."""

import pytest

from samesky.circles.actions import sitting
from samesky.circles.core import commands as ask
from samesky.circles.log import circle_of
from samesky.circles.models import Room, Seat
from samesky.circles.tests.room_helpers import At
from samesky.people.models import Person

WORDS = "It was a long week, and the small things helped more than the large ones did. " * 4


@pytest.fixture
def speaking(begun: Room, dara: Person) -> Room:
    """Dara holds the piece in the name round; Amara comes next, then Ben, then Hana."""
    sitting.do(dara, begun, ask.Next(), "")
    return begun


def holder(room: Room) -> Person | None:
    turn = circle_of(room.id).turn
    return Seat.objects.get(room=room, number=turn.seat).person if turn else None


def goes_round(room: Room, keeper: Person) -> None:
    """Everybody says something twice, in one round; then the next one begins."""
    while (one := holder(room)) is not None:
        for _ in range(2):
            assert sitting.say(one, room, circle_of(room.id).turns, WORDS, "").refusal is None
        sitting.do(one, room, ask.Finish(circle_of(room.id).turns), "")
    sitting.do(keeper, room, ask.Next(), "")


def test_a_change_costs_the_same_however_much_was_said(speaking: Room, dara: Person, hana: Person) -> None:
    early = len(At(hana, speaking).get("table").content)
    for _ in range(2):
        goes_round(speaking, dara)
    late, before = (len(At(hana, speaking).get(part).content) for part in ("table", "earlier"))
    folded = len(At(hana, speaking).get("earlier?folded").content)
    assert late < early + 500
    assert folded < 300, "what nobody has opened is not sent"
    assert before > 16 * len(WORDS)


def test_words_of_this_turn_stand_at_the_table_and_those_before_it_beside_it(
    speaking: Room, dara: Person, hana: Person
) -> None:
    at = At(hana, speaking)
    sitting.say(dara, speaking, 1, "The kitchen light.", "")
    assert ("The kitchen light." in at.reads(), "The kitchen light." in at.reads("earlier")) == (True, False)
    sitting.do(dara, speaking, ask.Finish(1), "")
    assert ("The kitchen light." in at.reads(), "The kitchen light." in at.reads("earlier")) == (False, True)
    assert "The kitchen light." in at.reads(""), "on the whole page"
    assert "The kitchen light." in at.reads("frame"), "without scripts"


def test_who_knows_it_already_gets_nothing_again(speaking: Room, dara: Person, hana: Person) -> None:
    sitting.say(dara, speaking, 1, "The kitchen light.", "")
    sitting.do(dara, speaking, ask.Finish(1), "")
    first = At(hana, speaking).get("earlier")
    again = At(hana, speaking).get("earlier", **{"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_nobody_reads_it_who_is_not_at_the_table(
    speaking: Room, dara: Person, amara: Person, chen: Person, elif_: Person
) -> None:
    sitting.say(dara, speaking, 1, "The kitchen light.", "")
    sitting.arrive(chen, speaking, "")
    sitting.do(dara, speaking, ask.Finish(1), "")
    sitting.do(amara, speaking, ask.Leave(), "")
    assert At(amara, speaking).get("earlier").status_code == 404
    assert At(elif_, speaking).get("earlier").status_code == 404
    sitting.do(dara, speaking, ask.Close(), "")
    sitting.do(dara, speaking, ask.Close(), "")
    assert "The kitchen light." not in At(dara, speaking).reads("earlier")
