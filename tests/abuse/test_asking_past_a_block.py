"""Somebody asks to come into a group that a person leads whom they blocked: that person learns nothing of it, another facilitator does."""

import pytest

from samesky.groups import actions as groups
from samesky.groups.models import Card, Group, JoinRequest, Membership
from samesky.live.models import Event
from samesky.people.models import Block, Person
from tests.harness.people import ClientOf

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def held_by_two(keys_at_hand: None, grace: Person, ben: Person) -> Group:
    """A group on request that Grace and Ben lead."""
    group = groups.make_group(grace, Card("Carers", "For carers.", ("We listen.",), ()), "request")
    group.memberships.create(person=ben)
    groups.let_lead(grace, group, ben)
    return group


@pytest.mark.parametrize("by_the_one_who_asks", [True, False])
def test_a_facilitator_reads_no_request_across_a_block(
    held_by_two: Group,
    grace: Person,
    ben: Person,
    hana: Person,
    client_of: ClientOf,
    by_the_one_who_asks: bool,
) -> None:
    by, of = (hana, ben) if by_the_one_who_asks else (ben, hana)
    Block.objects.create(by=by, of=of)
    groups.ask_to_join(hana, held_by_two, "Please let me in.")
    address = f"{held_by_two.get_absolute_url()}people"
    bens = client_of(ben)
    for page in (address, "/today", "/today/asked", "/notices"):
        said = bens.get(page).content.decode()
        assert "Hana" not in said
        assert "Please let me in" not in said
    assert held_by_two.get_absolute_url() not in bens.get("/today/asked").content.decode()
    assert not Event.objects.filter(room__name=f"person:{ben.id}", kind="asked").exists()
    assert "Please let me in" in client_of(grace).get(address).content.decode()


def test_nor_answers_one(held_by_two: Group, ben: Person, hana: Person, client_of: ClientOf) -> None:
    Block.objects.create(by=hana, of=ben)
    groups.ask_to_join(hana, held_by_two, "Please let me in.")
    asked = JoinRequest.objects.get()
    client_of(ben).post(f"{held_by_two.get_absolute_url()}requests/{asked.id}", {"answer": "yes"})
    assert not Membership.objects.filter(group=held_by_two, person=hana).exists()
    assert JoinRequest.objects.exists()
