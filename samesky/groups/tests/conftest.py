"""One open group led by Dara, one by invitation, one on request."""

from collections.abc import Iterator

import pytest

from samesky.groups import actions
from samesky.groups.models import Card, Group
from samesky.people.keyring import ring
from samesky.people.models import Person, RoleGrant


@pytest.fixture(autouse=True)
def _keys_at_hand() -> Iterator[None]:
    with ring():
        yield


def made(leader: Person, name: str, joining: str) -> Group:
    """A group called `name`, led by somebody who may make groups for a moment."""
    grant = RoleGrant.objects.create(person=leader, role="host")
    group = actions.make_group(
        leader, Card(name, f"About {name}.", ("We speak from our own life.",), ("sleep",)), joining
    )
    grant.delete()
    leader.__dict__.pop("_roles", None)
    return group


@pytest.fixture
def open_group(dara: Person) -> Group:
    return made(dara, "The long nights", "open")


@pytest.fixture
def on_request(dara: Person) -> Group:
    return made(dara, "The grey weeks", "request")


@pytest.fixture
def hidden(dara: Person) -> Group:
    return made(dara, "Beside the bottle", "invitation")
