"""What affirmations offer below: forgetting and giving back."""

from typing import Any
from uuid import UUID

from django.db.models import Q

from samesky.affirmations.models import Affirmation
from samesky.kit.leaving import Eraser, Exporter, erasers, exporters
from samesky.people import sealing


def erase(person_id: UUID) -> None:
    """What was between this person and others goes with them, whichever way they leave: it was for two."""
    Affirmation.objects.filter(Q(by_id=person_id) | Q(to_id=person_id)).delete()


def collect(person_id: UUID) -> list[dict[str, Any]]:
    """The words this person gave; those they received are others' words and are counted."""
    given = list(Affirmation.objects.filter(by_id=person_id).order_by("at"))
    sealing.warm(given, "words")
    rows: list[dict[str, Any]] = [
        {"at": row.at.isoformat(), "words": sealing.read(row, "words")} for row in given
    ]
    return [*rows, {"received": Affirmation.objects.filter(to_id=person_id).count()}]


erasers.register("affirmations", Eraser(("affirmations.Affirmation",), erase, erase))
exporters.register("affirmations", Exporter("Affirmations I gave", collect))
