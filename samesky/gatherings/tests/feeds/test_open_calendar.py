"""/feeds/gatherings.ics and single files: what anybody may read, and that nothing else is in them."""

from datetime import timedelta

import pytest
from django.test import Client, override_settings

from samesky.gatherings.actions.storing import stored
from samesky.gatherings.models import Occurrence, Series
from samesky.gatherings.tests.feeds.conftest import LINK, PHONE, STREET, TOWN
from samesky.gatherings.tests.feeds.reading import events_at, text_of
from samesky.gatherings.tests.plans import BEFORE, FIRST, SECOND
from samesky.groups.models import Group
from samesky.kit.clock import held_at
from samesky.people.models import Person
from tests.harness.people import ClientOf

FEED = "/feeds/gatherings.ics"


def test_the_open_calendar_holds_what_is_open_and_the_town_of_it(
    everywhere: Series, inside: Series, client: Client
) -> None:
    (event,) = events_at(client, FEED)
    assert event["uid"] == str(everywhere.id)
    assert event["summary"] == "Tuesday circle"
    assert event["location"] == TOWN
    assert event["rrule"].to_ical() == b"FREQ=WEEKLY;BYDAY=TU"
    assert event.decoded("dtstart").isoformat() == "2026-12-01T19:00:00+01:00"
    assert event["status"] == "CONFIRMED"


def test_nobody_and_nothing_secret_is_in_any_open_feed(
    everywhere: Series, inside: Series, client: Client
) -> None:
    secret = (
        STREET,
        LINK,
        PHONE,
        "Only for the carers",
        "Dara",
        "Grace",
        "Amara",
        str(inside.id),
        inside.id.hex,
    )
    for address in (
        FEED,
        "/feeds/meetings.json",
        "/feeds/hsds/services.json",
        f"/gatherings/{everywhere.id}/gathering.ics",
    ):
        answer = client.get(address)
        assert answer.status_code == 200
        assert not [word for word in secret if word in text_of(answer.content)], address


def test_a_group_may_let_its_address_be_public(everywhere: Series, client: Client) -> None:
    Series.objects.filter(pk=everywhere.pk).update(address_open=True)
    (event,) = events_at(client, FEED)
    assert event["location"] == f"{STREET}, {TOWN}"
    assert LINK not in text_of(client.get(FEED).content)


def test_a_group_that_nobody_may_know_of_is_in_no_feed(everywhere: Series, client: Client) -> None:
    Group.objects.filter(pk=everywhere.group_id).update(joining=Group.Joining.INVITATION)
    assert events_at(client, FEED) == []
    assert client.get("/feeds/meetings.json").json() == []
    assert client.get(f"/gatherings/{everywhere.id}/gathering.ics").status_code == 404


def test_what_was_moved_and_what_is_off_say_so(everywhere: Series, client: Client) -> None:
    moved, off = stored(everywhere, FIRST), stored(everywhere, SECOND)
    later = BEFORE + timedelta(hours=1)
    for row, changes in ((moved, {"moved_at": later}), (off, {"cancelled_at": later})):
        Occurrence.objects.filter(pk=row.pk).update(changed_at=later, sequence=1, **changes)
    Occurrence.objects.filter(pk=moved.pk).update(starts_at=moved.starts_at + timedelta(days=1))
    master, first, second = events_at(client, FEED)
    assert first.decoded("recurrence-id").isoformat() == "2026-12-01T19:00:00+01:00"
    assert first.decoded("dtstart").isoformat() == "2026-12-02T19:00:00+01:00"
    assert (second["status"], second["summary"]) == ("CANCELLED", "Not this time: Tuesday circle")
    assert first["uid"] == second["uid"] == master["uid"]
    assert first["sequence"] > master["sequence"]
    assert first.decoded("last-modified") == later
    assert "status" in master
    assert master["status"] == "CONFIRMED"


def test_asked_again_it_says_that_nothing_is_new(everywhere: Series, client: Client) -> None:
    answer = client.get(FEED)
    assert answer["Cache-Control"] == "public, max-age=300"
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    again = client.get(FEED, HTTP_IF_NONE_MATCH=answer["ETag"])
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", answer["ETag"])
    with held_at(BEFORE + timedelta(hours=3)):
        assert client.get(FEED, HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 304
    Series.objects.filter(pk=everywhere.pk).update(changed_at=BEFORE + timedelta(hours=2), sequence=1)
    assert client.get(FEED, HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 200


def test_a_single_time_is_a_file_of_its_own(everywhere: Series, client: Client) -> None:
    answer = client.get(f"/gatherings/{everywhere.id}/{SECOND}/gathering.ics")
    assert answer["Content-Disposition"] == 'attachment; filename="gathering.ics"'
    (event,) = events_at(client, f"/gatherings/{everywhere.id}/{SECOND}/gathering.ics")
    assert event["uid"] == f"{everywhere.id}-{SECOND}"
    assert "rrule" not in event
    assert event.decoded("dtstart").isoformat() == "2026-12-08T19:00:00+01:00"


@pytest.mark.parametrize("name", ["20261202T1900", "never", "20261201T1900Z", "99991231T2359"])
def test_a_time_that_is_none_is_not_there(everywhere: Series, client: Client, name: str) -> None:
    assert client.get(f"/gatherings/{everywhere.id}/{name}/gathering.ics").status_code == 404


def test_an_outsider_gets_no_file_of_what_is_for_the_group(
    inside: Series, ivo: Person, amara: Person, client_of: ClientOf, client: Client
) -> None:
    address = f"/gatherings/{inside.id}/gathering.ics"
    assert client.get(address).status_code == client_of(ivo).get(address).status_code == 404
    (event,) = events_at(client_of(amara), address)
    assert (event["location"], event["class"]) == (TOWN, "PRIVATE")
    assert "private" in client_of(amara).get(address)["Cache-Control"]


@override_settings(REHEARSAL=True)
def test_a_rehearsal_says_that_its_people_are_not_real(everywhere: Series, client: Client) -> None:
    for address in (FEED, "/feeds/meetings.json", "/feeds/hsds/services.json"):
        assert "these people are not real" in text_of(client.get(address).content), address


def test_a_program_that_runs_wild_is_told_to_wait(everywhere: Series, client: Client) -> None:
    with override_settings(RATE_LIMITS=True):
        answers = [client.get(FEED).status_code for _ in range(121)]
        assert answers == [200] * 120 + [429]
        assert int(client.get(FEED)["Retry-After"]) <= 600


def test_pages_of_a_gathering_lead_to_its_file(everywhere: Series, client: Client) -> None:
    for page in (f"/gatherings/{everywhere.id}/", f"/gatherings/{everywhere.id}/{FIRST}/"):
        assert f'href="{page}gathering.ics"' in client.get(page).content.decode()
