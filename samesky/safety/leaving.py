"""What becomes of somebody's traces here when they leave: reports keep their sealed copy, and no longer say whose it is."""

from typing import Any
from uuid import UUID

from samesky.kit.leaving import Eraser, Exporter, erasers, exempt, exporters
from samesky.people import sealing
from samesky.safety.models import HelpLine, Report, WatchTurn

LABELS = ("safety.WatchTurn", "safety.HelpLine", "safety.Report")


def erase(person_id: UUID) -> None:
    """Turns of watch go. What they told us and is dealt with loses their words.

    What is still open keeps them, and so does every report the copy of what it is about: leaving is no way to make harm unseen.
    Either is destroyed with the report's key.
    """
    WatchTurn.objects.filter(person_id=person_id).delete()
    WatchTurn.objects.filter(made_by_id=person_id).update(made_by=None)
    HelpLine.objects.filter(entered_by_id=person_id).update(entered_by=None)
    told = Report.objects.filter(reporter_id=person_id)
    told.exclude(closed_at=None).update(words_sealed=None)
    told.update(reporter=None)
    Report.objects.filter(about_id=person_id).update(about=None)
    Report.objects.filter(taken_by_id=person_id).update(taken_by=None)


def collect(person_id: UUID) -> list[dict[str, Any]]:
    """What this person told us, in their words. The copy of what others wrote is theirs and stays out."""
    told = list(Report.objects.filter(reporter_id=person_id, forgotten_at=None).order_by("made_at"))
    sealing.warm(told, "words")
    return [
        {
            "at": row.made_at.isoformat(),
            "reason": row.get_reason_display(),
            "words": sealing.read(row, "words"),
            "looked at": row.closed_at is not None,
        }
        for row in told
    ]


erasers.register("safety", Eraser(LABELS, erase, erase))
exporters.register(
    "concerns",
    Exporter(
        "Concerns I told about",
        collect,
        notes="What is not dealt with yet stays under a key of its own until 90 days after it is, without your name.",
    ),
)
exempt["safety.Record"] = (
    "who did what to keep people safe: identifiers and acts, never words, and never changed"
)
