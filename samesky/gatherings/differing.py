"""What one time of a series says otherwise than the series, and why it was moved or does not take place. Sealed like the series."""

import json
from dataclasses import asdict

from samesky.gatherings.models import Occurrence
from samesky.gatherings.words import Words
from samesky.people import sealing

REASON = "reason"


def put_differing(row: Occurrence, differing: dict[str, str], reason: str = "") -> None:
    """Seal what differs (by the names of `Words`) and a reason; saving the row is the caller's. Nothing of either: no words."""
    said = differing | ({REASON: reason} if reason else {})
    text = json.dumps(said, ensure_ascii=False) if said else ""
    sealing.put(row, "words", text, key=row.series.group.key_id)


def differing_of(row: Occurrence | None) -> dict[str, str]:
    """What differs, without the reason. Raises KeyGone."""
    said = _said(row)
    return {name: said[name] for name in said if name != REASON}


def reason_of(row: Occurrence | None) -> str:
    """Why it was moved or does not take place, in the words of whoever leads it; empty where none was given."""
    return _said(row).get(REASON, "")


def difference(usual: Words, wanted: dict[str, str]) -> dict[str, str]:
    """Of `wanted` (by the names of `Words`), what is not as usual."""
    known = asdict(usual)
    return {name: text for name, text in wanted.items() if known[name] != text}


def _said(row: Occurrence | None) -> dict[str, str]:
    if row is None or not row.words_sealed:
        return {}
    said: dict[str, str] = json.loads(sealing.read(row, "words"))
    return said
