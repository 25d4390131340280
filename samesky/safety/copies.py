"""The copy a report holds: the words as they were, with the pen name they stood under and where."""

import json
from dataclasses import dataclass

from samesky.people import sealing
from samesky.safety.models import Report
from samesky.safety.things import Seen


@dataclass(frozen=True)
class Copy:
    """Empty where somebody told us in their own words only."""

    words: str = ""
    pen_name: str = ""
    address: str = ""


def put_copy(report: Report, seen: Seen) -> None:
    """Seal what was seen into the report, under the report's own key; saving is the caller's."""
    said = {"words": seen.words, "pen_name": seen.pen_name, "address": seen.address}
    sealing.put(report, "copy", json.dumps(said, ensure_ascii=False), key=report.key_id)


def copy_of(report: Report) -> Copy:
    """The copy. Raises KeyGone once the report was forgotten."""
    said = sealing.read(report, "copy")
    return Copy(**json.loads(said)) if said else Copy()
