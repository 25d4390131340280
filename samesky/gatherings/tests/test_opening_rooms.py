"""The room of a gathering opens ten minutes before, once, in its keeper's name, while somebody is on watch."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from samesky.circles import log
from samesky.circles.card import card_of
from samesky.circles.core.times import MINUTE as MS_MINUTE
from samesky.circles.log import circle_of, tables_of
from samesky.circles.models import Room
from samesky.circles.ticking import due
from samesky.gatherings.actions.changing_one import cancel_one
from samesky.gatherings.actions.planning import plan_gathering
from samesky.gatherings.actions.rooms import open_for, open_rooms
from samesky.gatherings.models import Duty, Occurrence, Series
from samesky.gatherings.queries.weeks import weeks
from samesky.gatherings.tests.plans import BEFORE, FIRST, plan_for
from samesky.gatherings.tests.seats import MAYBE, NO, row_of, says
from samesky.groups.models import Group
from samesky.kit.clock import held_at
from samesky.notices.models import Notice
from samesky.people.models import Person
from samesky.safety.models import WatchTurn

BEGINS = datetime(2026, 12, 1, 18, 0, tzinfo=UTC)
"""19:00 in Berlin."""
MINUTE = timedelta(minutes=1)
TEN_BEFORE = BEGINS - 10 * MINUTE


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    log.forget_all()
    with held_at(BEFORE):
        yield
    log.forget_all()


def watch(farid: Person, begin: datetime = BEFORE, end: datetime = BEGINS + timedelta(days=9)) -> None:
    WatchTurn.objects.create(person=farid, starts_at=begin, ends_at=end)
    cache.clear()


@pytest.fixture
def watched(farid: Person) -> None:
    watch(farid)


def at(moment: datetime) -> int:
    """How many rooms open at that moment."""
    with held_at(moment):
        return open_rooms(moment, 50)


def page(person: Person, series: Series, moment: datetime) -> str:
    client = Client()
    with held_at(moment):
        client.force_login(person)
        return client.get(f"/gatherings/{series.id}/{FIRST}/").content.decode()


def test_it_opens_ten_minutes_before_and_not_earlier(weekly: Series, dara: Person, watched: None) -> None:
    assert [at(TEN_BEFORE - MINUTE), at(TEN_BEFORE), at(TEN_BEFORE), at(BEGINS)] == [0, 1, 0, 0]
    room = Room.objects.get()
    assert (room.opened_by, room.group, room.kind) == (dara, weekly.group, "circle")
    assert row_of(weekly).room == room
    assert card_of(room).title == "Tuesday circle"
    plan = circle_of(room.id).plan
    assert plan is not None
    assert plan.capacity == 9
    assert plan.longest == 100 * MS_MINUTE


def test_an_empty_room_is_still_there_when_it_begins(weekly: Series, watched: None) -> None:
    """As long as somebody may still say that they come; in the end it closes, if nobody called it off before."""
    at(TEN_BEFORE)
    moment, closed = TEN_BEFORE, None
    while closed is None and moment < BEGINS + 45 * MINUTE:
        moment += timedelta(seconds=4)
        with held_at(moment):
            due(moment, 50)
        closed = Room.objects.get().closed_at
    assert closed is not None
    assert timedelta() <= closed - (BEGINS + 35 * MINUTE) < timedelta(seconds=5)
    assert at(BEGINS + 37 * MINUTE) == 0


def test_a_coffee_chat_and_a_workshop_from_a_script(
    carers: Group, dara: Person, grace: Person, watched: None
) -> None:
    plan_gathering(dara, carers, plan_for(dara, kind=Series.Kind.COFFEE))
    plan_gathering(
        dara, carers, plan_for(dara, kind=Series.Kind.WORKSHOP, script="shipped:what-helps-me-sleep")
    )
    plan_gathering(dara, carers, plan_for(dara, script="script:nothing"))
    assert at(BEGINS) == 3
    assert sorted(Room.objects.values_list("kind", flat=True)) == ["circle", "coffee", "workshop"]
    assert tables_of(Room.objects.get(kind="coffee").id).opened


def test_what_is_cancelled_over_elsewhere_or_kept_by_nobody_stays_shut(
    weekly: Series, carers: Group, dara: Person, watched: None
) -> None:
    cancel_one(dara, weekly, FIRST)
    plan_gathering(dara, carers, plan_for(dara, here=False, link=True))
    nobody = plan_gathering(dara, carers, plan_for(dara))
    Duty.objects.filter(series=nobody).delete()
    assert at(BEGINS) == 0
    assert "Nobody is there to keep it yet" in page(dara, nobody, BEGINS)
    assert at(BEGINS + timedelta(hours=2)) == 0


def test_what_was_moved_opens_then(weekly: Series, watched: None) -> None:
    Occurrence.objects.create(
        series=weekly,
        original=FIRST,
        capacity=8,
        starts_at=BEGINS + timedelta(days=1),
        ends_at=BEGINS + timedelta(days=1, hours=1),
        moved_at=BEFORE,
    )
    weeks.forget()
    assert [at(BEGINS), at(BEGINS + timedelta(days=1))] == [0, 1]


def test_unwatched_it_stays_shut_says_so_and_opens_once_somebody_watches(
    weekly: Series, farid: Person, amara: Person
) -> None:
    says(amara, weekly)
    assert at(TEN_BEFORE) == 0
    assert "As soon as somebody is on watch" in page(amara, weekly, TEN_BEFORE)
    watch(farid, BEGINS + 20 * MINUTE)
    assert [at(BEGINS + 10 * MINUTE), at(BEGINS + 20 * MINUTE)] == [0, 1]


def test_two_processes_open_one_room(weekly: Series, watched: None) -> None:
    with held_at(TEN_BEFORE):
        assert open_for(weekly, FIRST, TEN_BEFORE)
        assert not open_for(weekly, FIRST, TEN_BEFORE)
    assert Room.objects.count() == 1


def test_who_said_yes_or_maybe_is_told_once_and_finds_the_way(
    weekly: Series, amara: Person, ben: Person, chen: Person, dara: Person, watched: None
) -> None:
    says(amara, weekly)
    says(ben, weekly, MAYBE)
    says(chen, weekly, NO)
    assert "It opens here ten minutes before" in page(amara, weekly, BEFORE)
    at(TEN_BEFORE)
    at(BEGINS)
    told = Notice.objects.filter(kind="room-open")
    assert sorted(notice.person.pen_name for notice in told) == sorted(
        one.pen_name for one in (amara, ben, dara)
    )
    assert f'href="{Room.objects.get().get_absolute_url()}"' in page(amara, weekly, TEN_BEFORE)
