"""Circles without a keeper: only where a lead allowed them, never with newcomers, never unwatched."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from samesky.circles.actions import sitting
from samesky.circles.actions.keeperless import allow, due, open_without_keeper
from samesky.circles.core import commands as ask
from samesky.circles.core.commands import Refusal
from samesky.circles.core.plan import Kind
from samesky.circles.core.state import Stage
from samesky.circles.log import circle_of
from samesky.circles.models import KeeperlessAllowance, NotAllRight, Room
from samesky.circles.scripts.shipped import shipped
from samesky.groups.models import Group, Membership
from samesky.kit.clock import now
from samesky.notices.models import Notice
from samesky.people.models import Person
from samesky.safety.models import Record, WatchTurn
from tests.harness.people import ClientOf


@pytest.fixture(autouse=True)
def _long_together(carers: Group, hana: Person) -> None:
    """All but Hana have been in the group for forty days."""
    Membership.objects.exclude(person=hana).update(agreed_at=now() - timedelta(days=40))


@pytest.fixture
def watch(elif_: Person) -> WatchTurn:
    cache.clear()
    return WatchTurn.objects.create(
        person=elif_, starts_at=now() - timedelta(hours=1), ends_at=now() + timedelta(hours=3)
    )


@pytest.fixture
def without(carers: Group, farid: Person, amara: Person, watch: WatchTurn) -> Room:
    """A circle that Farid allowed and Amara opened, in which Amara (1), Ben (2) and Chen (3) may sit."""
    allow(farid, carers, yes=True)
    return open_without_keeper(amara, carers, shipped()[0].written)


def sit(room: Room, *people: Person) -> None:
    for person in people:
        assert sitting.arrive(person, room, "").refusal is None


def end_the_watch() -> None:
    WatchTurn.objects.all().delete()
    cache.clear()


def test_where_nobody_allowed_it_there_is_no_such_page(
    carers: Group, amara: Person, watch: WatchTurn, client_of: ClientOf
) -> None:
    address = f"/groups/{carers.slug}/circles/without-keeper"
    for way in (client_of(amara).get, client_of(amara).post):
        assert way(address).status_code == 404
    assert not Room.objects.exists()


def test_only_a_lead_allows_it(
    carers: Group, grace: Person, dara: Person, elif_: Person, farid: Person, client_of: ClientOf
) -> None:
    address = f"/desk/circles/{carers.slug}/keeperless"
    for other in (grace, dara, elif_):
        assert client_of(other).post(address, {"allow": "yes"}).status_code == 404
        assert client_of(other).get("/desk/circles/keeperless").status_code == 404
    assert not KeeperlessAllowance.objects.exists()
    assert client_of(farid).post(address, {"allow": "yes"}).status_code == 302
    assert KeeperlessAllowance.objects.get().allowed_by == farid
    assert Record.objects.filter(by_id=farid.id, act="allowed keeperless", thing_id=str(carers.id)).exists()
    assert "may sit without a keeper" in client_of(farid).get("/desk/circles/keeperless").content.decode()
    assert "Farid allowed it" in client_of(farid).get(address).content.decode()


def test_a_member_opens_one_and_all_keep_it(
    without: Room, carers: Group, amara: Person, ben: Person, client_of: ClientOf
) -> None:
    shown = client_of(amara).get(f"/groups/{carers.slug}/circles/without-keeper").content.decode()
    assert "You keep it together" in shown
    sit(without, amara, ben)
    client_of(ben).post(f"/circles/{without.id}/keep/begin")
    client_of(amara).post(f"/circles/{without.id}/keep/next")
    circle = circle_of(without.id)
    assert circle.stage is Stage.SPEAKING
    assert not circle.keeper


def test_somebody_new_neither_opens_one_nor_comes_in(
    without: Room, carers: Group, hana: Person, client_of: ClientOf
) -> None:
    address = f"/groups/{carers.slug}/circles/without-keeper"
    assert "thirty days" in client_of(hana).get(address).content.decode()
    assert client_of(hana).post(address).status_code == 422
    assert Room.objects.count() == 1
    assert sitting.arrive(hana, without, "a").refusal is Refusal.TOO_NEW
    assert not circle_of(without.id).seats
    assert "thirty days" in client_of(hana).get(without.get_absolute_url()).content.decode()


def test_unwatched_it_is_neither_opened_nor_begun(
    without: Room, carers: Group, amara: Person, ben: Person, client_of: ClientOf
) -> None:
    sit(without, amara, ben)
    end_the_watch()
    client_of(amara).post(f"/circles/{without.id}/keep/begin")
    assert circle_of(without.id).stage is Stage.LOBBY
    assert client_of(amara).post(f"/groups/{carers.slug}/circles/without-keeper").status_code == 422
    assert Room.objects.count() == 1


def test_when_the_watch_ends_it_goes_to_its_closing_round_and_nobody_is_cut_off(
    without: Room, amara: Person, ben: Person, chen: Person, client_of: ClientOf
) -> None:
    sit(without, amara, ben, chen)
    client_of(ben).post(f"/circles/{without.id}/keep/begin")
    client_of(ben).post(f"/circles/{without.id}/keep/next")
    assert due(now(), 10) == 0
    end_the_watch()
    assert [due(now(), 10), due(now(), 10)] == [1, 0]
    circle = circle_of(without.id)
    assert circle.turn
    assert circle.kind is Kind.NAMES, "who speaks has their turn"
    holder = {1: amara, 2: ben, 3: chen}[circle.turn.seat]
    sitting.do(holder, without, ask.Finish(circle.turn.number), "")
    assert circle_of(without.id).kind is Kind.CLOSING


def test_taken_back_it_ends_what_is_open(
    without: Room, farid: Person, carers: Group, amara: Person, ben: Person, client_of: ClientOf
) -> None:
    sit(without, amara, ben)
    client_of(ben).post(f"/circles/{without.id}/keep/begin")
    allow(farid, carers, yes=False)
    assert circle_of(without.id).kind is Kind.CLOSING


def test_not_all_right_goes_to_the_watch(
    without: Room, amara: Person, ben: Person, elif_: Person, client_of: ClientOf
) -> None:
    sit(without, amara, ben)
    client_of(ben).post(f"/circles/{without.id}/keep/begin")
    client_of(amara).post(f"/circles/{without.id}/not-all-right")
    assert NotAllRight.objects.get().watch_at
    assert Notice.objects.get().person == elif_
    assert (
        "Amara is not all right"
        not in client_of(ben).get(f"/circles/{without.id}/keep/panel").content.decode()
    )


def test_a_circle_with_a_keeper_is_left_alone(without: Room, begun: Room, carers: Group) -> None:
    end_the_watch()
    due(now(), 10)
    assert not circle_of(begun.id).winding
    assert circle_of(begun.id).stage is Stage.OPENING
