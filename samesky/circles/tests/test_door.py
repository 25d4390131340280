"""Law 14 and the other reasons why somebody does not come in: kind, and telling nothing."""

import pytest

from samesky.circles import pace
from samesky.circles.actions import sitting
from samesky.circles.actions.opening import open_room
from samesky.circles.core import commands as ask
from samesky.circles.core.plan import Plan
from samesky.circles.models import Room, TurnedAway
from samesky.circles.tests.conftest import CARD, PLAN
from samesky.circles.tests.room_helpers import At
from samesky.groups.models import Group
from samesky.people.models import Block, Person
from tests.access.words import same_answer


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet() -> None:
    pace.forget_all()


@pytest.fixture
def full(carers: Group, dara: Person, ben: Person, hana: Person) -> Room:
    """A circle for three, with three in it."""
    room = open_room(dara, carers, CARD, Plan(PLAN.phases, capacity=3))
    for person in (dara, ben, hana):
        sitting.arrive(person, room, "")
    return room


def plain(answer: object, room: Room) -> object:
    """The answer with the room's own address taken out, so that two rooms can be compared."""
    answer.content = answer.content.replace(str(room.id).encode(), b"")  # type: ignore[attr-defined]
    return answer


def test_who_is_kept_apart_reads_what_everybody_reads_when_it_is_full(
    full: Room, begun: Room, chen: Person, jules: Person
) -> None:
    """Jules is blocked by Amara, who sits in the second circle, where there is room."""
    for part in ("", "door"):
        really, apart = At(chen, full).get(part), At(jules, begun).get(part)
        assert same_answer(plain(really, full), plain(apart, begun))
    sent = {"agree": "on", "words": "I would like to."}
    really, apart = (
        At(chen, full).posts_plainly("arrive", **sent),
        At(jules, begun).posts_plainly("arrive", **sent),
    )
    assert really.status_code == apart.status_code == 422
    assert same_answer(plain(really, full), plain(apart, begun))
    assert "This circle is full." in apart.content.decode()
    assert "I would like to." in apart.content.decode(), "what was written is given back"


def test_when_it_is_both_full_and_kept_apart_it_reads_the_same(
    full: Room, chen: Person, jules: Person, ben: Person
) -> None:
    Block.objects.create(by=ben, of=jules)
    assert same_answer(At(chen, full).get(), At(jules, full).get())


def test_whoever_made_the_block_is_told_first_and_in_private(begun: Room, ben: Person, chen: Person) -> None:
    Block.objects.create(by=chen, of=ben)
    page = At(chen, begun).reads("")
    assert "Somebody you have blocked has a place in this circle." in page
    assert "Ben" not in page
    assert "blocked" not in At(ben, begun).reads()


def test_whoever_made_the_block_and_sits_inside_learns_that_somebody_was_turned_away(
    begun: Room, amara: Person, ben: Person, jules: Person
) -> None:
    assert "wanted to come in" not in At(amara, begun).reads()
    for _ in range(2):
        At(jules, begun).get()
    assert TurnedAway.objects.get().seat == 2
    told = At(amara, begun).reads()
    assert "Somebody you have blocked wanted to come in." in told
    assert "Jules" not in told
    assert "wanted to come in" not in At(ben, begun).reads()


def test_the_lobby_shuts_when_the_closing_round_begins_and_says_so(
    begun: Room, dara: Person, chen: Person
) -> None:
    sitting.do(dara, begun, ask.Close(), "")
    assert "come to its closing round" in At(chen, begun).reads("")


def test_who_was_asked_to_leave_is_led_to_the_doors(begun: Room, dara: Person, ben: Person) -> None:
    sitting.do(dara, begun, ask.Remove(3), "")
    answer = At(ben, begun).get()
    assert answer.status_code == 302
    assert answer["Location"] == f"/circles/{begun.id}/outside"
    assert At(ben, begun).posts_plainly("arrive", agree="on").status_code in (302, 422)


def test_a_circle_that_has_closed_leads_to_what_comes_after(begun: Room, dara: Person, ben: Person) -> None:
    for _ in range(2):
        sitting.do(dara, begun, ask.Close(), "")
    assert At(ben, begun).get()["Location"] == f"/circles/{begun.id}/after"
    assert "has closed" in At(ben, begun).reads()


def test_outsiders_find_no_such_circle(begun: Room, ivo: Person) -> None:
    assert At(ivo, begun).get().status_code == 404
    assert At(ivo, begun).posts_plainly("arrive", agree="on").status_code == 404
