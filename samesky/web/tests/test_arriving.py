"""/start and what follows: words are in no address, session, cache, log or row until somebody keeps them."""

import logging

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client

from samesky.groups.actions import make_group
from samesky.groups.models import Card
from samesky.people.keyring import ring
from samesky.people.models import Person
from samesky.shares.models import Draft
from tests.harness.people import ClientOf

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
WORDS = "zebrafinch my mum forgets me and I cannot sleep"


@pytest.fixture
def carers(grace: Person) -> None:
    with ring():
        about = "For people looking after a mother or father whose memory is going."
        make_group(grace, Card("Carers of a parent who forgets", about, ("One.",), ("memory-loss",)), "open")
        make_group(grace, Card("Hidden carers of parents", about, ("One.",), ("memory-loss",)), "invitation")


def test_words_at_the_start_find_people_who_get_it_with_a_reason(carers: None) -> None:
    page = Client().post("/start", {"words": WORDS}).content.decode()
    assert "Carers of a parent who forgets" in page
    assert 'class="reason"' in page
    assert "Hidden carers" not in page


def test_words_at_the_start_stay_nowhere(carers: None, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    client = Client()
    answer = client.post("/start", {"words": WORDS})
    assert "zebrafinch" not in str(answer.headers)
    assert "zebrafinch" not in caplog.text
    assert all("zebrafinch" not in str(session.get_decoded()) for session in Session.objects.all())
    assert "zebrafinch" not in str(getattr(cache, "_cache", ""))
    assert "zebrafinch" not in str(client.cookies)
    assert not Draft.objects.exists()
    assert answer["Cache-Control"] == "no-store"


def test_words_at_the_start_go_on_to_the_join_form_and_back(carers: None) -> None:
    page = Client().post("/join", {"words": WORDS}).content.decode()
    assert f'value="{WORDS}"' in page or WORDS in page


def test_nothing_close_is_said_plainly(carers: None) -> None:
    page = Client().post("/start", {"words": "qwx zzv"}).content.decode()
    assert "We did not find anybody close to this." in page


def test_an_empty_box_is_refused_kindly() -> None:
    answer = Client().post("/start", {"words": "  "})
    assert answer.status_code == 422
    assert "no words in the box" in answer.content.decode()


def test_a_member_keeps_words_from_the_start_as_a_draft_of_their_own(
    hana: Person, client_of: ClientOf
) -> None:
    client = client_of(hana)
    client.post("/first", {"words": WORDS})
    assert WORDS in client.get("/first").content.decode()
    assert Draft.objects.get(person=hana).place == "first"


def test_home_says_what_this_is_and_is_not() -> None:
    page = Client().get("/").content.decode()
    assert "not a crisis service" in page
    assert "/help-now" in page
    assert "/start" in page


def test_today_ends_and_says_so(hana: Person, client_of: ClientOf) -> None:
    page = client_of(hana).get("/today").content.decode()
    assert "Nothing waits for you." in page
    assert "That is all for today." in page
