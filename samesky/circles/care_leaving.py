"""What becomes of "I am not all right" and of private lines when one of their people leaves; and their own copy before that."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import Q

from samesky.circles.models import KeeperlessAllowance, LineWords, NotAllRight, PrivateLine
from samesky.kit.leaving import Eraser, Exporter, erasers, exporters
from samesky.people import sealing

LABELS = (
    "circles.NotAllRight",
    "circles.PrivateLine",
    "circles.LineWords",
    "circles.KeeperlessAllowance",
)


def erase(person_id: UUID) -> None:
    """A private line goes whole: without one of the two it is nobody's. What became a case stays with the case."""
    PrivateLine.objects.filter(Q(person_id=person_id) | Q(beside_id=person_id)).delete()
    NotAllRight.objects.filter(person_id=person_id).delete()
    NotAllRight.objects.filter(keeper_id=person_id).update(keeper=None)
    NotAllRight.objects.filter(seen_by_id=person_id).update(seen_by=None)
    KeeperlessAllowance.objects.filter(allowed_by_id=person_id).update(allowed_by=None)


def lines_of(person_id: UUID) -> Iterator[dict[str, Any]]:
    """What this person wrote on private lines whose rooms are not gone yet."""
    rows = list(LineWords.objects.filter(by_id=person_id).order_by("at", "id"))
    sealing.warm(rows, "words")
    for row in rows:
        yield {"at": row.at.isoformat(), "words": sealing.read(row, "words")}


def cries_of(person_id: UUID) -> Iterator[dict[str, Any]]:
    """When they said that they are not all right, and when somebody saw it."""
    for row in NotAllRight.objects.filter(person_id=person_id).order_by("at"):
        yield {"at": row.at.isoformat(), "seen": row.seen_at.isoformat() if row.seen_at else ""}


erasers.register("circles: care", Eraser(LABELS, erase))
exporters.register("circles: private lines", Exporter("What I wrote on private lines", lines_of))
exporters.register("circles: not all right", Exporter("When I was not all right in a circle", cries_of))
