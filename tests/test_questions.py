"""How often a page asks its databases: as often for fifty things as for five, and never more than twelve times."""

from collections.abc import Callable
from contextlib import ExitStack

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samesky.groups.actions import make_group
from samesky.groups.models import Card, Group
from samesky.people.keyring import ring
from samesky.people.models import Person
from samesky.shares.actions import answer, say

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
MOST = 12
WHAT_IS_OPEN = 1
"""A group's page and /today also ask which circles are open."""
WHAT_IS_PLANNED = 2
"""A group's page also asks what is next in the group, and who may plan it."""
WHAT_IS_MINE = 2
"""/today also asks what I said yes to, and what I keep; where there is something, four times more."""
FEW, MANY = 5, 50


@pytest.fixture
def people(grace: Person, amara: Person, ben: Person, chen: Person, hana: Person) -> list[Person]:
    """Grace, who may make groups, first."""
    return [grace, amara, ben, chen, hana]


def a_place(people: list[Person], number: int, joining: str = "open") -> Group:
    """A group with so many shares, the first of which has so many answers."""
    with ring():
        group = make_group(
            people[0], Card(f"Night birds {number}", "For nights.", ("We listen.",), ()), joining
        )
        for person in people[1:]:
            group.memberships.create(person=person)
        said = [say(people[turn % 5], group, "It was a long night.", "ears") for turn in range(number)]
        for turn in range(number):
            answer(people[(turn + 1) % 5], said[0], "I sat there too.")
    return group


def asked(client: Client, address: str) -> int:
    """How often both databases are asked, in a process that has drawn a page before."""
    client.get("/groups/")
    with ExitStack() as watched:
        seen = [watched.enter_context(CaptureQueriesContext(connections[name])) for name in connections]
        assert client.get(address).status_code == 200
        return sum(len(each) for each in seen)


@pytest.mark.parametrize("joining", ["open", "invitation"])
def test_a_group_asks_the_same_for_fifty_shares(
    people: list[Person], client_of: Callable[[Person], Client], joining: str
) -> None:
    few, many = (a_place(people, number, joining).get_absolute_url() for number in (FEW, MANY))
    ben = client_of(people[1])
    assert asked(ben, few) == asked(ben, many) <= MOST + WHAT_IS_OPEN + WHAT_IS_PLANNED


def test_a_thread_asks_the_same_for_fifty_answers(
    people: list[Person], client_of: Callable[[Person], Client]
) -> None:
    few, many = (a_place(people, number).shares.earliest("said_at") for number in (FEW, MANY))
    ben = client_of(people[1])
    assert asked(ben, few.get_absolute_url()) == asked(ben, many.get_absolute_url()) <= MOST


def test_today_asks_the_same_when_much_has_been_said(
    people: list[Person], client_of: Callable[[Person], Client]
) -> None:
    amara = client_of(people[1])
    a_place(people, FEW)
    few = asked(amara, "/today")
    a_place(people, MANY)
    assert asked(amara, "/today") == few <= MOST + WHAT_IS_OPEN + WHAT_IS_MINE


@pytest.mark.parametrize("address", ["/", "/start", "/groups/", "/help-now"])
def test_a_visitor_s_page_asks_little(people: list[Person], address: str) -> None:
    a_place(people, FEW)
    assert asked(Client(), address) <= 3


def test_a_visitor_s_view_of_a_group_does_not_look_inside(people: list[Person]) -> None:
    few, many = (a_place(people, number).get_absolute_url() for number in (FEW, MANY))
    assert asked(Client(), few) == asked(Client(), many) <= 3
