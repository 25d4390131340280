"""A time is cancelled or moved after its room was opened, and taken back: nobody is left waiting, and nobody sent away mid-sentence."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.test import Client

from samesky.circles import log
from samesky.circles.actions import sitting
from samesky.circles.core import commands as ask
from samesky.circles.models import Room
from samesky.gatherings.actions.changing import change_all
from samesky.gatherings.actions.changing_one import OneTime, cancel_one, change_one, uncancel_one
from samesky.gatherings.actions.ending import cancel_series, uncancel_series
from samesky.gatherings.actions.planning import plan_gathering
from samesky.gatherings.models import Series
from samesky.gatherings.tests.covering import arrives, asked, passes, tick, told, watch
from samesky.gatherings.tests.plans import BEFORE, FIRST, pattern, plan_for
from samesky.gatherings.tests.seats import row_of, says
from samesky.gatherings.tests.test_opening_rooms import BEGINS
from samesky.groups.models import Group
from samesky.kit.clock import held_at
from samesky.people.models import Person

Act = Callable[[Person, Series], object]


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    log.forget_all()
    with held_at(BEFORE):
        yield
    log.forget_all()


@pytest.fixture
def waited_for(weekly: Series, farid: Person, amara: Person) -> Series:
    """Its room is open, and Amara waits in the lobby. It begins in six minutes."""
    watch(farid)
    says(amara, weekly)
    tick(-10)
    arrives(amara, -6)
    return weekly


def does(act: Act, person: Person, series: Series, minutes: float) -> None:
    with held_at(BEGINS + timedelta(minutes=minutes)):
        act(person, series)


CANCELLED: dict[str, Act] = {
    "this time": lambda person, series: cancel_one(person, series, FIRST),
    "all of it": cancel_series,
}
TAKEN_BACK: dict[str, Act] = {
    "this time": lambda person, series: uncancel_one(person, series, FIRST),
    "all of it": uncancel_series,
}


@pytest.mark.parametrize("what", CANCELLED)
def test_whoever_waits_reads_that_it_does_not_take_place(
    what: str, waited_for: Series, dara: Person, amara: Person
) -> None:
    does(CANCELLED[what], dara, waited_for, -5)
    room = Room.objects.get()
    assert room.closed_at == BEGINS - timedelta(minutes=5)
    with held_at(BEGINS - timedelta(minutes=5)):
        client = Client()
        client.force_login(amara)
        assert (
            "It does not take place today" in client.get(f"{room.get_absolute_url()}table").content.decode()
        )
    passes(20, -4)
    assert (asked(), told("gathering-called-off"), Room.objects.count()) == ([], [], 1)
    assert told("gathering-cancelled") == ["Amara", "Grace"]


@pytest.mark.parametrize("what", CANCELLED)
def test_taken_back_the_room_stays_over_and_another_opens(
    what: str, waited_for: Series, dara: Person, amara: Person
) -> None:
    does(CANCELLED[what], dara, waited_for, -5)
    does(TAKEN_BACK[what], dara, waited_for, -3)
    first = Room.objects.get()
    passes(5, -2)
    assert Room.objects.count() == 2
    second = row_of(waited_for).room
    assert second is not None
    assert (second.pk != first.pk, second.closed_at) == (True, None)
    assert Room.objects.get(pk=first.pk).closed_at is not None
    assert asked() == ["Grace"]
    arrives(amara, 5)


def test_a_circle_that_has_begun_goes_on(waited_for: Series, dara: Person, amara: Person) -> None:
    room = arrives(dara, -4)
    with held_at(BEGINS - timedelta(minutes=4)):
        assert sitting.do(dara, room, ask.Begin(), "").refusal is None
    does(CANCELLED["this time"], dara, waited_for, -3.9)
    does(TAKEN_BACK["this time"], dara, waited_for, -3.8)
    room.refresh_from_db()
    assert room.closed_at is None
    assert row_of(waited_for).room == room


def test_moved_to_tomorrow_the_room_shuts_and_another_opens_then(waited_for: Series, dara: Person) -> None:
    tomorrow = OneTime(start=pattern("2026-12-02T19:00").start, minutes=90, capacity=8)
    does(lambda person, series: change_one(person, series, FIRST, tomorrow), dara, waited_for, -5)
    passes(20, -4)
    assert (asked(), Room.objects.filter(closed_at=None).count()) == ([], 0)
    day = 24 * 60
    tick(day - 10)
    assert row_of(waited_for).room == Room.objects.get(closed_at=None)
    tick(day + 5)
    assert asked() == ["Grace"]


def test_the_whole_series_at_another_hour_shuts_it_too(
    carers: Group, dara: Person, grace: Person, amara: Person, farid: Person
) -> None:
    watch(farid)
    series = plan_gathering(dara, carers, plan_for(dara, grace))
    says(amara, series)
    tick(-10)
    later = plan_for(dara, grace, pattern=pattern("2026-12-01T21:00"))
    does(lambda person, series: change_all(person, series, later), dara, series, -5)
    assert Room.objects.get().closed_at is not None
    tick(111)
    assert Room.objects.filter(closed_at=None).count() == 1
