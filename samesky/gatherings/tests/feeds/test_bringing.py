"""Bringing a meetings feed over: looked at first, saved, undone; and whatever is wrong with it gets a sentence and changes nothing."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from samesky.gatherings.feeds.bringing import reading
from samesky.gatherings.feeds.bringing.reading import read
from samesky.gatherings.feeds.bringing.refusing import NotRead
from samesky.gatherings.models import Bringing, Listing, Series
from samesky.kit.clock import held_at, now
from samesky.people.models import Person
from samesky.safety.models import Record
from tests.harness.people import ClientOf

PAGE = "/host/gatherings/"
A_MINUTE = timedelta(minutes=1)
WALK = {
    "name": "Walk and talk",
    "slug": "walk",
    "day": 6,
    "time": "10:00",
    "formatted_address": "Leith, Scotland",
}
CALL: dict[str, Any] = {
    "name": "Evening call",
    "slug": "call",
    "day": [1, 3],
    "time": "20:00",
    "timezone": "Europe/London",
    "conference_url": "https://meet.example.org/evening",
}
BMLT = {
    "day": 2,
    "time": "19:00",
    "end_time": "20:30",
    "name": "Tuesday night",
    "location": "Church hall",
    "formatted_address": "1 High Street, Leith",
    "address": "1 High Street",
    "city": "Leith",
    "state": "",
    "postal_code": "",
    "country": None,
    "types": ["O", "DISC", "X"],
    "location_notes": "Ring twice",
    "notes": "<p>Bring&nbsp;a cup</p>",
    "coordinates": "55.97512345,-3.17",
    "slug": "tuesday-night-with-a-very-long-name-that-somebody-thought-of-in-the-spring-812",
    "updated": "2026-08-18T10:00:00.000000Z",
    "region": "Lothian",
    "regions": ["Lothian"],
    "conference_url": None,
    "conference_url_notes": None,
    "conference_phone": None,
    "conference_phone_notes": None,
}
"""As a BMLT server's format tsml writes a row (bmlt-server, TsmlMeetingResource): days from 0, Sunday; much is null or empty."""


def feed(*rows: Any) -> bytes:
    return json.dumps(rows).encode()


def send(host: Client, body: bytes, **said: str) -> Any:
    return host.post(PAGE, {"file": SimpleUploadedFile("feed.json", body), **said})


@pytest.fixture
def host(grace: Person, client_of: ClientOf) -> Client:
    return client_of(grace)


def test_it_is_looked_at_then_saved_then_undone(host: Client, client: Client) -> None:
    page = send(host, feed(WALK, CALL, {"name": "Half"}))
    look = host.get(page["Location"]).content.decode()
    assert "Walk and talk" in look
    assert 'Row 3, <strong dir="auto">Half</strong>: It has no slug' in look
    assert not Listing.objects.exists()
    host.post(page["Location"] + "save")
    shown = client.get("/gatherings/").content.decode()
    assert "Saturday, 10:00" in shown
    assert "Monday, Wednesday, 20:00" in shown
    assert 'href="https://meet.example.org/evening" rel="noreferrer noopener"' in shown
    host.post(page["Location"] + "undo")
    assert not Listing.objects.exists()
    assert list(Record.objects.filter(kind="listings").values_list("act", flat=True)) == [
        "brought over",
        "undid",
    ]


def test_undoing_puts_back_what_was_there(host: Client) -> None:
    first = send(host, feed(WALK, CALL))["Location"]
    host.post(first + "save")
    before = {one.slug: json.loads(one.row) for one in Listing.objects.all()}
    second = send(host, feed(WALK | {"time": "11:00"}))["Location"]
    assert "Changed" in host.get(second).content.decode()
    with held_at(now() + A_MINUTE):
        host.post(second + "save")
    assert json.loads(Listing.objects.get(slug="walk").row)["time"] == "11:00"
    assert host.post(first + "undo").status_code == 404
    host.post(second + "undo")
    assert {one.slug: json.loads(one.row) for one in Listing.objects.all()} == before


def test_from_the_same_address_what_is_gone_there_goes_here(
    host: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for minutes, rows in enumerate(((WALK, CALL), (CALL,))):
        monkeypatch.setattr("samesky.gatherings.views.bringing.fetch", lambda address, rows=rows: feed(*rows))
        page = host.post(PAGE, {"address": "https://example.org/feed.json"})["Location"]
        with held_at(now() + minutes * A_MINUTE):
            host.post(page + "save")
    assert [one.slug for one in Listing.objects.all()] == ["call"]
    host.post(page + "undo")
    assert {one.slug for one in Listing.objects.all()} == {"call", "walk"}


def test_saved_twice_it_is_there_once(host: Client) -> None:
    page = send(host, feed(WALK))["Location"]
    host.post(page + "save", {"once": "a"})
    assert host.post(page + "save", {"once": "b"}).status_code == 404
    assert Listing.objects.count() == 1


def test_a_bmlt_servers_list_can_be_brought(host: Client) -> None:
    (row,) = read(feed(BMLT), zone="Europe/London").rows
    assert (row["day"], row["time"], row["timezone"]) == (2, "19:00", "Europe/London")
    assert (row["latitude"], row["longitude"], row["notes"]) == (55.97512, -3.17, "Bring a cup")
    assert len(row["slug"]) <= 64
    assert read(feed(row)).rows == [row]
    assert not {"coordinates", "updated", "country", "conference_url"} & row.keys()


def test_a_bmlt_servers_own_json_is_told_apart() -> None:
    with pytest.raises(NotRead, match="format tsml"):
        read(feed({"id_bigint": "7", "weekday_tinyint": "2", "start_time": "19:00:00"}))


REFUSED: dict[str, Any] = {
    "no day": WALK | {"day": None},
    "day 7": WALK | {"day": 7},
    "day true": WALK | {"day": True},
    "day of words": WALK | {"day": "Monday"},
    "no time": WALK | {"time": "9:00"},
    "hour 25": WALK | {"time": "25:00"},
    "no name": WALK | {"name": "<br>"},
    "long name": WALK | {"name": "a" * 256},
    "odd slug": WALK | {"slug": "a b/../c"},
    "endless slug": WALK | {"slug": "a" * 300},
    "no zone": WALK | {"timezone": "Europe/Atlantis"},
    "script link": WALK | {"conference_url": "javascript:alert(1)"},
    "hidden script link": WALK | {"url": " java\nscript:alert(1)"},
    "data link": WALK | {"url": "data:text/html,hello"},
    "link with a password": WALK | {"url": "https://me:secret@example.org/"},
    "link that breaks out": WALK | {"url": 'https://example.org/"onclick="x'},
    "odd phone": CALL | {"conference_phone": "javascript:alert(1)"},
    "nowhere": {name: WALK[name] for name in ("name", "slug", "day", "time")},
    "no meeting": "Monday",
    "deep": [[[[[]]]]],
}


@pytest.mark.parametrize("row", REFUSED.values(), ids=REFUSED.keys())
def test_a_row_that_cannot_be_kept_is_refused_with_a_sentence(row: Any) -> None:
    found = read(feed(row, CALL | {"slug": "beside"}))
    assert [one["slug"] for one in found.rows] == ["beside"]
    assert [one.number for one in found.refused] == [1]
    assert found.refused[0].why.endswith(".")


def test_the_same_slug_twice_and_one_of_ours_are_refused(
    everywhere: Series, host: Client, client: Client
) -> None:
    found = read(feed(WALK, WALK | {"name": "Another"}))
    assert ([one["name"] for one in found.rows], [one.name for one in found.refused]) == (
        ["Walk and talk"],
        ["Another"],
    )
    page = send(host, client.get("/feeds/meetings.json").content)["Location"]
    assert "It is a gathering of this place already." in host.get(page).content.decode()


def test_markup_becomes_text(host: Client, client: Client) -> None:
    nasty = "Tea<script>alert(1)</script> <img src=x onerror=alert(1)>&lt;b&gt;now&lt;/b&gt;"
    page = send(host, feed(WALK | {"name": nasty, "notes": nasty + "\u202e\x00"}))["Location"]
    host.post(page + "save")
    shown = client.get("/gatherings/").content.decode()
    assert "Tea now" in shown
    assert "onerror" not in shown
    assert "alert(1)" not in shown


WHOLE = {
    "a page": (b"<!doctype html><title>Meetings</title>", "web page"),
    "nothing": (b"", "not JSON"),
    "broken off": (b'[{"name": "Wal', "not JSON"),
    "a word": (b'"meetings"', "list of meetings"),
    "a number that is none": (b"[NaN]", "not JSON"),
    "an empty list": (b"[]", "empty"),
    "no text": (b"\xff\xfe\x00", "UTF-8"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(200), "UTF-8"),
    "deeply folded": (b"[" * 200_000 + b"]" * 200_000, "deeply"),
    "deeply folded names": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "deeply"),
    "a huge number": (b"[" + b"9" * 10_000 + b"]", "not JSON"),
    "too many rows": (json.dumps([1] * (reading.MOST_ROWS + 1)).encode(), "5,000"),
    "too large": (b"[" + b" " * 5_000_001 + b"]", "5 MB"),
}


@pytest.mark.parametrize(("body", "says"), WHOLE.values(), ids=WHOLE.keys())
def test_what_is_no_feed_gets_a_sentence_and_changes_nothing(body: bytes, says: str, host: Client) -> None:
    if not body:
        with pytest.raises(NotRead, match=says):
            read(body)
        return
    answer = send(host, body)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Bringing.objects.exists()
    assert not Listing.objects.exists()


def test_an_address_or_a_file_and_a_zone_that_exists(host: Client) -> None:
    assert "one of the two" in host.post(PAGE, {}).content.decode()
    both = {"address": "https://example.org/", "file": SimpleUploadedFile("feed.json", feed(WALK))}
    assert "one of the two" in host.post(PAGE, both).content.decode()
    assert "No time zone has this name" in send(host, feed(WALK), zone="Europe/Atlantis").content.decode()


def test_one_can_be_taken_off(host: Client) -> None:
    page = send(host, feed(WALK, CALL))["Location"]
    host.post(page + "save")
    host.post(f"{PAGE}listings/{Listing.objects.get(slug='walk').id}/take-off")
    assert [one.slug for one in Listing.objects.all()] == ["call"]
