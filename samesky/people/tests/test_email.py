"""An e-mail address, for the way back and for nothing else."""

import re
import threading
from datetime import timedelta
from unittest import mock

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from samesky.kit import clock
from samesky.people.email import shortened
from samesky.people.models import Person

PHRASE = "lantern otter plum shore"
NEW = "violet harbour seven spoons"
ADDRESS = "amara@post.example"


@pytest.fixture(autouse=True)
def a_place_that_writes(settings: Settings) -> None:
    settings.EMAIL_ENABLED = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def here(client: Client, amara: Person) -> Client:
    amara.set_password(PHRASE)
    amara.save()
    client.post("/sign-in", {"pen_name": "Amara", "passphrase": PHRASE})
    return client


def letters() -> list[mail.EmailMessage]:
    for thread in threading.enumerate():
        if thread.daemon and thread is not threading.current_thread() and "_send" in thread.name:
            thread.join(5)
    return list(mail.outbox)


def link_in(letter: mail.EmailMessage) -> str:
    found = re.search(r"https?://[^/]+(/\S+)", str(letter.body))
    assert found
    return found[1]


def confirmed(here: Client) -> None:
    here.post("/me/e-mail", {"address": ADDRESS, "password": PHRASE})
    Client().post(link_in(letters()[-1]))


def asked(pen_name: str = "Amara") -> str:
    return Client().post("/way-back/by-email", {"pen_name": pen_name}).content.decode()


def test_an_address_is_sealed_and_counts_once_its_link_was_followed(here: Client, amara: Person) -> None:
    here.post("/me/e-mail", {"address": ADDRESS, "password": PHRASE})
    amara.refresh_from_db()
    assert ADDRESS.encode() not in bytes(amara.email_sealed)
    link = link_in(letters()[0])
    Client().get(link)
    amara.refresh_from_db()
    assert amara.email_confirmed_at is None
    assert "your way back now" in Client().post(link).content.decode()
    amara.refresh_from_db()
    assert amara.email_confirmed_at


def test_giving_an_address_needs_the_passphrase(here: Client, amara: Person) -> None:
    page = here.post("/me/e-mail", {"address": ADDRESS, "password": "not hers"}).content.decode()
    assert f'value="{ADDRESS}"' in page
    amara.refresh_from_db()
    assert amara.email_sealed is None
    assert letters() == []


def test_letters_are_dull_over_a_shoulder(here: Client) -> None:
    confirmed(here)
    asked()
    for letter in letters():
        assert letter.subject == "Something is waiting for you"
        assert not re.search("amara|samesky|group|peer", f"{letter.subject} {letter.body}", re.IGNORECASE)


def test_the_answer_is_the_same_whoever_it_is(here: Client, ben: Person) -> None:
    confirmed(here)
    pages = {re.sub(r'value="[^"]*"', "", asked(name)) for name in ("Amara", "Ben", "Nobody Ever")}
    assert len(pages) == 1
    assert [letter.to for letter in letters()[1:]] == [[ADDRESS]]


def test_the_link_lets_somebody_in_once(here: Client, amara: Person) -> None:
    confirmed(here)
    asked()
    link = link_in(letters()[-1])
    back = Client()
    page = back.post(link, {"passphrase": NEW}, follow=True).content.decode()
    assert "Your way back" in page
    amara.refresh_from_db()
    assert amara.check_password(NEW)
    assert here.get("/me/").status_code == 302
    assert Client().post(link, {"passphrase": "grey heron on the ice"}).status_code == 404
    amara.refresh_from_db()
    assert amara.check_password(NEW)


def test_the_link_lives_for_an_hour(here: Client) -> None:
    confirmed(here)
    asked()
    link = link_in(letters()[-1])
    assert Client().get(link).status_code == 200
    later = clock.now() + timedelta(hours=1, minutes=1)
    with mock.patch(
        "django.contrib.auth.tokens.PasswordResetTokenGenerator._now", return_value=later.replace(tzinfo=None)
    ):
        assert Client().get(link).status_code == 404


def test_an_address_that_was_never_confirmed_is_not_written_to(here: Client) -> None:
    here.post("/me/e-mail", {"address": ADDRESS, "password": PHRASE})
    asked()
    assert len(letters()) == 1


def test_an_old_link_does_not_confirm_another_address(here: Client, amara: Person) -> None:
    here.post("/me/e-mail", {"address": ADDRESS, "password": PHRASE})
    old = link_in(letters()[-1])
    here.post("/me/e-mail", {"address": "other@post.example", "password": PHRASE})
    assert "no longer works" in Client().post(old).content.decode()
    amara.refresh_from_db()
    assert amara.email_confirmed_at is None


def test_an_address_is_deleted_at_once(here: Client, amara: Person) -> None:
    confirmed(here)
    here.post("/me/e-mail/forget", {"once": "a"})
    amara.refresh_from_db()
    assert amara.email_sealed is None
    asked()
    assert len(letters()) == 1


def test_the_page_shows_only_enough_to_recognise_it(here: Client) -> None:
    confirmed(here)
    page = here.get("/me/e-mail").content.decode()
    assert ADDRESS not in page
    assert shortened(ADDRESS) in page


def test_a_place_that_sends_no_letters_says_so(here: Client, settings: Settings, amara: Person) -> None:
    settings.EMAIL_ENABLED = False
    for address in ("/me/e-mail", "/way-back/by-email"):
        page = here.get(address).content.decode()
        assert "sends no e-mail" in page
        assert 'name="address"' not in page
        assert 'name="pen_name"' not in page
    here.post("/me/e-mail", {"address": ADDRESS, "password": PHRASE})
    amara.refresh_from_db()
    assert amara.email_sealed is None
