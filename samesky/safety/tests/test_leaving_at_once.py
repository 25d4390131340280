"""Leaving at once ends everything that is open, and never fails."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.test import Client

from samesky.live.models import CONTROL, Event
from samesky.live.revoking import session_mark
from samesky.people.models import Person
from tests.harness.people import ClientOf


@pytest.mark.django_db
def test_the_streams_of_the_session_are_told_to_end(amara: Person, client_of: ClientOf) -> None:
    client = client_of(amara)
    key = client.session.session_key
    assert key
    client.post("/exit")
    told = Event.objects.get(room__name=CONTROL)
    assert session_mark(key) in told.payload


@pytest.mark.django_db
def test_an_old_tab_of_a_session_long_gone_leaves_all_the_same(amara: Person, client_of: ClientOf) -> None:
    client = client_of(amara)
    client.session.flush()
    client.cookies["form"] = "stale"
    answer = client.post("/exit", {"csrfmiddlewaretoken": "stale"})
    assert answer.status_code == 200
    assert settings.EXIT_URL in answer.content.decode()


@pytest.mark.django_db
def test_without_a_database_the_cookie_goes_and_the_page_moves_on(amara: Person, client_of: ClientOf) -> None:
    def broken(execute: Callable[..., Any], *given: Any) -> Any:
        raise OperationalError("not there")

    client = client_of(amara)
    with connection.execute_wrapper(broken):
        answer = client.post("/exit")
    assert answer.status_code == 200
    assert settings.EXIT_URL in answer.content.decode()
    assert answer.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == 0


@pytest.mark.django_db
def test_a_link_on_another_site_cannot_sign_anybody_out(amara: Person, client_of: ClientOf) -> None:
    client = client_of(amara)
    client.get("/exit")
    assert client.get("/notices").status_code == 200


@pytest.mark.django_db
def test_the_answer_says_nothing_about_this_place() -> None:
    page = Client().post("/exit").content.decode()
    assert settings.PLACE_NAME not in page
