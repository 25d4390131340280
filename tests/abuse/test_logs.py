"""Whoever reads the log learns that something failed and where in the code: no invitation, no link of the way back, no word."""

import io
import logging
from collections.abc import Callable, Iterator
from logging.config import DictConfigurator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
Log = Callable[[], str]
TOKEN = "a-link-that-lets-somebody-in"
WORDS = "words of somebody"


@pytest.fixture
def log() -> Iterator[Log]:
    """The log as it is written while the place is served."""
    logging_as_set: dict[str, Any] = settings.LOGGING
    line = logging_as_set["formatters"][logging_as_set["handlers"]["out"]["formatter"]]
    lines = logging.StreamHandler(io.StringIO())
    lines.setFormatter(DictConfigurator({}).configure_formatter(dict(line)))
    logging.getLogger().addHandler(lines)
    yield lines.stream.getvalue
    logging.getLogger().removeHandler(lines)


@pytest.mark.parametrize(
    "address",
    [
        f"/invitations/{TOKEN}/",
        f"/way-back/by-email/00000000-0000-0000-0000-000000000001/{TOKEN}",
        f"/way-back/confirm/{TOKEN}",
    ],
)
def test_a_form_whose_time_is_over_is_logged_without_its_address(log: Log, address: str) -> None:
    Client(enforce_csrf_checks=True).post(address)
    said = log()
    assert "403 at" in said
    assert TOKEN not in said


def test_a_page_that_breaks_is_logged_by_its_place_in_the_code(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(token: str) -> None:
        try:
            raise KeyError(WORDS)
        except KeyError as error:
            raise ValueError(f"more words, {token}") from error

    monkeypatch.setattr("samesky.groups.queries.invitation_for", breaks)
    Client(raise_request_exception=False).get(f"/invitations/{TOKEN}/", {"q": "words in an address"})
    said = log()
    assert "500 at groups:invitation" in said
    assert "in breaks" in said
    assert "KeyError" in said
    assert "ValueError" in said
    assert TOKEN not in said
    assert WORDS not in said
    assert "words in an address" not in said


def test_an_error_anywhere_else_is_logged_without_what_it_says(log: Log) -> None:
    try:
        int(WORDS)
    except ValueError:
        logging.getLogger("uvicorn.error").exception("Exception in ASGI application")
    said = log()
    assert "ValueError" in said
    assert WORDS not in said
