"""The cast as people in this test's database, and what it takes to walk around as one of them."""

from collections.abc import Callable
from typing import Protocol

import pytest
from django.test import Client

from samesky.kit.cast import CAST, CastMember
from samesky.people.actions.experience import tell_experience
from samesky.people.actions.joining import join
from samesky.people.models import Block, Person, RoleGrant, Visible
from tests.harness.passphrase import PASSPHRASE

BY_NAME = {member.pen_name: member for member in CAST}


class NewPerson(Protocol):
    """Makes somebody who is not in the cast: `new_person("Kofi")`; without a name, one nobody has yet."""

    def __call__(self, pen_name: str = "", *, roles: tuple[str, ...] = ()) -> Person: ...


ClientOf = Callable[[Person], Client]


def arrive(member: CastMember) -> Person:
    """Have a member of the cast join: the account, their roles, what they have been through. Their passphrase is PASSPHRASE."""
    person = join(member.pen_name, PASSPHRASE).person
    for role in member.roles:
        RoleGrant.objects.create(person=person, role=role)
    if member.own_words:
        tell_experience(
            person,
            topics=member.topics,
            own_words=member.own_words,
            topics_visible=Visible.NOBODY,
            own_words_visible=Visible.NOBODY,
        )
    return person


@pytest.fixture
def new_person(db: None) -> NewPerson:
    made: list[Person] = []

    def make(pen_name: str = "", *, roles: tuple[str, ...] = ()) -> Person:
        person = arrive(CastMember(pen_name or f"Somebody {len(made) + 1}", "somebody", roles))
        made.append(person)
        return person

    return make


@pytest.fixture
def client_of(db: None) -> ClientOf:
    """A browserless visitor signed in as the person: `client_of(amara).get("/today")`."""

    def signed_in(person: Person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return signed_in


@pytest.fixture
def amara(db: None) -> Person:
    """A member."""
    return arrive(BY_NAME["Amara"])


@pytest.fixture
def ben(db: None) -> Person:
    """Amara's companion."""
    return arrive(BY_NAME["Ben"])


@pytest.fixture
def chen(db: None) -> Person:
    """A peer supporter."""
    return arrive(BY_NAME["Chen"])


@pytest.fixture
def dara(db: None) -> Person:
    """A facilitator and keeper."""
    return arrive(BY_NAME["Dara"])


@pytest.fixture
def elif_(db: None) -> Person:
    """A moderator. (`elif` is a word of Python's.)"""
    return arrive(BY_NAME["Elif"])


@pytest.fixture
def farid(db: None) -> Person:
    """The safeguarding lead."""
    return arrive(BY_NAME["Farid"])


@pytest.fixture
def grace(db: None) -> Person:
    """The host."""
    return arrive(BY_NAME["Grace"])


@pytest.fixture
def hana(db: None) -> Person:
    """A newcomer."""
    return arrive(BY_NAME["Hana"])


@pytest.fixture
def ivo(db: None) -> Person:
    """An outsider: must see nothing."""
    return arrive(BY_NAME["Ivo"])


@pytest.fixture
def jules(db: None, amara: Person) -> Person:
    """Blocked by Amara."""
    jules = arrive(BY_NAME["Jules"])
    Block.objects.create(by=amara, of=jules)
    return jules
