"""Two freely licensed sets of texts with labels, read where SAMESKY_LEARN_DATA names their folder. Their texts never enter the project."""

import json
import os
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Labelled:
    text: str
    label: str


def learn_folder() -> Path | None:
    """The folder of the sets that SAMESKY_LEARN_DATA names; None where there is none."""
    folder = Path(os.environ.get("SAMESKY_LEARN_DATA", "no-such-folder"))
    return folder if (folder / "counselchat").is_dir() and (folder / "sad_stressors").is_dir() else None


def stressors(folder: Path) -> list[Labelled]:
    """Everyday stress sentences with their stressor (SAD, MIT), each once, without the label "Other"; shuffled, always alike."""
    rows = _rows(folder / "sad_stressors" / "sad_stressors.jsonl")
    told = {
        r["sentence"]: r["top_label"] for r in rows if r["is_stressor"] == 1 and r["top_label"] != "Other"
    }
    return _shuffled([Labelled(text, label) for text, label in told.items()])


def counselling(folder: Path) -> list[Labelled]:
    """Questions to counsellors with their topic (counsel-chat, MIT), each once; shuffled, always alike."""
    rows = _rows(folder / "counselchat" / "counselchat.jsonl")
    asked = {f"{r['questionTitle'] or ''} {r['questionText'] or ''}": r["topic"] for r in rows}
    return _shuffled([Labelled(text, label) for text, label in asked.items()])


def _rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def _shuffled(rows: list[Labelled]) -> list[Labelled]:
    rows.sort(key=lambda row: row.text)
    random.Random(1).shuffle(rows)
    return rows
