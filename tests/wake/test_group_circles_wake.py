"""A group's page says what is open: it is told when that changes, and only then, whoever has blocked whom."""

from collections.abc import Callable

import pytest

from samesky.circles import log
from samesky.circles.actions import sitting
from samesky.circles.actions.opening import open_room
from samesky.circles.core import commands as ask
from samesky.circles.forms.opening import usual
from samesky.circles.models import Room
from samesky.groups import actions as groups
from samesky.groups.models import Card, Group
from samesky.people.keyring import ring
from samesky.people.models import Block, Person
from tests.harness.wake import watching

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def carers(grace: Person, amara: Person, jules: Person) -> Group:
    """Grace leads it; Amara and Jules are in it, and Amara has blocked Jules."""
    with ring():
        group = groups.make_group(grace, Card("Carers", "For carers.", ("We listen.",), ()), "open")
        for person in (amara, jules):
            groups.join(person, group)
    Block.objects.get_or_create(by=amara, of=jules)
    return group


@pytest.fixture
def room(carers: Group, grace: Person, amara: Person) -> Room:
    """A circle with Grace and Amara in its lobby."""
    log.forget_all()
    with ring():
        written = usual("circle")
        opened = open_room(grace, carers, written.card(), written.plan())
    for person in (grace, amara):
        sitting.arrive(person, opened, "")
    return opened


ACTS: dict[str, Callable[[Room, Person, Group], object]] = {
    "another is opened": lambda room, grace, group: open_room(
        grace, group, usual("circle").card(), usual("circle").plan()
    ),
    "a rehearsal is opened": lambda room, grace, group: open_room(
        grace, group, usual("circle").card(), usual("circle").plan(), practice=True
    ),
    "it begins": lambda room, grace, group: sitting.do(grace, room, ask.Begin(), ""),
    "it is closed": lambda room, grace, group: sitting.do(grace, room, ask.Close(), ""),
    "somebody leaves": lambda room, grace, group: sitting.do(grace, room, ask.Leave(), ""),
}


@pytest.mark.parametrize("what", ACTS)
def test_the_groups_page_is_told_exactly_when_it_changes(
    what: str, room: Room, carers: Group, grace: Person, amara: Person, jules: Person, ivo: Person
) -> None:
    with watching([grace, amara, jules, ivo], groups=[carers]), ring():
        ACTS[what](room, grace, carers)
