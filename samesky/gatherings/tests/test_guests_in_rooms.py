"""Somebody with a seat who is not in the group comes into this one room, and learns nothing else of the group."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from samesky.circles import log
from samesky.circles.models import Attendance, Room
from samesky.circles.queries.open_now import open_to
from samesky.circles.queries.rooms import may_know
from samesky.circles.rooms import CircleRoom
from samesky.gatherings.actions.planning import plan_gathering
from samesky.gatherings.actions.rooms import open_rooms
from samesky.gatherings.models import Series
from samesky.gatherings.tests.plans import BEFORE, FIRST, plan_for
from samesky.gatherings.tests.seats import NO, says
from samesky.gatherings.tests.test_opening_rooms import BEGINS, TEN_BEFORE
from samesky.groups.models import AskedToLeave, Group
from samesky.kit.clock import held_at
from samesky.people.models import Block, Person
from samesky.safety.models import WatchTurn


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    log.forget_all()
    with held_at(BEFORE):
        yield
    log.forget_all()


@pytest.fixture
def watched(farid: Person) -> None:
    WatchTurn.objects.create(person=farid, starts_at=BEFORE, ends_at=BEGINS + timedelta(days=1))
    cache.clear()


def opened(group: Group, dara: Person, guest: Person, kind: str) -> tuple[Series, Room]:
    """For all members, with a seat for the guest; its room is open."""
    series = plan_gathering(dara, group, plan_for(dara, kind=kind, who=Series.Who.MEMBERS))
    says(guest, series)
    with held_at(TEN_BEFORE):
        open_rooms(TEN_BEFORE, 50)
    return series, Room.objects.get()


@pytest.fixture(params=["circle", "workshop", "coffee"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def status(person: Person, address: str) -> int:
    client = Client()
    client.force_login(person)
    return client.get(address).status_code


def test_a_guest_comes_in_and_an_outsider_does_not(
    carers: Group, dara: Person, ivo: Person, elif_: Person, watched: None, kind: str
) -> None:
    series, room = opened(carers, dara, ivo, kind)
    route = "circles:coffee-arrive" if kind == "coffee" else "circles:arrive"
    address = room.get_absolute_url()
    with held_at(BEGINS):
        assert status(ivo, address) == 200
        assert status(elif_, address) == 404
        client = Client()
        client.force_login(ivo)
        assert address in client.get(f"/gatherings/{series.id}/{FIRST}/").content.decode()
        arrived = client.post(reverse(route, args=[room.id]), {"agree": "on", "once": "x"})
        assert arrived.status_code in (200, 302)
        assert room.seats.filter(person=ivo).exists()
        assert CircleRoom().may_listen(ivo.pk, room.live)
        assert not CircleRoom().may_listen(elif_.pk, room.live)
        for page in ("circles", "circles/open-now"):
            assert status(ivo, f"{carers.get_absolute_url()}{page}") == 404
    assert open_to(ivo) == []


def test_who_has_no_seat_any_more_was_asked_out_or_may_not_know_it_is_not_let_in(
    carers: Group, dara: Person, ivo: Person, watched: None
) -> None:
    series, room = opened(carers, dara, ivo, "circle")
    assert may_know(ivo.pk, room)
    asked = AskedToLeave.objects.create(group=carers, person=ivo)
    assert not may_know(ivo.pk, room)
    asked.delete()
    Series.objects.filter(pk=series.pk).update(who=Series.Who.GROUP)
    assert not may_know(ivo.pk, room)
    Series.objects.filter(pk=series.pk).update(who=Series.Who.MEMBERS)
    says(ivo, series, NO)
    assert not may_know(ivo.pk, room)


def test_a_block_is_kept_at_the_door(
    carers: Group, dara: Person, ivo: Person, amara: Person, watched: None
) -> None:
    _series, room = opened(carers, dara, ivo, "circle")
    with held_at(BEGINS):
        client = Client()
        client.force_login(amara)
        client.post(f"{room.get_absolute_url()}arrive", {"agree": "on", "once": "x"})
        Block.objects.create(by=amara, of=ivo)
        guest = Client()
        guest.force_login(ivo)
        said = guest.get(room.get_absolute_url()).content.decode()
        guest.post(f"{room.get_absolute_url()}arrive", {"agree": "on", "once": "y"})
    assert "full" in said
    assert amara.pen_name not in said
    assert not room.seats.filter(person=ivo).exists()


def test_a_guest_who_did_not_come_reads_no_names_afterwards(
    carers: Group, dara: Person, ivo: Person, amara: Person, watched: None
) -> None:
    _series, room = opened(carers, dara, ivo, "circle")
    Room.objects.filter(pk=room.pk).update(closed_at=BEGINS)
    Attendance.objects.create(room=room, person=amara)
    client = Client()
    with held_at(BEGINS):
        client.force_login(ivo)
        page = client.get(f"{room.get_absolute_url()}after").content.decode()
        assert "This took place" in page
        assert amara.pen_name not in page
