"""Whoever guesses does not get more tries by changing what they claim to be."""

import pytest
from django.test import Client
from pytest_django import Settings

from samesky.people.limits import LIMITS
from samesky.people.models import Person

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
RESTS = "this door rests"
MOST = LIMITS["sign-in"][0].most


def guess(client: Client, **where: str) -> str:
    given = {"pen_name": "Amara", "passphrase": "not the right one"}
    return client.post("/sign-in", given, **where).content.decode()  # type: ignore[arg-type]


def test_another_address_of_the_same_home_gets_no_further_tries(client: Client, amara: Person) -> None:
    for number in range(MOST):
        assert RESTS not in guess(client, REMOTE_ADDR=f"2001:db8:1:2::{number:x}")
    assert RESTS in guess(client, REMOTE_ADDR="2001:db8:1:2:ffff::1")
    assert RESTS not in guess(client, REMOTE_ADDR="2001:db8:1:3::1")


def test_an_address_written_in_the_newer_way_is_the_same(client: Client, amara: Person) -> None:
    for _ in range(MOST):
        guess(client, REMOTE_ADDR="203.0.113.5")
    assert RESTS in guess(client, REMOTE_ADDR="::ffff:203.0.113.5")


def test_what_a_browser_claims_of_itself_counts_for_nothing(client: Client, amara: Person) -> None:
    for number in range(MOST):
        guess(client, REMOTE_ADDR="203.0.113.5", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")
    assert RESTS in guess(client, REMOTE_ADDR="203.0.113.5", HTTP_X_FORWARDED_FOR="198.51.100.99")


def test_behind_a_proxy_only_what_the_proxy_says_last_counts(
    client: Client, amara: Person, settings: Settings
) -> None:
    settings.BEHIND_PROXY = True
    for number in range(MOST):
        guess(client, REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}, 203.0.113.5")
    assert RESTS in guess(client, REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="198.51.100.99, 203.0.113.5")
    assert RESTS not in guess(client, REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.6")


@pytest.mark.parametrize("spelled", ["amara", " A m a r a", "ＡＭＡＲＡ", "Аmаrа"])
def test_another_spelling_of_the_name_gets_no_further_tries(
    client: Client, amara: Person, spelled: str
) -> None:
    for _ in range(MOST):
        guess(client)
    given = {"pen_name": spelled, "passphrase": "not the right one"}
    assert RESTS in client.post("/sign-in", given).content.decode()
