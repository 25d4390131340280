"""Who keeps circles of a group, for its pages."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from samesky.circles.models import Keeper
from samesky.circles.queries.keepers import is_keeper
from samesky.groups.models import Group
from samesky.groups.queries import facilitators, group_of_member, members
from samesky.people.models import Person
from samesky.people.queries import hidden_from


@dataclass(frozen=True)
class WhoKeeps:
    """facilitators keep anyway; trained are on the list and do not lead."""

    facilitators: list[Person]
    trained: list[Person]


def group_of_keeper(person: Person, slug: str) -> Group:
    """The group, if `person` is in it and may keep its circles. Raises Http404."""
    group = group_of_member(person, slug)
    if not is_keeper(person, group):
        raise Http404
    return group


def who_keeps(reader: Person, group: Group) -> WhoKeeps:
    """By name, for a member of the group; without those whom the reader does not see."""
    hidden = hidden_from(reader)
    leading = facilitators(group)
    listed = Person.objects.filter(keeps__group=group, memberships__group=group).distinct()
    trained = [person for person in listed if person.pk not in {one.pk for one in leading}]
    return WhoKeeps(_seen(leading, hidden), _seen(trained, hidden))


def could_keep(reader: Person, group: Group) -> list[Person]:
    """For facilitators: members who keep no circles yet."""
    keeping = set(Keeper.objects.filter(group=group).values_list("person_id", flat=True))
    keeping |= {person.pk for person in facilitators(group)}
    return [person for person in _seen(members(group), hidden_from(reader)) if person.pk not in keeping]


def _seen(people: list[Person], hidden: set[UUID]) -> list[Person]:
    return sorted((one for one in people if one.pk not in hidden), key=lambda person: person.name_key)
