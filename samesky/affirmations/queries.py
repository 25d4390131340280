"""Affirmations as the two people they are between may read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q
from django.db.models.expressions import Combinable

from samesky.affirmations.models import Affirmation
from samesky.kit.prepared import Prepared
from samesky.people import sealing
from samesky.people.models import Person


@dataclass(frozen=True)
class ShownAffirmation:
    """pen_name: of whoever gave it."""

    pen_name: str
    words: str
    at: datetime
    thing_id: UUID
    mine: bool


def affirmations_for(person: Person, thing_ids: Iterable[UUID], hidden: set[UUID]) -> list[ShownAffirmation]:
    """Those this person gave or received about these things, oldest first; none from people who are hidden from them.

    thing_ids: of shares and replies alike; an id is given only once.
    """
    rows = _ABOUT(person=person.pk, things=list(thing_ids))
    return _shown(person, [row for row in rows if row.by_id not in hidden])


_ABOUT = Prepared(
    lambda person, things: (
        Affirmation.objects.filter(Q(by=person) | Q(to=person), thing_id__in=things)
        .annotate(pen_name=F("by__pen_name"))
        .order_by("at")
    )
)


def received_since(
    person: Person, since: datetime | Combinable, hidden: set[UUID], most: int
) -> list[Affirmation]:
    """The newest given to this person, for /today."""
    rows = Affirmation.objects.filter(to=person, at__gt=since).exclude(by_id__in=hidden)
    return list(rows.select_related("by").order_by("-at")[:most])


def _shown(person: Person, rows: list[Any]) -> list[ShownAffirmation]:
    sealing.warm(rows, "words")
    return [
        ShownAffirmation(
            row.pen_name, sealing.read(row, "words"), row.at, row.thing_id, row.by_id == person.id
        )
        for row in rows
    ]
