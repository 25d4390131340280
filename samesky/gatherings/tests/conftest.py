"""What tests of gatherings share: a group of the cast, led by Grace and Dara, and keys at hand."""

from collections.abc import Iterator

import pytest

from samesky.gatherings.actions.planning import plan_gathering
from samesky.gatherings.models import Series
from samesky.gatherings.queries.weeks import weeks
from samesky.gatherings.tests.plans import plan_for
from samesky.groups.actions import join, let_lead, make_group
from samesky.groups.models import Card, Group
from samesky.people.keyring import ring
from samesky.people.models import Block, Person


@pytest.fixture(autouse=True)
def _nothing_in_memory() -> Iterator[None]:
    weeks.forget()
    yield
    weeks.forget()


@pytest.fixture(autouse=True)
def _keys_at_hand() -> Iterator[None]:
    with ring():
        yield


@pytest.fixture
def carers(
    grace: Person, dara: Person, amara: Person, ben: Person, chen: Person, hana: Person, jules: Person
) -> Group:
    """An open group led by Grace and Dara, with Amara, Ben, Chen, Hana and Jules in it. Amara has blocked Jules."""
    card = Card(
        "Carers of a parent who forgets", "For carers.", ("We speak from our own life.",), ("memory-loss",)
    )
    group = make_group(grace, card, "open")
    for person in (dara, amara, ben, chen, hana, jules):
        join(person, group)
    let_lead(grace, group, dara)
    Block.objects.get_or_create(by=amara, of=jules)
    return group


@pytest.fixture
def weekly(carers: Group, dara: Person, grace: Person) -> Series:
    """A circle of the carers for the group, every Tuesday at 19:00 in Berlin from 1 December 2026 on. Dara keeps, Grace covers."""
    return plan_gathering(dara, carers, plan_for(dara, grace))
