"""Every page of people's is there for a member, tells nothing in its title, and is kept by no browser."""

import re

import pytest
from django.test import Client

from samesky.people.models import Person
from tests.harness.people import ClientOf

NEUTRAL = {"Join", "Sign in", "Way back", "Not yet", "Me", "Somebody here", "Block", "Mute"}
FOR_VISITORS = (
    "/join",
    "/join/not-yet",
    "/sign-in",
    "/way-back",
    "/way-back/by-email",
    "/way-back/confirm/nothing",
)
FOR_MEMBERS = (
    "/me/", "/me/name", "/me/look", "/me/experience", "/me/passphrase", "/me/way-back", "/me/e-mail", "/me/sessions",
    "/me/apart", "/me/again", "/me/second-factor/", "/me/passkeys/", "/join/way-back",
)  # fmt: skip


def looked_at(client: Client, address: str) -> str:
    answer = client.get(address)
    page: str = answer.content.decode()
    assert answer.status_code == 200, address
    assert answer["Cache-Control"] == "no-store"
    found = re.search(r"<title>([^<]*?) – ", page)
    assert found
    assert found[1].strip() in NEUTRAL
    return page


@pytest.mark.django_db
@pytest.mark.parametrize("address", FOR_VISITORS)
def test_a_visitor_sees_the_page(client: Client, address: str) -> None:
    assert "Help now" in looked_at(client, address)


@pytest.mark.parametrize("address", FOR_MEMBERS)
def test_a_member_sees_the_page(client_of: ClientOf, amara: Person, address: str) -> None:
    looked_at(client_of(amara), address)


@pytest.mark.django_db
@pytest.mark.parametrize("address", FOR_MEMBERS)
def test_a_visitor_is_asked_to_sign_in(client: Client, address: str) -> None:
    assert client.get(address)["Location"].startswith("/sign-in?next=")


def test_the_cards_of_others_and_ones_own_are_pages_too(
    client_of: ClientOf, amara: Person, ben: Person
) -> None:
    amaras = client_of(amara)
    assert "Ben" in looked_at(amaras, f"/people/{ben.pk}/")
    assert "What I show" in looked_at(amaras, f"/people/{amara.pk}/")
    assert "Block Ben?" in looked_at(amaras, f"/people/{ben.pk}/block")
    assert "Mute Ben?" in looked_at(amaras, f"/people/{ben.pk}/mute")


def test_allauths_other_doors_stay_shut(client_of: ClientOf, amara: Person) -> None:
    for address in (
        "/accounts/login/",
        "/accounts/signup/",
        "/accounts/email/",
        "/accounts/",
        "/me/passkeys/1/edit",
    ):
        assert client_of(amara).get(address).status_code == 404
