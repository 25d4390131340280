"""/feeds/meetings.json: by the schema, weekly ones only, found by other software, and the same after a journey to another place."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from jsonschema import Draft202012Validator

from samesky.gatherings.actions.planning import plan_gathering
from samesky.gatherings.feeds.bringing.reading import read
from samesky.gatherings.models import Listing, Series
from samesky.gatherings.tests.feeds.conftest import STREET, TOWN
from samesky.gatherings.tests.plans import pattern, plan_for
from samesky.gatherings.words import Words
from samesky.groups.models import Group
from samesky.people.models import Person
from tests.harness.people import ClientOf

FEED = "/feeds/meetings.json"
SCHEMA = json.loads((Path(__file__).parent / "meetings_schema.json").read_text())


def rows_of(client: Client) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = client.get(FEED).json()
    Draft202012Validator.check_schema(SCHEMA)
    assert [
        f"{'/'.join(map(str, e.path))}: {e.message}" for e in Draft202012Validator(SCHEMA).iter_errors(rows)
    ] == []
    return rows


def planned(carers: Group, dara: Person, rule: str, **changes: Any) -> Series:
    words = changes.pop("words", Words("Coffee on a day"))
    plan = plan_for(dara, who=Series.Who.ANYONE, pattern=pattern(rule=rule), words=words, **changes)
    return plan_gathering(dara, carers, plan)


def test_a_weekly_open_gathering_is_a_row_as_readers_want_it(everywhere: Series, client: Client) -> None:
    (row,) = rows_of(client)
    assert row == {
        "name": "Tuesday circle",
        "slug": everywhere.id.hex,
        "day": 2,
        "time": "19:00",
        "end_time": "20:30",
        "timezone": "Europe/Berlin",
        "types": ["O", "D", "EN"],
        "notes": "For an hour and a half.\nThe street address is for people with a seat.",
        "formatted_address": TOWN,
        "approximate": "yes",
        "conference_url": f"http://testserver/gatherings/{everywhere.id}/",
        "conference_url_notes": "Take a seat on this page. The room opens there ten minutes before.",
        "url": f"http://testserver/gatherings/{everywhere.id}/",
        "group": "Carers of a parent who forgets",
        "updated": "2026-11-20 09:00:00",
        "entity": "Samesky",
        "entity_url": "http://testserver/",
        "entity_website_url": "http://testserver/",
    }


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=WEEKLY;BYDAY=TU,TH", [2, 4]),
        ("FREQ=WEEKLY;BYDAY=SU,TU", [0, 2]),
        ("FREQ=DAILY;BYDAY=TU,SA", [2, 6]),
        ("FREQ=DAILY", [0, 1, 2, 3, 4, 5, 6]),
        ("FREQ=WEEKLY;COUNT=9", 2),
    ],
)
def test_several_days_are_one_row(
    rule: str, days: int | list[int], carers: Group, dara: Person, client: Client
) -> None:
    planned(carers, dara, rule)
    (row,) = rows_of(client)
    assert row["day"] == days


@pytest.mark.parametrize(
    "rule", ["", "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY;BYDAY=1TU", "FREQ=WEEKLY;BYMONTH=12", "FREQ=YEARLY"]
)
def test_what_is_not_every_week_is_left_to_the_calendar(
    rule: str, carers: Group, dara: Person, client: Client
) -> None:
    planned(carers, dara, rule)
    assert rows_of(client) == []
    assert b"BEGIN:VEVENT" in client.get("/feeds/gatherings.ics").content


def test_what_is_online_has_a_place_that_tells_its_time_zone_and_nobodys_town(
    carers: Group, dara: Person, client: Client
) -> None:
    planned(carers, dara, "FREQ=WEEKLY")
    (row,) = rows_of(client)
    assert (row["formatted_address"], row["approximate"]) == ("Berlin, Germany", "yes")


def test_an_address_the_group_made_public_is_exact(everywhere: Series, client: Client) -> None:
    Series.objects.filter(pk=everywhere.pk).update(address_open=True)
    (row,) = rows_of(client)
    assert (row["formatted_address"], row["approximate"]) == (f"{STREET}, {TOWN}", "no")


def test_no_markup_leaves(carers: Group, dara: Person, client: Client) -> None:
    planned(
        carers,
        dara,
        "FREQ=WEEKLY",
        words=Words("<b>Tea</b> &amp; talk", about="<script>x</script>Come <i>in</i> & sit"),
    )
    (row,) = rows_of(client)
    assert (row["name"], row["notes"]) == ("Tea & talk", "Come in & sit")


def test_other_software_finds_it_and_other_sites_may_read_it(everywhere: Series, client: Client) -> None:
    for page in ("/", "/gatherings/"):
        link = '<link rel="alternate" type="application/json" title="Meetings Feed" href="http://testserver/feeds/meetings.json">'
        assert link in client.get(page).content.decode()
    answer = client.get(FEED, HTTP_ORIGIN="https://elsewhere.example")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Content-Type"] == "application/json"
    assert client.get(FEED, HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 304


def test_there_and_back_it_is_the_same(
    everywhere: Series, carers: Group, dara: Person, grace: Person, client: Client, client_of: ClientOf
) -> None:
    """Exported, brought over to a place that has none of these gatherings, exported again: the same rows."""
    planned(
        carers,
        dara,
        "FREQ=WEEKLY;BYDAY=TU,SA",
        words=Words("Tea & talk; <3", about='One.\n\nTwo, "three".\n• Four'),
    )
    planned(
        carers,
        dara,
        "FREQ=WEEKLY",
        street=True,
        here=False,
        address_open=True,
        words=Words("Walk", town=TOWN, address=STREET),
    )
    first = client.get(FEED)
    assert len(rows_of(client)) == 3
    Series.objects.all().delete()
    assert rows_of(client) == []
    host = client_of(grace)
    page = host.post("/host/gatherings/", {"file": SimpleUploadedFile("meetings.json", first.content)})
    host.post(page["Location"] + "save")
    assert Listing.objects.count() == 3
    assert rows_of(client) == first.json()
    assert read(client.get(FEED).content).rows == first.json()
