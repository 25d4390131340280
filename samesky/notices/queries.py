"""Notices as the person they are for may read them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from samesky.notices.kinds import kinds
from samesky.notices.models import Notice
from samesky.people.models import Person
from samesky.people.queries import hidden_from

MOST = 60


@dataclass(frozen=True)
class ShownNotice:
    words: str
    address: str
    at: datetime


def notices_for(person: Person) -> list[ShownNotice]:
    """The newest first; none that tells of somebody hidden from the person, none of a kind no longer known."""
    rows = visible_to(person).select_related("by").order_by("-at", "-id")[:MOST]
    return [shown for row in rows if (shown := _shown(row))]


def any_unseen(person: Person) -> bool:
    """Whether something new waits on /notices. Never how much."""
    return visible_to(person).filter(seen_at=None).exists()


def visible_to(person: Person) -> "QuerySet[Notice]":
    """The person's notices but those that tell of somebody hidden from them."""
    return Notice.objects.filter(Q(by=None) | ~Q(by_id__in=hidden_from(person)), person=person)


def _shown(row: Notice) -> ShownNotice | None:
    kind = kinds.get(row.kind)
    if kind is None:
        return None
    name = row.by.pen_name if row.by else ""
    return ShownNotice(str(kind.words).replace("%(name)s", name), row.address, row.at)
