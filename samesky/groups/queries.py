"""Which groups somebody may see, and what they are in them."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from samesky.groups.models import AskedToLeave, Facilitation, Group, Invitation, JoinRequest, Membership
from samesky.kit.clock import now
from samesky.kit.prepared import Prepared
from samesky.people.models import Person
from samesky.people.queries import people_for

Asker = Person | AnonymousUser


def listed_groups() -> list[Group]:
    """Groups that anybody may know of, signed in or not."""
    return list(Group.objects.exclude(joining=Group.Joining.INVITATION))


def groups_of(person: Person) -> list[Group]:
    return list(Group.objects.filter(memberships__person=person))


def group_ids_of(person: Person) -> set[UUID]:
    return set(Membership.objects.filter(person=person).values_list("group_id", flat=True))


def is_member(asker: Asker, group: Group) -> bool:
    return isinstance(asker, Person) and Membership.objects.filter(group=group, person=asker).exists()


def is_facilitator(asker: Asker, group: Group) -> bool:
    return isinstance(asker, Person) and Facilitation.objects.filter(group=group, person=asker).exists()


@dataclass(frozen=True)
class Known:
    """A group that somebody may know of, and what they are in it."""

    group: Group
    member: bool
    leads: bool


def group_as_known_to(asker: Asker, slug: str) -> Known:
    """The group, if `asker` may know of it, and what they are in it. Raises Http404 otherwise, as for one that does not exist."""
    rows = _KNOWN(slug=slug, person=asker.pk) if isinstance(asker, Person) else _LISTED(slug=slug)
    known = next((Known(row, _said(row, "member"), _said(row, "leads")) for row in rows), None)
    if known is None or not (known.group.listed or known.member):
        raise Http404
    return known


def _said(row: Any, what: str) -> bool:
    return bool(getattr(row, what, False))


def _with_standing(slug: str, person: UUID) -> "QuerySet[Any]":
    inside = Membership.objects.filter(group=OuterRef("pk"), person=person)
    leading = Facilitation.objects.filter(group=OuterRef("pk"), person=person)
    return Group.objects.filter(slug=slug).annotate(member=Exists(inside), leads=Exists(leading))


_KNOWN = Prepared(_with_standing)
_LISTED = Prepared(lambda slug: Group.objects.filter(slug=slug))
_LEADING = Prepared(lambda group: Person.objects.filter(facilitations__group=group))


def group_of_member(person: Person, slug: str) -> Group:
    """The group, if `person` is in it. Raises Http404."""
    group = Group.objects.filter(slug=slug, memberships__person=person).first()
    if group is None:
        raise Http404
    return group


def group_of_facilitator(person: Person, slug: str) -> Group:
    """The group, if `person` leads it. Raises Http404."""
    group = Group.objects.filter(slug=slug, facilitations__person=person).first()
    if group is None:
        raise Http404
    return group


def facilitators(group: Group) -> list[Person]:
    return sorted(_LEADING(group=group.id), key=lambda person: person.name_key)


def members(group: Group) -> list[Person]:
    """For facilitators: who is in the group."""
    return sorted(Person.objects.filter(memberships__group=group), key=lambda person: person.name_key)


def requests_to(group: Group, reader: Person) -> list[JoinRequest]:
    """For facilitators: who asks to come in, as far as no block stands between the two. Another facilitator sees the rest."""
    asked = JoinRequest.objects.filter(group=group, person__in=people_for(reader))
    return list(asked.select_related("person").order_by("at"))


def groups_asked_for(reader: Person) -> list[Group]:
    """The groups `reader` leads into which somebody asks to come whom they may see."""
    asked = JoinRequest.objects.filter(person__in=people_for(reader)).values("group")
    return list(Group.objects.filter(facilitations__person=reader, id__in=asked))


def has_asked(person: Person, group: Group) -> bool:
    return JoinRequest.objects.filter(group=group, person=person).exists()


def was_asked_to_leave(person: Person, group: Group) -> bool:
    return AskedToLeave.objects.filter(group=group, person=person).exists()


def hash_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def invitation_for(token: str) -> Invitation:
    """The invitation that this link is, if it has not ended. Raises Http404."""
    found = (
        Invitation.objects.filter(token_hash=hash_of(token), ends_at__gt=now())
        .select_related("group")
        .first()
    )
    if found is None:
        raise Http404
    return found


def are_together(one_id: UUID, other_id: UUID) -> bool:
    """Whether the two share a group."""
    mine = Membership.objects.filter(person_id=one_id).values("group_id")
    return Membership.objects.filter(person_id=other_id, group_id__in=mine).exists()


def may_make_groups(person: Person) -> bool:
    """As the host has set: hosts, those who already lead a group, or every member."""
    from samesky.groups.place import WHO_MAKES_GROUPS

    who = WHO_MAKES_GROUPS.value()
    if who == "members" or "host" in person.roles:
        return True
    return who == "facilitators" and Facilitation.objects.filter(person=person).exists()
