"""Help now: for whoever opens it, in whatever state this place is."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client

from samesky.people.models import Person
from samesky.safety.models import HelpLine
from samesky.safety.queries.lines import today
from tests.harness.people import ClientOf


def line(**given: Any) -> HelpLine:
    """A line as a host would enter it."""
    day = today()
    usual = {
        "name": "The Night Line",
        "reach": "+44 20 7946 0000",
        "hours": "day and night",
        "checked_on": day,
        "expires_on": day + timedelta(days=90),
    }
    return HelpLine.objects.create(**(usual | given))


@pytest.mark.django_db
def test_without_any_line_it_is_honest_and_still_gives_a_number(client: Client) -> None:
    page = client.get("/help-now").content.decode()
    assert "have not entered one" in page
    assert "have not entered any lines yet" in page
    assert 'href="tel:112"' in page


@pytest.mark.django_db
def test_what_the_host_entered_can_be_dialled(client: Client) -> None:
    line(shelf="emergency", name="Emergency", reach="999")
    line()
    line(name="The chat", channel="chat", reach="https://listeners.example/chat")
    line(name="The texts", channel="text", reach="85 258")
    page = client.get("/help-now").content.decode()
    for href in ("tel:999", "tel:+442079460000", "https://listeners.example/chat", "sms:85258"):
        assert f'href="{href}"' in page
    assert "have not entered" not in page


@pytest.mark.django_db
def test_an_expired_line_is_never_shown_as_good(client: Client) -> None:
    line(name="Old Line", checked_on=today() - timedelta(days=91), expires_on=today() - timedelta(days=1))
    line(name="Last day", expires_on=today())
    page = client.get("/help-now").content.decode()
    assert "Old Line" not in page
    assert "Last day" in page


@pytest.mark.django_db
def test_an_address_that_is_no_address_is_shown_and_not_linked(client: Client) -> None:
    line(channel="chat", reach="javascript:alert(1)")
    page = client.get("/help-now").content.decode()
    assert "javascript:alert(1)" in page
    assert 'href="javascript' not in page


def _broken(execute: Callable[..., Any], *given: Any) -> Any:
    raise OperationalError("the database is not there")


@pytest.mark.django_db
@pytest.mark.parametrize("signed_in", [False, True], ids=["signed out", "signed in"])
def test_it_comes_without_the_database_with_the_lines_it_knew(
    client: Client, amara: Person, client_of: ClientOf, signed_in: bool
) -> None:
    line(name="The Night Line")
    client.get("/help-now")
    asker = client_of(amara) if signed_in else client
    with connection.execute_wrapper(_broken):
        answer = asker.get("/help-now")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "The Night Line" in page
    assert "We cannot tell just now whether somebody is watching." in page


@pytest.mark.django_db
def test_somebody_too_young_is_shown_the_lines_for_young_people_only(client: Client) -> None:
    line(name="Young Voices", shelf="young")
    line(name="Grown-up Line")
    page = client.get("/join/not-yet").content.decode()
    assert "Young Voices" in page
    assert "Grown-up Line" not in page
