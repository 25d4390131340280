"""The mark of a rehearsal's folder: a file that is there before anything else is. Knows nothing of Django."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

NAME = "REHEARSAL"
"""The settings look for this file."""
WORDS = (
    "This folder holds a rehearsal: nobody in it is real. It is served on this machine only, and cannot become a real place.\n"
    "To begin anew, remove the whole folder.\n"
)


class NotNew(Exception):
    """The folder, or its database, holds something already. The message is for the person at the keyboard."""


def claim(folder: Path) -> None:
    """Make the folder if need be, and mark it. Raises NotNew for one that holds anything, and touches nothing then."""
    if folder.exists() and not folder.is_dir():
        raise NotNew(f"{folder} is a file, and the rehearsal needs a folder. Nothing was changed.")
    if folder.is_dir() and any(folder.iterdir()):
        raise NotNew(_not_new(folder))
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / NAME).open("x", encoding="utf-8") as mark:
        mark.write(WORDS)


def give_back(folder: Path, made: Iterable[str] = ("host.key", NAME)) -> None:
    """Leave the folder as it was, when nothing was written after all. The mark goes last."""
    for name in made:
        with suppress(FileNotFoundError):
            (folder / name).unlink()


def _not_new(folder: Path) -> str:
    if (folder / NAME).exists():
        return (
            f"{folder} holds a rehearsal already. `samesky serve` shows it; to begin anew, remove the whole folder first. "
            "Nothing was changed."
        )
    return (
        f"{folder} is not empty, and the rehearsal goes into a new folder only, so that it never mixes with real people. "
        "Choose another with SAMESKY_DATA_DIR. Nothing was changed."
    )
