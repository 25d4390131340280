"""What tests of feeds share: gatherings of every openness, with words that must not leave, and nothing kept in memory."""

from collections.abc import Iterator

import pytest

from samesky.gatherings.actions.planning import plan_gathering
from samesky.gatherings.feeds import keeping
from samesky.gatherings.models import Series
from samesky.gatherings.tests.plans import BEFORE, plan_for
from samesky.gatherings.words import Words
from samesky.groups.models import Group
from samesky.kit.clock import held_at
from samesky.people.models import Person

TOWN, STREET, LINK, PHONE = "Leith", "Hill Road 5", "https://call.example.org/secret-room", "+44 131 496 0000"
WORDS = Words(
    "Tuesday circle",
    about="For an hour and a half.",
    town=TOWN,
    address=STREET,
    call_link=LINK,
    phone=PHONE,
)


@pytest.fixture(autouse=True)
def _afresh() -> Iterator[None]:
    keeping.forget_all()
    with held_at(BEFORE):
        yield
    keeping.forget_all()


@pytest.fixture
def everywhere(carers: Group, dara: Person, grace: Person) -> Series:
    """Weekly, open to anyone: here, by a link, and in a street that stays with those who have a seat."""
    plan = plan_for(dara, grace, who=Series.Who.ANYONE, link=True, street=True, words=WORDS, capacity=8)
    return plan_gathering(dara, carers, plan)


@pytest.fixture
def inside(carers: Group, dara: Person, grace: Person) -> Series:
    """The same for the group alone."""
    words = Words("Only for the carers", town=TOWN, address=STREET)
    return plan_gathering(dara, carers, plan_for(dara, grace, street=True, words=words))
