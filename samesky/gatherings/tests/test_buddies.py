"""Somebody to arrive with, for who is nervous of coming alone."""

from collections.abc import Iterator

import pytest
from django.http import Http404
from django.test import Client

from samesky.gatherings.actions import buddies
from samesky.gatherings.models import Buddy, Coming, Series
from samesky.gatherings.queries.buddies import asking_for, buddy_of
from samesky.gatherings.tests.plans import BEFORE, FIRST
from samesky.gatherings.tests.seats import NO, row_of, says
from samesky.kit.clock import held_at
from samesky.notices.models import Notice
from samesky.people.actions.apart import block, mute
from samesky.people.models import Person


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with held_at(BEFORE):
        yield


@pytest.fixture
def three_come(weekly: Series, ben: Person, chen: Person, hana: Person) -> Series:
    """Hana is nervous of coming alone."""
    for person in (ben, chen, hana):
        says(person, weekly)
    buddies.ask_for_company(hana, weekly, FIRST)
    return weekly


def coming_of(person: Person) -> Coming:
    return Coming.objects.get(person=person)


def page_of(person: Person, series: Series) -> str:
    client = Client()
    client.force_login(person)
    return client.get(f"/gatherings/{series.id}/{FIRST}/").content.decode()


def test_those_who_come_learn_that_somebody_would_like_company_and_not_who(
    three_come: Series, ben: Person, amara: Person
) -> None:
    told = Notice.objects.filter(kind="gathering-buddy-asked")
    assert {notice.person.pen_name for notice in told} == {"Ben", "Chen"}
    page = page_of(ben, three_come)
    assert "We can arrive together" in page
    assert "Hana" not in page
    assert "We can arrive together" not in page_of(amara, three_come)


def test_both_learn_each_others_name(three_come: Series, ben: Person, hana: Person, chen: Person) -> None:
    buddies.arrive_with(ben, three_come, FIRST, coming_of(hana).pk)
    assert buddy_of(coming_of(hana)) == ben
    assert buddy_of(coming_of(ben)) == hana
    assert "Ben" in page_of(hana, three_come)
    assert "Hana" in page_of(ben, three_come)
    assert Notice.objects.get(kind="gathering-buddy").person == hana
    assert not asking_for(coming_of(chen))


def test_only_one_can_be_met_by_somebody(three_come: Series, ben: Person, chen: Person, hana: Person) -> None:
    buddies.arrive_with(ben, three_come, FIRST, coming_of(hana).pk)
    with pytest.raises(buddies.NoLonger):
        buddies.arrive_with(chen, three_come, FIRST, coming_of(hana).pk)
    buddies.ask_for_company(chen, three_come, FIRST)
    with pytest.raises(buddies.NoLonger):
        buddies.arrive_with(ben, three_come, FIRST, coming_of(chen).pk)


@pytest.mark.parametrize("who", ["ben", "hana"])
def test_either_can_step_back_and_the_other_is_told(
    three_come: Series, ben: Person, hana: Person, who: str
) -> None:
    buddies.arrive_with(ben, three_come, FIRST, coming_of(hana).pk)
    one, other = (ben, hana) if who == "ben" else (hana, ben)
    buddies.step_back(one, three_come, FIRST)
    assert not Buddy.objects.exists()
    assert Notice.objects.get(kind="gathering-alone-again").person == other
    assert coming_of(hana).buddy is (who == "ben"), "she still would like company, unless she stepped back"


@pytest.mark.parametrize("who", ["ben", "hana"])
def test_who_gives_back_the_seat_steps_back(three_come: Series, ben: Person, hana: Person, who: str) -> None:
    buddies.arrive_with(ben, three_come, FIRST, coming_of(hana).pk)
    says(ben if who == "ben" else hana, three_come, NO)
    assert not Buddy.objects.exists()
    assert Notice.objects.filter(kind="gathering-alone-again").count() == 1


@pytest.mark.parametrize("hides", [block, mute])
def test_people_who_do_not_see_each_other_are_never_brought_together(
    weekly: Series, ben: Person, hana: Person, hides: object
) -> None:
    for person in (ben, hana):
        says(person, weekly)
    assert callable(hides)
    hides(hana, ben.pk)
    buddies.ask_for_company(hana, weekly, FIRST)
    assert not Notice.objects.filter(kind="gathering-buddy-asked").exists()
    assert not asking_for(coming_of(ben))
    with pytest.raises(buddies.NoLonger):
        buddies.arrive_with(ben, weekly, FIRST, coming_of(hana).pk)


def test_after_a_block_the_name_is_gone_at_once(three_come: Series, ben: Person, hana: Person) -> None:
    buddies.arrive_with(ben, three_come, FIRST, coming_of(hana).pk)
    block(ben, hana.pk)
    assert buddy_of(coming_of(hana)) is None
    assert buddy_of(coming_of(ben)) is None
    assert "You arrive together with" not in page_of(hana, three_come)


def test_without_a_seat_nobody_asks_or_offers(three_come: Series, amara: Person, hana: Person) -> None:
    with pytest.raises(Http404):
        buddies.ask_for_company(amara, three_come, FIRST)
    with pytest.raises(Http404):
        buddies.arrive_with(amara, three_come, FIRST, coming_of(hana).pk)
    with pytest.raises(Http404):
        buddies.step_back(amara, three_come, FIRST)


def test_nobody_meets_themselves(three_come: Series, hana: Person) -> None:
    with pytest.raises(buddies.NoLonger):
        buddies.arrive_with(hana, three_come, FIRST, coming_of(hana).pk)


def test_asking_again_tells_nobody_again(three_come: Series, hana: Person) -> None:
    buddies.step_back(hana, three_come, FIRST)
    buddies.ask_for_company(hana, three_come, FIRST)
    assert Notice.objects.filter(kind="gathering-buddy-asked").count() == 2
    assert row_of(three_come).taken == 3
