"""The watch: kept by few, said to everybody, and never by name."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samesky.kit.clock import held_at, now
from samesky.people.models import Person, RoleGrant
from samesky.safety.models import Record, WatchTurn
from tests.harness.people import ClientOf

EVENING = datetime(2026, 11, 20, 21, 0, tzinfo=UTC)


def watches(person: Person, begins: datetime, hours: float) -> WatchTurn:
    return WatchTurn.objects.create(person=person, starts_at=begins, ends_at=begins + timedelta(hours=hours))


def said(client: Client, at: datetime) -> str:
    with held_at(at):
        return client.get("/help-now").content.decode()


@pytest.mark.django_db
def test_an_empty_rota_says_that_nobody_watches(client: Client) -> None:
    assert f"Nobody from {settings.PLACE_NAME} is watching." in said(client, EVENING)


@pytest.mark.django_db
def test_it_says_until_when_and_from_when(client: Client, elif_: Person, farid: Person) -> None:
    watches(elif_, EVENING, 1)
    watches(farid, EVENING + timedelta(hours=1), 1)
    watches(elif_, EVENING + timedelta(hours=11), 2)
    assert "Someone is on watch until 23:00." in said(client, EVENING)
    assert "is watching until 08:00." in said(client, EVENING + timedelta(hours=2))


@pytest.mark.django_db
def test_the_banner_stands_on_other_pages_and_leads_to_help(client: Client, elif_: Person) -> None:
    watches(elif_, now() - timedelta(minutes=5), 1)
    page = client.get("/join").content.decode()
    assert "Someone is on watch until" in page
    assert "banner-watched" in page
    assert "Elif" not in page
    assert "Elif" not in client.get("/help-now").content.decode()


@pytest.mark.django_db
def test_many_pages_ask_the_rota_once(client: Client) -> None:
    client.get("/join")
    with CaptureQueriesContext(connection) as asked:
        client.get("/join")
    assert not [query for query in asked if "safety_watchturn" in query["sql"]]


@pytest.mark.django_db
def test_whoever_lost_the_role_watches_no_more(client: Client, elif_: Person) -> None:
    watches(elif_, EVENING, 2)
    RoleGrant.objects.filter(person=elif_).delete()
    assert "Nobody from" in said(client, EVENING)


@pytest.mark.django_db
def test_a_host_gives_turns_over_midnight_for_four_weeks(
    grace: Person, elif_: Person, client_of: ClientOf
) -> None:
    form = {
        "person": str(elif_.id),
        "day": "2026-11-20",
        "starts": "22:00",
        "ends": "06:00",
        "weeks": "4",
        "once": "a",
    }
    with held_at(EVENING):
        client = client_of(grace)
        assert client.post("/host/watch", form).status_code == 302
        client.post("/host/watch", form)
        page = client.get("/host/watch").content.decode()
    turns = list(WatchTurn.objects.order_by("starts_at"))
    assert [turn.ends_at - turn.starts_at for turn in turns] == [timedelta(hours=8)] * 4
    assert Record.objects.filter(act="gave a turn").count() == 4
    assert "Elif" in page
    assert "Nobody watches" in page


@pytest.mark.django_db
def test_ending_a_turn_shows_at_once(
    farid: Person, elif_: Person, client_of: ClientOf, django_capture_on_commit_callbacks: object
) -> None:
    turn = watches(elif_, now() - timedelta(minutes=5), 3)
    client = client_of(farid)
    assert "Someone is on watch" in client.get("/help-now").content.decode()
    client.post(f"/host/watch/{turn.id}/end")
    cache.clear()
    assert "Someone is on watch" not in client.get("/help-now").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"person": "somebody"},
        {"day": "yesterday"},
        {"day": "2020-01-01"},
        {"day": "9999-12-31"},
        {"starts": "25:00"},
        {"weeks": "1000000"},
        {"day": "2026-11-20\x00"},
    ],
)
def test_a_turn_that_cannot_be_is_refused_in_words(
    grace: Person, elif_: Person, client_of: ClientOf, wrong: dict[str, str]
) -> None:
    form = {"person": str(elif_.id), "day": "2026-11-20", "starts": "22:00", "ends": "06:00", "weeks": "1"}
    with held_at(EVENING):
        assert client_of(grace).post("/host/watch", form | wrong).status_code == 422
    assert not WatchTurn.objects.exists()


@pytest.mark.django_db
def test_only_people_who_read_the_desk_can_be_on_watch(
    grace: Person, amara: Person, client_of: ClientOf
) -> None:
    form = {"person": str(amara.id), "day": "2026-11-20", "starts": "22:00", "ends": "06:00", "weeks": "1"}
    with held_at(EVENING):
        assert client_of(grace).post("/host/watch", form).status_code == 422


@pytest.mark.django_db
def test_members_and_moderators_find_no_rota(
    amara: Person, elif_: Person, farid: Person, client_of: ClientOf
) -> None:
    assert client_of(amara).get("/host/watch").status_code == 404
    assert client_of(elif_).get("/host/watch").status_code == 404
    assert client_of(farid).get("/host/watch").status_code == 200
