"""The printed copy of the host key: what stands on the paper, and the note in the data folder that it was made."""

import base64
import hashlib
from pathlib import Path

from samesky.people.hostkey import HostKeyMissing, HostKeys, parse

NOTE = "key-printed"
IN_GROUPS_OF = 4


def on_paper(keys: HostKeys) -> str:
    """The current key in groups that can be typed, with a check, and what to do with it."""
    name, key = keys.current()
    letters = base64.b64encode(key).decode()
    groups = [letters[start : start + IN_GROUPS_OF] for start in range(0, len(letters), IN_GROUPS_OF)]
    half = len(groups) // 2
    lines = [" ".join(groups[:half]), " ".join(groups[half:])]
    return f"{name}\n{lines[0]}\n{lines[1]}\ncheck {check(key)}\n"


def check(key: bytes) -> str:
    """Four letters that tell a slip of the pen, and nothing about the key that anybody could use."""
    return hashlib.sha256(b"samesky printed key\n" + key).hexdigest()[:4]


def from_paper(text: str) -> HostKeys:
    """What was typed from the paper. Raises HostKeyMissing when it is not a whole key, or the check does not fit."""
    before, _, after = text.partition("check")
    name, *groups = before.split() or [""]
    keys = parse(f"{name} {''.join(groups)}")
    if after.split()[:1] != [check(keys.current()[1])]:
        raise HostKeyMissing("the check does not fit: please compare what you typed with the paper")
    return keys


def note(folder: Path, keys: HostKeys) -> None:
    """Remember which key was printed: its name only."""
    (folder / NOTE).write_text(f"{keys.current()[0]}\n")


def was_printed(folder: Path, keys: HostKeys) -> bool:
    """Whether the current key was printed."""
    file = folder / NOTE
    return file.exists() and file.read_text().strip() == keys.current()[0]
