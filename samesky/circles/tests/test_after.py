"""The page after a circle, words somebody was given, thanks, how it was, and how people leave."""

from datetime import timedelta

import pytest

from samesky.affirmations.models import Affirmation
from samesky.circles.actions import destroying, handing, keepsakes, sitting
from samesky.circles.actions.handing import LASTS
from samesky.circles.commanding import settle_room
from samesky.circles.core import commands as ask
from samesky.circles.core.state import Stage
from samesky.circles.log import circle_of
from samesky.circles.models import Felt, Keepsake, Logged, NotAllRight, Room, Told
from samesky.circles.tests.closing import close, say_and_hold
from samesky.kit.clock import held_at, now
from samesky.people.models import Block, Person
from tests.harness.people import ClientOf


@pytest.fixture
def closed(begun: Room, dara: Person, amara: Person) -> Room:
    say_and_hold(begun, dara, amara, "The kitchen light.", "I know that light.")
    return close(begun, dara)


@pytest.fixture
def ending(begun: Room, dara: Person) -> Room:
    """It asks how they are leaving."""
    for number in range(2):
        if circle_of(begun.id).stage is not Stage.LEAVING:
            sitting.do(dara, begun, ask.Close(), f"end {number}")
    assert circle_of(begun.id).stage is Stage.LEAVING
    return begun


def page_of(client_of: ClientOf, person: Person, room: Room) -> str:
    return client_of(person).get(f"/circles/{room.id}/after").content.decode()


def test_the_page_gives_held_words_and_names_and_no_word_that_was_said(
    closed: Room, dara: Person, client_of: ClientOf
) -> None:
    page = page_of(client_of, dara, closed)
    assert "I know that light." in page
    assert all(name in page for name in ("Amara", "Ben", "Hana"))
    assert "The kitchen light." not in page
    assert (
        "The kitchen light."
        not in client_of(dara).get(closed.get_absolute_url(), follow=True).content.decode()
    )


def test_who_is_kept_apart_since_is_not_named(
    closed: Room, dara: Person, ben: Person, client_of: ClientOf
) -> None:
    Block.objects.create(by=ben, of=dara)
    assert "Ben" not in page_of(client_of, dara, closed)
    assert client_of(dara).get(f"/circles/{closed.id}/after/thank/3").status_code == 404


def test_who_was_not_there_learns_that_it_took_place_and_nobody_else_anything(
    closed: Room, chen: Person, ivo: Person, client_of: ClientOf
) -> None:
    page = page_of(client_of, chen, closed)
    assert "This took place" in page
    assert "Amara" not in page
    assert client_of(ivo).get(f"/circles/{closed.id}/after").status_code == 404


def test_before_it_closes_the_page_leads_to_the_room(begun: Room, dara: Person, client_of: ClientOf) -> None:
    assert client_of(dara).get(f"/circles/{begun.id}/after")["Location"] == begun.get_absolute_url()


def test_after_the_sealed_time_only_that_it_took_place_is_left(
    closed: Room, dara: Person, client_of: ClientOf
) -> None:
    with held_at(now() + timedelta(hours=49)):
        assert "This took place" in page_of(client_of, dara, closed)
        destroying.due(now(), 10)
        assert "Its words are gone" in page_of(client_of, dara, closed)


def test_words_are_kept_or_let_go_and_else_go_after_seven_days(
    closed: Room, dara: Person, client_of: ClientOf
) -> None:
    handing.due(now(), 10)
    given = Keepsake.objects.get()
    with held_at(now() + LASTS + timedelta(hours=1)):
        assert "I know that light." not in client_of(dara).get("/me/circles").content.decode()
    client_of(dara).post(f"/me/circles/{given.id}/keep")
    with held_at(now() + LASTS + timedelta(hours=1)):
        assert keepsakes.due(now(), 10) == 0
        assert "I know that light." in client_of(dara).get("/me/circles").content.decode()
        client_of(dara).post(f"/me/circles/{given.id}/let-go")
    assert not Keepsake.objects.exists()


def test_words_nobody_kept_are_let_go(closed: Room) -> None:
    handing.due(now(), 10)
    with held_at(now() + LASTS + timedelta(hours=1)):
        assert keepsakes.due(now(), 10) == 1


def test_nobody_elses_words_can_be_kept(closed: Room, amara: Person, client_of: ClientOf) -> None:
    handing.due(now(), 10)
    given = Keepsake.objects.get()
    assert client_of(amara).post(f"/me/circles/{given.id}/let-go").status_code == 404


def test_thanks_are_between_two_and_do_not_say_where(
    closed: Room, dara: Person, amara: Person, client_of: ClientOf
) -> None:
    client_of(dara).post(f"/circles/{closed.id}/after/thank/2", {"words": "Your quiet helped."})
    client_of(dara).post(f"/circles/{closed.id}/after/thank/2", {"words": "Your quiet helped me."})
    given = Affirmation.objects.get()
    assert (given.by, given.to, given.kind) == (dara, amara, "circle")
    assert given.thing_id != closed.id
    assert "Your quiet helped me." in client_of(amara).get("/today").content.decode()


def test_sums_are_shown_when_five_have_answered_and_link_nobody(
    begun: Room,
    carers: object,
    dara: Person,
    chen: Person,
    client_of: ClientOf,
    request: pytest.FixtureRequest,
) -> None:
    assert begun.group
    sitting.arrive(chen, begun, "")
    sitting.do(dara, begun, ask.Next(), "in")
    sitting.do(dara, begun, ask.Finish(1), "finish")
    close(begun, dara)
    sums = f"/groups/{begun.group.slug}/circles/after"
    people = [request.getfixturevalue(name) for name in ("dara", "amara", "ben", "hana", "chen")]
    for person in people:
        assert "Fewer than five have answered" in client_of(dara).get(sums).content.decode()
        client_of(person).post(f"/circles/{begun.id}/after/how-it-was", {"q0": "3", "q2": "0"})
        client_of(person).post(f"/circles/{begun.id}/after/how-it-was", {"q0": "3", "q2": "0"})
    assert Told.objects.count() == 5
    assert Felt.objects.get(question=0, answer=3).shown == 5
    page = client_of(dara).get(sums).content.decode()
    assert "very much: 5" in page
    assert not {field.name for field in Felt._meta.get_fields()} & {"person", "room", "at"}


@pytest.mark.parametrize("how", ["all-right", "shaky", "not-safe"])
def test_how_somebody_leaves_is_stored_nowhere_and_who_is_not_safe_reaches_a_person(
    ending: Room, amara: Person, dara: Person, how: str, client_of: ClientOf
) -> None:
    answer = client_of(amara).post(f"/circles/{ending.id}/leaving", {"how": how, "once": "a"})
    assert answer.status_code == (302 if how == "all-right" else 200)
    assert circle_of(ending.id).seats[2].answered
    assert "shaky" not in "".join(Logged.objects.values_list("told", flat=True))
    cries = NotAllRight.objects.filter(person=amara)
    assert [cry.keeper for cry in cries] == ([dara] if how == "not-safe" else [])
    if how == "not-safe":
        assert "Dara, who keeps the circle" in answer.content.decode()


def test_who_is_not_safe_says_so_also_after_the_room_has_shut(
    closed: Room, amara: Person, client_of: ClientOf
) -> None:
    settle_room(closed.id)
    answer = client_of(amara).post(f"/circles/{closed.id}/leaving", {"how": "not-safe"})
    assert answer.status_code == 200
    assert NotAllRight.objects.filter(person=amara).exists()


def test_an_answer_has_to_be_chosen(ending: Room, amara: Person, client_of: ClientOf) -> None:
    assert client_of(amara).post(f"/circles/{ending.id}/leaving", {}).status_code == 422
