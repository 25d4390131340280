"""A calendar's secret address is in no line of a log, in no header that travels on, and in no column of the database."""

import logging

import pytest
from django.core.management import call_command
from django.test import Client

from samesky.config.quiet import Quiet
from samesky.gatherings.actions.subscribing import make_address
from samesky.gatherings.models import CalendarAddress
from samesky.gatherings.queries.addresses import path_of
from samesky.people.keyring import ring
from samesky.people.models import Person


def test_the_address_is_nowhere_but_with_its_owner(
    amara: Person, client: Client, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    with ring():
        make_address(amara, None, neutral=True)
        there = "/" + path_of(CalendarAddress.objects.get())
    token = there.rpartition("/")[2].removesuffix(".ics")
    with caplog.at_level(logging.DEBUG):
        answer = client.get(there)
        assert client.get(f"/feeds/groups/{token}.ics").status_code == 404
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-cache"
    assert answer["Referrer-Policy"] == "same-origin"
    assert not answer.cookies
    assert not [record for record in caplog.records if token in Quiet().format(record)]
    call_command("dumpdata")
    assert token not in capsys.readouterr().out
