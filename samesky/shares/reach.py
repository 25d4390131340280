"""Which shares a person may reach at all: those of their groups and those to all members, but of nobody hidden from them."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from samesky.kit.prepared import Prepared
from samesky.people.models import Person
from samesky.people.queries import hidden_from
from samesky.shares.models import Reply, Share
from samesky.shares.shown import signed


def within_reach(person: Person | UUID, hidden: Collection[UUID]) -> "QuerySet[Share]":
    """Every share `person` may read."""
    mine = Q(group=None) | Q(group__memberships__person=person)
    return Share.objects.filter(mine).exclude(author_id__in=hidden)


def share_for(person: Person, share_id: UUID, hidden: set[UUID] | None = None) -> Share:
    """The share, if `person` may read it. Raises Http404, as for one that does not exist."""
    hidden = hidden_from(person) if hidden is None else hidden
    found: list[Share] = _ONE(person=person.pk, share=share_id, hidden=hidden)
    if not found:
        raise Http404
    return found[0]


_ONE = Prepared(lambda person, share, hidden: signed(within_reach(person, hidden)).filter(id=share))


def reply_for(person: Person, reply_id: UUID) -> Reply:
    """The reply, if `person` may read it and the share it answers. Raises Http404."""
    hidden = hidden_from(person)
    found = (
        Reply.objects.select_related("author", "share")
        .exclude(author_id__in=hidden)
        .filter(id=reply_id)
        .first()
    )
    if found is None:
        raise Http404
    share_for(person, found.share_id, hidden)
    return found


def share_of_author(person: Person, share_id: UUID) -> Share:
    """The share, if `person` wrote it and has not withdrawn it. Raises Http404."""
    found = (
        Share.objects.select_related("author", "group")
        .filter(id=share_id, author=person, withdrawn_at=None)
        .first()
    )
    if found is None:
        raise Http404
    return found


def reply_of_author(person: Person, reply_id: UUID) -> Reply:
    """The reply, if `person` wrote it. Raises Http404."""
    found = Reply.objects.select_related("author", "share").filter(id=reply_id, author=person).first()
    if found is None:
        raise Http404
    return found
