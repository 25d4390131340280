"""Somebody changes what is theirs."""

import re

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from pytest_django import Settings

from samesky.people.models import Person
from tests.harness.people import ClientOf

PHRASE = "lantern otter plum shore"
NEW = "violet harbour seven spoons"


@pytest.fixture
def here(client: Client, amara: Person) -> Client:
    """Amara, signed in with her passphrase."""
    amara.set_password(PHRASE)
    amara.save()
    client.post(
        "/sign-in",
        {"pen_name": "Amara", "passphrase": PHRASE},
        headers={"user-agent": "Mozilla Firefox/1 Android"},
    )
    return client


def second_device() -> Client:
    other = Client()
    other.post(
        "/sign-in",
        {"pen_name": "Amara", "passphrase": PHRASE},
        headers={"user-agent": "Mozilla Chrome/1 Windows"},
    )
    return other


def test_a_pen_name_changes_but_never_to_somebody_elses(here: Client, amara: Person, ben: Person) -> None:
    page = here.post("/me/name", {"pen_name": "b e n"}).content.decode()
    assert "Somebody here already writes as" in page
    assert 'value="b e n"' in page
    here.post("/me/name", {"pen_name": "amara"})
    here.post("/me/name", {"pen_name": "Amara by the lake"})
    amara.refresh_from_db()
    assert (amara.pen_name, amara.name_key) == ("Amara by the lake", "amarabythelake")


def test_another_sky_is_turned_once_by_a_double_tap(here: Client, amara: Person) -> None:
    for _ in range(2):
        here.post("/me/sky", {"once": "one"})
    here.post("/me/sky", {"once": "two"})
    amara.refresh_from_db()
    assert amara.sky_turn == 2


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_theme_is_on_every_page_from_then_on(here: Client, theme: str) -> None:
    page = here.post("/me/look", {"theme": theme}, follow=True).content.decode()
    assert f'data-theme="{theme}"' in page
    page = here.post("/me/look", {"theme": ""}, follow=True).content.decode()
    assert "data-theme" not in page


def test_a_new_passphrase_ends_other_devices_and_needs_the_old_one(here: Client, amara: Person) -> None:
    elsewhere = second_device()
    page = here.post("/me/passphrase", {"password": "not hers at all", "passphrase": NEW}).content.decode()
    assert "That is not your passphrase" in page
    assert elsewhere.get("/me/").status_code == 200
    here.post("/me/passphrase", {"password": PHRASE, "passphrase": NEW})
    amara.refresh_from_db()
    assert amara.check_password(NEW)
    assert here.get("/me/").status_code == 200
    assert elsewhere.get("/me/").status_code == 302
    assert [row.session_key for row in UserSession.objects.all()] == [here.session.session_key]


def test_devices_are_listed_without_an_address_and_ended_one_by_one(here: Client) -> None:
    elsewhere = second_device()
    page = here.get("/me/sessions").content.decode()
    assert "Firefox on Android" in page
    assert "Chrome on Windows" in page
    assert {row.ip for row in UserSession.objects.all()} == {"0.0.0.0"}
    other = UserSession.objects.get(session_key=elsewhere.session.session_key)
    here.post(f"/me/sessions/{other.pk}/end")
    assert elsewhere.get("/me/").status_code == 302
    assert here.get("/me/").status_code == 200


def test_nobody_ends_the_sessions_of_others(here: Client, ben: Person, client_of: ClientOf) -> None:
    hers = UserSession.objects.get()
    client_of(ben).post(f"/me/sessions/{hers.pk}/end")
    assert here.get("/me/").status_code == 200


def test_everywhere_else_is_ended_at_once(here: Client) -> None:
    others = [second_device(), second_device()]
    here.post("/me/sessions/others/end")
    assert [other.get("/me/").status_code for other in others] == [302, 302]
    assert here.get("/me/").status_code == 200


def test_a_new_way_back_code_needs_the_passphrase(here: Client, amara: Person) -> None:
    before = amara.way_back_hash
    here.post("/me/way-back", {"password": "not hers at all"})
    amara.refresh_from_db()
    assert amara.way_back_hash == before
    page = here.post("/me/way-back", {"password": PHRASE}, follow=True).content.decode()
    assert re.search(r"way-back-code[^>]*>[a-z0-9]{4} ", page)


def test_whoever_sits_at_an_open_phone_later_cannot_make_a_new_code(here: Client, amara: Person) -> None:
    before = amara.way_back_hash
    answer = here.post("/join/way-back")
    amara.refresh_from_db()
    assert amara.way_back_hash == before
    assert answer["Location"] == "/me/way-back"


def test_sections_from_upper_apps_stand_on_the_page(here: Client) -> None:
    page = here.get("/me/").content.decode()
    for address in (
        "/me/name",
        "/me/experience",
        "/me/apart",
        "/me/sessions",
        "/me/second-factor/",
        "/me/passkeys/",
    ):
        assert f'href="{address}"' in page


def test_trying_passphrases_on_an_open_phone_is_limited(
    here: Client, amara: Person, settings: Settings
) -> None:
    for _ in range(12):
        page = here.post("/me/way-back", {"password": "not hers at all"}).content.decode()
    assert "many times in a row" in page
