"""The page of those who hold a gathering."""

from collections.abc import Iterator

import pytest
from django.http import Http404
from django.test import Client

from samesky.gatherings.actions.holding import cannot, take_over
from samesky.gatherings.models import Series
from samesky.gatherings.queries.line import keepers_of
from samesky.gatherings.tests.plans import BEFORE, FIRST, SECOND
from samesky.gatherings.tests.seats import MAYBE, room_for, row_of, says
from samesky.kit.clock import held_at
from samesky.notices.models import Notice
from samesky.people.acting import Repeated
from samesky.people.models import Block, Person


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with held_at(BEFORE):
        yield


def page(person: Person, series: Series, original: str = FIRST) -> str:
    client = Client()
    client.force_login(person)
    return client.get(f"/gatherings/{series.id}/{original}/hold").content.decode()


def sends(person: Person, series: Series, original: str = FIRST, **body: str) -> int:
    client = Client()
    client.force_login(person)
    return client.post(f"/gatherings/{series.id}/{original}/hold", body).status_code


def test_who_waits_stands_among_those_who_said_yes(
    weekly: Series, dara: Person, ben: Person, chen: Person, hana: Person
) -> None:
    room_for(weekly, 1)
    for person in (ben, chen):
        says(person, weekly)
    says(hana, weekly, MAYBE)
    shown = page(dara, weekly)
    said_yes = shown.partition("Said yes")[2].partition("Said maybe")[0]
    assert ben.pen_name in said_yes
    assert chen.pen_name in said_yes
    assert hana.pen_name in shown.partition("Said maybe")[2]


def test_blocked_ones_are_hidden_both_ways(weekly: Series, dara: Person, ben: Person, chen: Person) -> None:
    says(ben, weekly)
    says(chen, weekly)
    Block.objects.create(by=dara, of=ben)
    Block.objects.create(by=chen, of=dara)
    shown = page(dara, weekly)
    assert ben.pen_name not in shown
    assert chen.pen_name not in shown


def test_who_has_no_part_in_it_finds_no_page(weekly: Series, amara: Person, ivo: Person) -> None:
    for person in (amara, ivo):
        assert "Who would like to come" not in page(person, weekly)
        assert sends(person, weekly, do="keep") == 404


def test_who_cannot_says_so_and_the_others_are_told_without_a_name(
    weekly: Series, dara: Person, grace: Person
) -> None:
    assert keepers_of(weekly, FIRST) == {dara.pk}
    assert sends(dara, weekly, do="cannot", once="a") == 302
    assert keepers_of(weekly, FIRST) == set()
    assert keepers_of(weekly, SECOND) == {dara.pk}
    assert not cannot(dara, weekly, FIRST)
    told = Notice.objects.get(kind="gathering-gap")
    assert (told.person, told.by_id) == (grace, None)
    assert told.address == f"{row_of(weekly).get_absolute_url()}hold"
    assert "Nobody keeps it yet" in page(grace, weekly)


def test_somebody_takes_it_over_and_who_could_not_can_after_all(
    weekly: Series, dara: Person, grace: Person
) -> None:
    cannot(dara, weekly, FIRST)
    assert sends(grace, weekly, do="keep", once="a") == 302
    assert keepers_of(weekly, FIRST) == {grace.pk}
    take_over(dara, weekly, FIRST)
    assert keepers_of(weekly, FIRST) == {grace.pk, dara.pk}


def test_only_keepers_of_the_group_take_over(weekly: Series, amara: Person) -> None:
    with pytest.raises(Http404):
        take_over(amara, weekly, FIRST)


def test_a_second_tap_does_nothing_more(weekly: Series, grace: Person) -> None:
    take_over(grace, weekly, FIRST, once="a")
    with pytest.raises(Repeated):
        take_over(grace, weekly, FIRST, once="a")


def test_notes_are_sealed_and_stand_there_next_time(weekly: Series, dara: Person, grace: Person) -> None:
    sends(dara, weekly, words="Bring more chairs.", once="a")
    assert b"chairs" not in bytes(row_of(weekly).notes_sealed or b"")
    assert "Bring more chairs." in page(grace, weekly)
    assert "Bring more chairs." in page(grace, weekly, SECOND)
    assert sends(dara, weekly, words="x" * 2_001) == 422
    sends(dara, weekly, words="")
    assert row_of(weekly).notes_sealed is None
