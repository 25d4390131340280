"""What becomes of scripts when whoever wrote them leaves; and their own copy before that."""

from typing import Any
from uuid import UUID

from samesky.circles.models import PieceName, Script, ScriptVersion
from samesky.circles.scripts.written import from_json
from samesky.kit.leaving import Eraser, Exporter, erasers, exporters
from samesky.people import sealing

LABELS = ("circles.Script", "circles.ScriptVersion", "circles.PieceName")


def erase(person_id: UUID) -> None:
    """Every version they wrote goes; a script nobody else has changed is gone with it."""
    ScriptVersion.objects.filter(by_id=person_id).delete()
    make_nobodys(person_id)
    Script.objects.filter(versions=None).delete()


def make_nobodys(person_id: UUID) -> None:
    """What they shared stays with the group, written by nobody. What only they saw goes."""
    Script.objects.filter(kept_by_id=person_id, shared_at=None).delete()
    Script.objects.filter(kept_by_id=person_id, withdrawn_at__isnull=False).delete()
    Script.objects.filter(kept_by_id=person_id).update(kept_by=None)
    ScriptVersion.objects.filter(by_id=person_id).update(by=None)
    PieceName.objects.filter(by_id=person_id).update(by=None)


def written_by(person_id: UUID) -> list[dict[str, Any]]:
    """Every version they wrote."""
    rows = list(ScriptVersion.objects.filter(by_id=person_id).select_related("script").order_by("at"))
    sealing.warm(rows, "words")
    return [_told(row) for row in rows]


def _told(row: ScriptVersion) -> dict[str, Any]:
    written = from_json(sealing.read(row, "words"))
    return {
        "at": row.at.isoformat(),
        "title": written.title,
        "welcome": written.welcome,
        "agreements": list(written.agreements),
        "asks": [part.prompt for part in written.parts],
        "closing": written.closing,
    }


erasers.register("scripts of circles", Eraser(LABELS, erase, make_nobodys))
exporters.register("scripts of circles", Exporter("Scripts for circles I wrote", written_by))
