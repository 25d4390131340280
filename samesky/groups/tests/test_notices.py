"""Asking to come in reaches whoever holds the group, and a yes reaches whoever asked. A no is no message."""

import pytest

from samesky.groups import actions
from samesky.groups.models import Card, Group, JoinRequest
from samesky.people.models import Person
from tests.harness.people import ClientOf

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def asked(grace: Person, hana: Person) -> tuple[Group, JoinRequest]:
    """A group of Grace's that Hana asked to come into."""
    group = actions.make_group(grace, Card("Evenings", "For evenings.", ("We listen.",), ()), "request")
    actions.ask_to_join(hana, group, "I would like to.")
    return group, JoinRequest.objects.get(group=group)


def test_whoever_holds_the_group_reads_who_asks(
    asked: tuple[Group, JoinRequest], grace: Person, client_of: ClientOf
) -> None:
    page = client_of(grace).get("/notices").content.decode()
    assert "Hana asks to come into a group you hold." in page
    assert f"{asked[0].get_absolute_url()}people" in page
    assert "I would like to." not in page


@pytest.mark.parametrize("yes", [True, False], ids=["yes", "no"])
def test_a_yes_is_said_and_a_no_is_not(
    asked: tuple[Group, JoinRequest], grace: Person, hana: Person, client_of: ClientOf, yes: bool
) -> None:
    group, request = asked
    actions.answer_request(grace, group, request.id, yes=yes)
    page = client_of(hana).get("/notices").content.decode()
    assert ("You were let into a group you asked to come into." in page) == yes
    assert "Evenings" not in page
