"""What tests of circles share: a group of the cast, and a circle in it whose lobby is open."""

from collections.abc import Iterator

import pytest

from samesky.circles import log
from samesky.circles.actions import sitting
from samesky.circles.actions.opening import open_room
from samesky.circles.card import Card
from samesky.circles.core import commands as ask
from samesky.circles.core.plan import Kind, Phase, Plan
from samesky.circles.core.times import FLOOR, MINUTE
from samesky.circles.models import Room
from samesky.groups.actions import join, let_lead, make_group
from samesky.groups.models import Card as GroupCard
from samesky.groups.models import Group
from samesky.people.keyring import ring
from samesky.people.models import Block, Person

PLAN = Plan(
    (
        Phase(Kind.OPENING),
        Phase(Kind.NAMES, MINUTE),
        Phase(Kind.ROUND, 3 * MINUTE),
        Phase(Kind.FLOOR, FLOOR),
        Phase(Kind.CLOSING, MINUTE),
        Phase(Kind.LEAVING),
    )
)
CARD = Card(
    "Sunday circle",
    welcome="Good that you are here.",
    prompts=(
        "",
        "What shall we call you?",
        "What went a little easier this week?",
        "",
        "What do you take with you?",
        "",
    ),
    closing="Go gently.",
)


@pytest.fixture(autouse=True)
def _nothing_in_memory() -> Iterator[None]:
    log.forget_all()
    yield
    log.forget_all()


@pytest.fixture(autouse=True)
def _keys_at_hand() -> Iterator[None]:
    with ring():
        yield


@pytest.fixture
def carers(
    grace: Person, dara: Person, amara: Person, ben: Person, chen: Person, hana: Person, jules: Person
) -> Group:
    """An open group led by Grace and Dara, with Amara, Ben, Chen, Hana and Jules in it. Amara has blocked Jules."""
    card = GroupCard(
        "Carers of a parent who forgets", "For carers.", ("We speak from our own life.",), ("memory-loss",)
    )
    group = make_group(grace, card, "open")
    for person in (dara, amara, ben, chen, hana, jules):
        join(person, group)
    let_lead(grace, group, dara)
    Block.objects.get_or_create(by=amara, of=jules)
    return group


@pytest.fixture
def circle(carers: Group, dara: Person) -> Room:
    """A circle of the carers, opened by Dara, with its lobby open and nobody in it."""
    return open_room(dara, carers, CARD, PLAN)


@pytest.fixture
def begun(circle: Room, dara: Person, amara: Person, ben: Person, hana: Person) -> Room:
    """The same circle, begun: Dara (seat 1) keeps it; Amara 2, Ben 3, Hana 4. It is in its opening."""
    for person in (dara, amara, ben, hana):
        sitting.arrive(person, circle, "")
    answer = sitting.do(dara, circle, ask.Begin(), "")
    assert answer.refusal is None
    circle.refresh_from_db()
    return circle
