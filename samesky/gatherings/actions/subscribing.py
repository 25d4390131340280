"""Making, changing and taking back the secret address of a calendar."""

from uuid import UUID

from django.http import Http404

from samesky.gatherings.models import CalendarAddress
from samesky.groups.models import Group
from samesky.groups.queries import hash_of
from samesky.kit.ids import new_token
from samesky.people import sealing
from samesky.people.acting import acting
from samesky.people.models import Person

PAGE = "/me/calendar"


def make_address(person: Person, group: Group | None, *, neutral: bool, once: str = "") -> None:
    """A fresh address for their own calendar, or for a group's. An older one for the same calendar stops working."""
    token = new_token() + new_token()
    row = CalendarAddress(person=person, group=group, token_hash=hash_of(token), neutral=neutral)
    sealing.put(row, "token", token, key=person.key_id)
    with acting(person, once) as act:
        act.result = PAGE
        CalendarAddress.objects.filter(person=person, group=group).delete()
        row.save()


def revoke_address(person: Person, address_id: UUID, *, once: str = "") -> None:
    """From now on it is an address that nobody ever made. Raises Http404 for somebody else's."""
    with acting(person, once) as act:
        act.result = PAGE
        if not CalendarAddress.objects.filter(pk=address_id, person=person).delete()[0]:
            raise Http404


def choose_titles(person: Person, address_id: UUID, *, neutral: bool, once: str = "") -> None:
    """Whether it says what it is, or only when. Raises Http404 for somebody else's."""
    with acting(person, once) as act:
        act.result = PAGE
        if not CalendarAddress.objects.filter(pk=address_id, person=person).update(neutral=neutral):
            raise Http404
