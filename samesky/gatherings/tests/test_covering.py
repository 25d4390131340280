"""The keeper does not come: covers are asked in turn, and when nobody can it is called off kindly, once."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client

from samesky.circles import log
from samesky.circles.actions import coffee, sitting
from samesky.circles.core import commands as ask
from samesky.circles.core.tables import commands as wish
from samesky.circles.models import Room
from samesky.circles.queries.ending import was_called_off
from samesky.gatherings.actions import forgetting, freeing, reminding
from samesky.gatherings.actions.holding import cannot
from samesky.gatherings.actions.planning import plan_gathering
from samesky.gatherings.models import CoverAsked, Duty, Series
from samesky.gatherings.queries.finding import soon
from samesky.gatherings.tests.covering import arrives, asked, page, passes, serves, tick, told, watch
from samesky.gatherings.tests.plans import BEFORE, FIRST, plan_for
from samesky.gatherings.tests.seats import MAYBE, NO, OFFERED, room_for, row_of, says, seat_of
from samesky.gatherings.tests.test_opening_rooms import BEGINS
from samesky.groups.actions import let_lead
from samesky.groups.models import Group
from samesky.kit.clock import held_at
from samesky.notices.models import Notice
from samesky.people.models import Block, Person

ASKED, OFF, TAKEN = "gathering-cover", "gathering-called-off", "gathering-cover-taken"


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    log.forget_all()
    with held_at(BEFORE):
        yield
    log.forget_all()


@pytest.fixture
def watched(farid: Person) -> None:
    watch(farid)


@pytest.fixture
def covered(carers: Group, dara: Person, grace: Person, chen: Person, watched: None) -> Series:
    """Dara keeps; Chen, then Grace cover."""
    let_lead(grace, carers, chen)
    return plan_gathering(dara, carers, plan_for(dara, chen, grace))


def test_covers_are_asked_in_turn_and_then_it_is_called_off_and_everybody_told_once(
    covered: Series, amara: Person, ben: Person, hana: Person
) -> None:
    says(amara, covered)
    says(ben, covered, MAYBE)
    says(hana, covered, NO)
    passes(4.5)
    assert asked() == []
    tick(5)
    assert asked() == told(ASKED) == ["Chen"]
    passes(9.5, 5.5)
    assert asked() == ["Chen"]
    passes(14.5, 10)
    assert asked() == ["Chen", "Grace"]
    assert row_of(covered).called_off_at is None
    passes(40, 15)
    assert row_of(covered).called_off_at == BEGINS + timedelta(minutes=15)
    assert told(OFF) == ["Amara", "Ben", "Chen", "Dara", "Grace"]
    assert told(ASKED) == ["Chen", "Grace"]
    assert Room.objects.get().closed_at is not None
    assert row_of(covered).cover_at is None


def test_who_waits_in_the_lobby_reads_that_it_is_not_because_of_them(covered: Series, amara: Person) -> None:
    passes(0)
    room = arrives(amara, 0)
    passes(15, 0.5)
    client = Client()
    with held_at(BEGINS + timedelta(minutes=15)):
        client.force_login(amara)
        for address in ("table", "after"):
            shown = client.get(f"{room.get_absolute_url()}{address}").content.decode()
            assert "It is not because of anybody who came." in shown
            assert "This took place" not in shown
    assert was_called_off(room)


def test_the_page_the_finder_offers_and_reminders_know_it(
    covered: Series, amara: Person, ben: Person, chen: Person
) -> None:
    room_for(covered, 1)
    says(amara, covered)
    says(ben, covered)
    passes(15)
    shown = page(amara, covered, 16)
    assert "It is not because of anybody who came." in shown
    for gone in ("Will you come?", "The room", "Nobody was there to keep it", "Let it take place after all"):
        assert gone not in shown
    assert "so the place called it off" in page(chen, covered, 16, "hold")
    with held_at(BEGINS - timedelta(minutes=1)):
        assert soon(amara, BEGINS - timedelta(minutes=1)) == []
    later = BEGINS + timedelta(minutes=20)
    with held_at(later):
        before = Notice.objects.count()
        freeing.look(later, 50)
        reminding.remind(BEGINS + timedelta(hours=4), 50)
    assert Notice.objects.count() == before
    assert seat_of(ben) != OFFERED
    ics = Client()
    ics.force_login(amara)
    file = ics.get(f"/gatherings/{covered.id}/{FIRST}/gathering.ics").content.decode()
    assert "STATUS:CANCELLED" in file


def test_a_keeper_who_comes_late_is_waited_for_and_one_who_goes_again_is_not(
    covered: Series, dara: Person, amara: Person
) -> None:
    passes(4)
    room = arrives(dara, 4)
    arrives(amara, 4)
    passes(5, 4.5)
    assert asked() == []
    with held_at(BEGINS + timedelta(minutes=6)):
        sitting.do(dara, room, ask.Leave(), "")
    passes(7, 6)
    assert asked() == ["Chen"]


def test_a_circle_that_has_begun_is_left_alone_and_who_was_asked_is_told(
    covered: Series, dara: Person, amara: Person
) -> None:
    passes(5)
    assert asked() == ["Chen"]
    room = arrives(dara, 5.5)
    arrives(amara, 5.5)
    with held_at(BEGINS + timedelta(minutes=5.5)):
        assert sitting.do(dara, room, ask.Begin(), "").refusal is None
    passes(60, 5.5)
    assert asked() == told(TAKEN) == ["Chen"]
    assert row_of(covered).called_off_at is None
    assert told(OFF) == []


def test_a_keeper_whose_phone_sleeps_is_still_there_for_a_while(covered: Series, dara: Person) -> None:
    """A sleeping phone is not a refusal; one that is silent for five minutes is nobody who keeps."""
    passes(3)
    arrives(dara, 3)
    serves(3, 7)
    assert asked() == []
    serves(7, 9)
    assert asked() == ["Chen"]


def test_a_coffee_chat_that_had_its_keeper_goes_on_without_and_one_that_had_none_does_not(
    carers: Group, dara: Person, grace: Person, amara: Person, ben: Person, watched: None
) -> None:
    kept = plan_gathering(dara, carers, plan_for(dara, grace, kind=Series.Kind.COFFEE))
    passes(0)
    room = arrives(dara, 1)
    arrives(amara, 1)
    with held_at(BEGINS + timedelta(minutes=2)):
        coffee.do(dara, room, wish.Leave(), "")
    passes(4, 1.5)
    arrives(ben, 4)
    passes(20, 4.5)
    assert asked() == []
    assert row_of(kept).called_off_at is None


def test_an_unkept_coffee_chat_is_called_off_with_people_in_it(
    carers: Group, dara: Person, amara: Person, watched: None
) -> None:
    series = plan_gathering(dara, carers, plan_for(dara, kind=Series.Kind.COFFEE))
    passes(14)
    room = arrives(amara, 14)
    passes(15, 14.5)
    assert asked() == []
    assert row_of(series).called_off_at
    client = Client()
    with held_at(BEGINS + timedelta(minutes=15)):
        client.force_login(amara)
        for part in ("coffee/people", "coffee/card", "after"):
            shown = client.get(f"{room.get_absolute_url()}{part}").content.decode()
            assert "It is not because of anybody who came." in shown


def test_with_nobody_to_keep_it_and_no_room_covers_are_asked_all_the_same(
    covered: Series, dara: Person
) -> None:
    cannot(dara, covered, FIRST)
    passes(5)
    assert Room.objects.count() == 0
    assert asked() == ["Chen"]
    passes(15, 5.5)
    assert told(OFF) == ["Chen", "Grace"]


def test_unwatched_nobody_is_asked_in_vain_and_a_room_that_opens_late_gives_time_to_come(
    weekly: Series, farid: Person
) -> None:
    passes(40)
    assert (asked(), told(OFF), Room.objects.count()) == ([], [], 0)
    watch(farid)
    passes(44.5, 40)
    assert (asked(), Room.objects.count()) == ([], 1)
    tick(45)
    assert asked() == ["Grace"]
    passes(55, 45.5)
    assert row_of(weekly).called_off_at == BEGINS + timedelta(minutes=55)


def test_elsewhere_nobody_is_asked_and_nothing_called_off(
    carers: Group, dara: Person, grace: Person, amara: Person, watched: None
) -> None:
    series = plan_gathering(dara, carers, plan_for(dara, grace, here=False, link=True))
    says(amara, series)
    passes(60)
    assert (asked(), told(OFF), row_of(series).called_off_at) == ([], [], None)


def test_after_a_standstill_nothing_silly_is_sent(covered: Series, amara: Person) -> None:
    """Half an hour late: told as it is. A day late: nothing at all."""
    says(amara, covered)
    tick(-10)
    tick(24 * 60)
    assert (asked(), told(OFF), row_of(covered).called_off_at) == ([], [], None)
    assert row_of(covered).cover_at is None


def test_an_hour_of_standstill_is_called_off_without_asking_anybody(covered: Series, amara: Person) -> None:
    says(amara, covered)
    tick(-10)
    tick(60)
    assert (asked(), told(OFF)) == ([], ["Amara", "Dara"])


def test_nobody_is_asked_to_sit_with_somebody_who_blocked_them(
    covered: Series, amara: Person, chen: Person
) -> None:
    """They would find the room full (law 14). Neither of the two learns anything of it."""
    Block.objects.create(by=amara, of=chen)
    passes(0)
    arrives(amara, 0)
    passes(5, 0.5)
    assert asked() == ["Grace"]
    assert "Could you come now?" not in page(chen, covered, 5, "hold")


def test_who_no_longer_keeps_or_said_no_before_is_not_asked(
    covered: Series, carers: Group, chen: Person
) -> None:
    cannot(chen, covered, FIRST)
    passes(5)
    assert asked() == ["Grace"]


def test_who_left_the_list_of_keepers_is_not_asked(
    carers: Group, dara: Person, ben: Person, grace: Person, chen: Person, watched: None
) -> None:
    let_lead(grace, carers, chen)
    series = plan_gathering(dara, carers, plan_for(dara, chen))
    Duty.objects.create(series=series, person=ben, part=Duty.Part.COVERS, place=0)
    passes(5)
    assert asked() == ["Chen"]


def test_notices_say_nothing_of_group_title_or_person(covered: Series, client: Client, amara: Person) -> None:
    says(amara, covered)
    passes(15)
    with held_at(BEGINS + timedelta(minutes=15)):
        client.force_login(amara)
        shown = client.get("/notices").content.decode()
    assert "does not take place today" in shown
    for word in ("Tuesday circle", "Carers", "Dara", "Chen"):
        assert word not in shown.partition("<main")[2]


def test_what_covers_were_asked_goes_with_the_sealed_time(covered: Series) -> None:
    passes(5)
    with held_at(BEGINS + timedelta(days=29)):
        forgetting.forget_old(BEGINS + timedelta(hours=47), 50)
        assert CoverAsked.objects.count() == 1
        forgetting.forget_old(BEGINS + timedelta(hours=51), 50)
    assert CoverAsked.objects.count() == 0
