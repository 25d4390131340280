"""Where the circles take place: a group, its keepers, and the people who come to them, made once in an empty database."""

from dataclasses import dataclass
from datetime import datetime

from samesky.circles.models import Keeper
from samesky.groups.actions import join
from samesky.groups.models import Facilitation, Group, Membership
from samesky.kit.clock import held_at, now
from samesky.people.actions.joining import join as make_account
from samesky.people.keyring import make_key
from samesky.people.models import Person

KEEPERS = 3
MORE = 2
"""So many more people than seats, so that somebody finds it full."""


@dataclass(frozen=True)
class Place:
    """people: those who come; the first three are trained keepers."""

    group: Group
    people: tuple[Person, ...]


def make_place(people: int, since: datetime) -> Place:
    """A group with so many members, and two more, all of whom came at that time: nobody is new."""
    with held_at(since):
        return _made(people)


def _made(people: int) -> Place:
    made = [make_account(f"Somebody {n + 1}", f"not a real person {n}").person for n in range(people + MORE)]
    group = Group.objects.create(
        slug="simulated", joining=Group.Joining.OPEN, key_id=make_key(), made_by=made[0]
    )
    Membership.objects.create(group=group, person=made[0])
    Facilitation.objects.create(group=group, person=made[0], given_by=made[0])
    for person in made[1:]:
        join(person, group)
    Keeper.objects.bulk_create(
        Keeper(group=group, person=one, added_by=made[0], at=now()) for one in made[1:KEEPERS]
    )
    return Place(group, tuple(made))
