"""Somebody signs in and out."""

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from samesky.kit.cast import PASSPHRASE
from samesky.live.models import CONTROL, Event
from samesky.people import ending
from samesky.people.models import Knock, Person

PHRASE = "lantern otter plum shore"


@pytest.fixture
def amara_here(amara: Person) -> Person:
    amara.set_password(PHRASE)
    amara.save()
    return amara


def asked(client: Client, **given: str) -> str:
    return client.post("/sign-in", {"pen_name": "Amara", "passphrase": PHRASE} | given).content.decode()


@pytest.mark.parametrize("name", ["Amara", " amara ", "AMARA"])
@pytest.mark.parametrize("phrase", [PHRASE, f" {PHRASE} ", PHRASE.replace(" ", "\u00a0")])
def test_a_pen_name_and_a_passphrase_sign_in(
    client: Client, amara_here: Person, name: str, phrase: str
) -> None:
    answer = client.post(
        "/sign-in", {"pen_name": name, "passphrase": phrase, "carried_place": "/groups/carers/"}
    )
    assert answer["Location"] == "/groups/carers/"
    assert client.session["_auth_user_id"] == str(amara_here.pk)


def test_a_wrong_passphrase_and_an_unknown_name_get_the_same_answer(
    client: Client, amara_here: Person
) -> None:
    wrong = asked(client, passphrase="another lantern")
    unknown = asked(client, pen_name="Nobody Ever")
    assert "do not go together" in wrong
    assert "do not go together" in unknown
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "place",
    ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", "/\\elsewhere.example"],
)
def test_signing_in_never_leads_elsewhere(client: Client, amara_here: Person, place: str) -> None:
    answer = client.post("/sign-in", {"pen_name": "Amara", "passphrase": PHRASE, "carried_place": place})
    assert answer["Location"] == "/today"


def test_the_casts_passphrase_opens_nothing_outside_a_rehearsal(
    client: Client, amara: Person, settings: Settings
) -> None:
    amara.set_password(PASSPHRASE)
    amara.save()
    settings.REHEARSAL = False
    assert "do not go together" in asked(client, passphrase=PASSPHRASE)
    settings.REHEARSAL = True
    asked(client, passphrase=PASSPHRASE)
    assert "_auth_user_id" in client.session


def test_guessing_is_asked_to_wait_and_no_address_or_name_is_kept(
    client: Client, amara_here: Person, settings: Settings
) -> None:
    settings.RATE_LIMITS = True
    for _ in range(8):
        asked(client, passphrase="wrong lantern")
    page = asked(client)
    assert "this door rests" in page
    assert "_auth_user_id" not in client.session
    assert not [knock for knock in Knock.objects.all() if "amara" in knock.key or "127.0.0.1" in knock.key]


def test_signing_out_ends_the_session_and_its_streams(client: Client, amara_here: Person) -> None:
    asked(client)
    assert client.post("/sign-out")["Location"] == "/"
    assert "_auth_user_id" not in client.session
    assert Event.objects.filter(room__name=CONTROL, kind="revoke").exists()


def test_whoever_is_told_of_the_signing_out_finds_no_session_any_more(
    client: Client, amara_here: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(client)
    there: list[bool] = []
    monkeypatch.setattr(ending, "revoke", lambda **_who: there.append(Session.objects.exists()))
    client.post("/sign-out")
    assert there == [False]


def test_words_of_a_lapsed_form_travel_through_signing_in(client: Client, amara_here: Person) -> None:
    page = asked(client, passphrase="wrong lantern", carried_words="Tonight is long")
    assert 'name="carried_words" value="Tonight is long"' in page


def test_who_is_asking_costs_two_queries_and_roles_none(client: Client, amara_here: Person) -> None:
    asked(client)
    with CaptureQueriesContext(connection) as seen:
        assert client.get("/join/not-yet").status_code == 200
    asked_for = [q["sql"] for q in seen]
    heads = [sql.split(" WHERE ")[0] for sql in asked_for]
    assert (
        len([head for head in heads if 'FROM "django_session"' in head or 'FROM "people_person"' in head])
        == 2
    )
    assert not [sql for sql in asked_for if '"people_rolegrant"."person_id" = ' in sql]
