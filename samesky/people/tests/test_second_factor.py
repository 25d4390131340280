"""Somebody adds a second factor, signs in with it, and has codes for the day the phone is gone."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from samesky.people.models import Person

PHRASE = "lantern otter plum shore"


def digits(secret: str, ahead: int = 0) -> str:
    """What an app shows for this key; `ahead` half minutes from now."""
    counter = list(yield_hotp_counters_from_time())[1] + ahead
    return str(format_hotp_value(hotp_value(secret, counter)))


def sign_in() -> Client:
    client = Client()
    client.post("/sign-in", {"pen_name": "Amara", "passphrase": PHRASE})
    return client


@pytest.fixture
def recovery_codes() -> list[str]:
    """The codes Amara was shown once."""
    return []


@pytest.fixture
def secret(amara: Person, recovery_codes: list[str]) -> str:
    """Amara's app, set up through the pages as she would."""
    cache.clear()
    amara.set_password(PHRASE)
    amara.save()
    client = sign_in()
    page = client.get("/me/second-factor/app", follow=True)
    assert page.redirect_chain[0][0].startswith("/me/again")
    page = client.post("/me/again?next=/me/second-factor/app", {"password": PHRASE}, follow=True)
    found = re.search(r"<code[^>]*>([A-Z2-7]{32})</code>", page.content.decode())
    assert found
    page = client.post("/me/second-factor/app", {"code": digits(found[1], -1)}, follow=True)
    shown = re.findall(r"<li><code>(\d{8})</code></li>", page.content.decode())
    assert len(shown) == 10
    assert not re.findall(
        r"<li><code>(\d{8})</code></li>", client.get("/me/second-factor/codes").content.decode()
    )
    recovery_codes.extend(shown)
    return found[1]


def is_here(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_signing_in_asks_for_the_code_too(secret: str) -> None:
    client = sign_in()
    assert not is_here(client)
    wrong = client.post("/sign-in/second-factor", {"code": "000000"}).content.decode()
    assert "That code does not fit" in wrong
    assert not is_here(client)
    client.post("/sign-in/second-factor", {"code": digits(secret)})
    assert is_here(client)


def test_a_code_is_not_taken_twice(secret: str) -> None:
    code = digits(secret)
    first, second = sign_in(), sign_in()
    first.post("/sign-in/second-factor", {"code": code})
    second.post("/sign-in/second-factor", {"code": code})
    assert is_here(first)
    assert not is_here(second)


def test_a_recovery_code_works_once(secret: str, recovery_codes: list[str]) -> None:
    code = recovery_codes[0]
    first, second = sign_in(), sign_in()
    first.post("/sign-in/second-factor", {"code": code})
    second.post("/sign-in/second-factor", {"code": code})
    assert is_here(first)
    assert not is_here(second)


def test_without_the_passphrase_nobody_reaches_the_second_step(client: Client, secret: str) -> None:
    assert client.get("/sign-in/second-factor")["Location"] == "/sign-in"
    client.post("/sign-in/second-factor", {"code": digits(secret)})
    assert not is_here(client)


def test_guessing_codes_is_limited(secret: str, settings: Settings) -> None:
    client = sign_in()
    for _ in range(12):
        page = client.post("/sign-in/second-factor", {"code": "000000"}).content.decode()
    assert "many times in a row" in page
    client.post("/sign-in/second-factor", {"code": digits(secret)})
    assert not is_here(client)


def test_its_secrets_lie_sealed(secret: str, recovery_codes: list[str]) -> None:
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept
    assert not [code for code in recovery_codes if code in kept]


def test_it_is_turned_off_after_showing_who_sits_there(secret: str) -> None:
    client = sign_in()
    client.post("/sign-in/second-factor", {"code": digits(secret)})
    assert client.post("/me/second-factor/app/off")["Location"].startswith("/me/again")
    assert Authenticator.objects.exists()
    client.post("/me/again?next=/me/second-factor/app/off", {"password": PHRASE})
    client.post("/me/second-factor/app/off")
    assert not Authenticator.objects.exists()
    assert is_here(sign_in())


def test_a_rehearsal_waives_it(secret: str, settings: Settings) -> None:
    settings.REHEARSAL = True
    assert is_here(sign_in())
