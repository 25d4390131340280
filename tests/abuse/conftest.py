"""An open group with Amara, Ben, Hana and Jules in it, and one by invitation with Amara and Ben; Grace leads both."""

from collections.abc import Iterator

import pytest

from samesky.groups import actions as groups
from samesky.groups.models import Card, Group
from samesky.people.keyring import ring
from samesky.people.models import Person
from samesky.shares import actions
from samesky.shares.models import Share


@pytest.fixture
def keys_at_hand() -> Iterator[None]:
    """For tests that seal and read outside a request."""
    with ring():
        yield


@pytest.fixture
def carers(
    keys_at_hand: None, grace: Person, amara: Person, ben: Person, hana: Person, jules: Person
) -> Group:
    """An open group."""
    group = groups.make_group(grace, Card("Carers", "For carers.", ("We listen.",), ()), "open")
    for person in (amara, ben, hana, jules):
        groups.join(person, group)
    return group


@pytest.fixture
def hidden(keys_at_hand: None, grace: Person, amara: Person, ben: Person) -> Group:
    """A group by invitation."""
    group = groups.make_group(grace, Card("Beside the bottle", "For us.", ("We listen.",), ()), "invitation")
    for person in (amara, ben):
        group.memberships.create(person=person)
    return group


@pytest.fixture
def amaras(hidden: Group, amara: Person) -> Share:
    """What Amara shared in the group by invitation."""
    return actions.say(amara, hidden, "He drinks again.", "ears")
