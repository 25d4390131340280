"""Somebody says what they have been through, and to whom."""

from itertools import product

import pytest
from django.db import connection
from django.test import Client

from samesky.kit.registry import Registry
from samesky.people import togetherness
from samesky.people.actions.experience import tell_experience
from samesky.people.experience import own_words_of, told_by, topics_of, vector_of
from samesky.people.models import Block, Experience, Person, Topic, Visible
from samesky.people.topics import add_missing, shipped
from tests.harness.people import ClientOf, NewPerson

WORDS = "Some nights she does not know me."
SENT = {
    "topics": ["memory-loss", "sleep"],
    "own_words": WORDS,
    "topics_visible": "members",
    "own_words_visible": "groups",
    "once": "a",
}


@pytest.fixture
def in_one_group(monkeypatch: pytest.MonkeyPatch) -> set[Person]:
    """A stand-in for groups: whoever is put in here is together."""
    people: set[Person] = set()
    only: Registry[togetherness.Together] = Registry("togetherness in this test")
    only.add(lambda one, other: {one, other} <= people)
    monkeypatch.setattr(togetherness, "togetherness", only)
    return people


def tell(person: Person, topics_visible: str, own_words_visible: str) -> None:
    tell_experience(
        person,
        topics=["memory-loss"],
        own_words=WORDS,
        topics_visible=topics_visible,
        own_words_visible=own_words_visible,
    )


@pytest.mark.parametrize(("topics", "words"), list(product(Visible.values, repeat=2)))
def test_each_field_is_shown_to_whom_its_owner_chose(
    new_person: NewPerson, in_one_group: set[Person], topics: str, words: str
) -> None:
    teller, friend, stranger = new_person(), new_person(), new_person()
    in_one_group |= {teller, friend}
    tell(teller, topics, words)
    for reader, sees in (
        (friend, {"groups", "members"}),
        (stranger, {"members"}),
        (teller, set(Visible.values)),
    ):
        assert bool(topics_of(teller, asked_by=reader)) is (topics in sees)
        assert bool(own_words_of(teller, asked_by=reader)) is (words in sees)


def test_a_block_hides_everything_even_from_somebody_in_the_same_group(
    new_person: NewPerson, in_one_group: set[Person]
) -> None:
    teller, other = new_person(), new_person()
    in_one_group |= {teller, other}
    tell(teller, "members", "members")
    assert own_words_of(teller, asked_by=other)
    Block.objects.create(by=teller, of=other)
    told = told_by(teller, asked_by=other)
    assert (told.topics, told.own_words) == ((), "")


def test_it_is_said_on_the_page_and_shown_on_the_card_as_chosen(
    client_of: ClientOf, new_person: NewPerson, in_one_group: set[Person]
) -> None:
    teller, reader = new_person("Kofi"), new_person("Esi")
    assert client_of(teller).post("/me/experience", SENT)["Location"] == "/me/experience"
    card = client_of(reader).get(f"/people/{teller.pk}/").content.decode()
    assert "When memory goes" in card
    assert WORDS not in card
    in_one_group |= {teller, reader}
    assert WORDS in client_of(reader).get(f"/people/{teller.pk}/").content.decode()


def test_what_was_told_is_there_again_on_the_page(client_of: ClientOf, new_person: NewPerson) -> None:
    teller = client_of(new_person())
    teller.post("/me/experience", SENT)
    page = teller.get("/me/experience").content.decode()
    assert WORDS in page
    assert page.count('name="topics"') == Topic.objects.filter(hidden_at=None).count()
    assert page.count("checked") == 4


def test_neither_words_nor_topics_nor_meaning_lie_there_readable(new_person: NewPerson) -> None:
    teller = new_person()
    tell(teller, "nobody", "nobody")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM people_experience")
        row = repr([bytes(cell) if isinstance(cell, memoryview) else cell for cell in cursor.fetchone()])
    assert "nights" not in row
    assert "memory-loss" not in row
    kept = Experience.objects.get()
    assert len(vector_of(teller, kept.vector_model)) == 512
    assert vector_of(teller, "another model") == b""


def test_taking_all_back_leaves_nothing(new_person: NewPerson, client_of: ClientOf) -> None:
    teller = new_person()
    tell(teller, "members", "members")
    client_of(teller).post(
        "/me/experience", {"own_words": " ", "topics_visible": "nobody", "own_words_visible": "nobody"}
    )
    kept = Experience.objects.get()
    assert (kept.topics_sealed, kept.own_words_sealed, kept.vector_sealed) == (None, None, None)


def test_too_many_words_are_all_still_in_the_box(new_person: NewPerson, client_of: ClientOf) -> None:
    long = "so tired " * 1000
    page = client_of(new_person()).post("/me/experience", SENT | {"own_words": long}).content.decode()
    assert "It is all still here" in page
    assert long.strip() in page
    assert not Experience.objects.exists()


@pytest.mark.django_db
def test_the_hosts_changes_to_the_list_stay() -> None:
    Topic.objects.filter(slug="sleep").update(name="Nights")
    Topic.objects.filter(slug="new-country").delete()
    add_missing()
    assert Topic.objects.get(slug="sleep").name == "Nights"
    assert Topic.objects.count() == len(shipped())


def test_a_hidden_topic_is_not_offered_but_stays_with_who_chose_it(
    new_person: NewPerson, client_of: ClientOf
) -> None:
    teller, reader = new_person(), new_person()
    tell(teller, "members", "members")
    Topic.objects.filter(slug="memory-loss").update(hidden_at="2026-01-01T00:00Z")
    assert 'value="memory-loss"' not in client_of(reader).get("/me/experience").content.decode()
    assert "When memory goes" in client_of(reader).get(f"/people/{teller.pk}/").content.decode()


def test_nobody_tells_anything_without_signing_in(client: Client, db: None) -> None:
    assert client.post("/me/experience", SENT).status_code in {302, 401}
    assert not Experience.objects.exists()
