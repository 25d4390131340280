"""The rota: gaps two weeks ahead, filled with one tap."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.test import Client

from samesky.gatherings.actions.changing_one import cancel_one
from samesky.gatherings.actions.holding import cannot
from samesky.gatherings.models import Duty, Series
from samesky.gatherings.queries.line import keepers_of
from samesky.gatherings.tests.plans import FIRST, SECOND
from samesky.groups.actions import let_lead
from samesky.groups.models import Group
from samesky.kit.clock import held_at
from samesky.people.models import Block, Person


@pytest.fixture(autouse=True)
def _on_the_day_before() -> Iterator[None]:
    with held_at(datetime(2026, 11, 30, 9, 0, tzinfo=UTC)):
        yield


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def page(person: Person, group: Group) -> str:
    return client_of(person).get(f"/groups/{group.slug}/gatherings/rota").content.decode()


def test_it_shows_two_weeks_without_what_is_cancelled(weekly: Series, carers: Group, dara: Person) -> None:
    shown = page(dara, carers)
    assert shown.count("Keeps it:") == 2
    assert "Nobody keeps it yet." not in shown
    cancel_one(dara, weekly, FIRST)
    assert page(dara, carers).count("Keeps it:") == 1


def test_a_gap_is_said_and_filled_with_one_tap(
    weekly: Series, carers: Group, dara: Person, grace: Person, chen: Person
) -> None:
    cannot(dara, weekly, SECOND)
    assert page(grace, carers).count("Nobody keeps it yet.") == 1
    sent = {"time": f"/gatherings/{weekly.id}/{SECOND}/", "part": "keeps", "once": "a"}
    answer = client_of(grace).post(f"/groups/{carers.slug}/gatherings/rota", sent)
    assert answer.status_code == 302
    assert keepers_of(weekly, SECOND) == {grace.pk}
    assert "Nobody covers it yet." in page(grace, carers)
    assert "I cover it" not in page(dara, carers)
    let_lead(grace, carers, chen)
    assert "I cover it" in page(chen, carers)
    client_of(chen).post(f"/groups/{carers.slug}/gatherings/rota", sent | {"part": "covers", "once": "b"})
    assert Duty.objects.filter(original=SECOND, person=chen, part="covers", said_no_at=None).exists()
    assert keepers_of(weekly, SECOND) == {grace.pk}


def test_a_time_of_elsewhere_and_another_part_change_nothing(
    weekly: Series, carers: Group, grace: Person
) -> None:
    before = Duty.objects.count()
    address = f"/groups/{carers.slug}/gatherings/rota"
    assert client_of(grace).post(address, {"time": "/elsewhere/", "part": "keeps"}).status_code == 404
    assert client_of(grace).post(address, {"time": "/elsewhere/", "part": "rules"}).status_code == 302
    assert Duty.objects.count() == before


def test_members_do_not_find_it_and_blocked_ones_are_hidden_without_a_false_gap(
    weekly: Series, carers: Group, amara: Person, dara: Person, grace: Person
) -> None:
    assert client_of(amara).get(f"/groups/{carers.slug}/gatherings/rota").status_code == 404
    Block.objects.create(by=dara, of=grace)
    shown = page(grace, carers)
    assert dara.pen_name not in shown
    assert "Somebody keeps it." in shown
