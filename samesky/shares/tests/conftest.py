"""A group with Amara, Ben, Hana and Jules in it; Grace leads it; Ivo stands outside. Amara has blocked Jules."""

from collections.abc import Iterator

import pytest

from samesky.groups import actions as groups
from samesky.groups.models import Card, Group
from samesky.people.keyring import ring
from samesky.people.models import Block, Person
from samesky.shares import actions
from samesky.shares.models import Share


@pytest.fixture(autouse=True)
def _keys_at_hand() -> Iterator[None]:
    with ring():
        yield


@pytest.fixture
def carers(grace: Person, amara: Person, ben: Person, hana: Person, jules: Person) -> Group:
    """An open group."""
    card = Card(
        "Carers of a parent who forgets", "For carers.", ("We speak from our own life.",), ("memory-loss",)
    )
    group = groups.make_group(grace, card, "open")
    for person in (amara, ben, hana, jules):
        groups.join(person, group)
    Block.objects.get_or_create(by=amara, of=jules)
    return group


@pytest.fixture
def amaras(carers: Group, amara: Person) -> Share:
    """What Amara shared with the carers, wanting ears."""
    return actions.say(amara, carers, "She asked me who I was, very politely.", "ears")
