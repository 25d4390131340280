"""The group's list of trained keepers: facilitators write it."""

from django.http import Http404

from samesky.circles.models import Keeper
from samesky.groups.models import Group, Membership
from samesky.groups.queries import is_facilitator
from samesky.people.acting import acting
from samesky.people.models import Person


class NotYours(Http404):
    """Whoever asks does not lead the group, or asks for somebody who is not in it."""


def let_keep(person: Person, group: Group, other: Person, *, once: str = "") -> None:
    """Put a member on the list. Raises NotYours."""
    _must_lead(person, group)
    with acting(person, once) as act:
        if not Membership.objects.filter(group=group, person=other).exists():
            raise NotYours
        Keeper.objects.get_or_create(group=group, person=other, defaults={"added_by": person})
        act.result = f"{group.get_absolute_url()}circles"


def no_longer_keeps(person: Person, group: Group, other: Person, *, once: str = "") -> None:
    """Take somebody off the list; a circle they keep at this moment they keep to its end. Raises NotYours."""
    _must_lead(person, group)
    with acting(person, once) as act:
        Keeper.objects.filter(group=group, person=other).delete()
        act.result = f"{group.get_absolute_url()}circles"


def _must_lead(person: Person, group: Group) -> None:
    if not is_facilitator(person, group):
        raise NotYours
