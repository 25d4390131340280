"""Two readers of calendar files that nobody here wrote: recurring-ical-events, and ical.js from npm.

ical.js is put into a folder of the cache, once for each lock file. On a machine without node its checks are skipped;
with CI=true they fail.
"""

import json
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
import recurring_ical_events  # type: ignore[import-untyped]  # it brings no types
from icalendar import Calendar, Event

HERE = Path(__file__).parent
CACHE = HERE.parents[1] / ".cache" / "npm"


@dataclass(frozen=True, order=True)
class Time:
    """A time that a reader found: seconds since 1970."""

    start: int
    end: int
    uid: str
    status: str = "CONFIRMED"
    title: str = ""


def by_python(file: bytes, begin: datetime, end: datetime) -> list[Time]:
    """As recurring-ical-events reads it."""
    events = recurring_ical_events.of(Calendar.from_ical(file)).between(begin, end)
    found = [
        Time(
            int(_begin(event).timestamp()),
            int((_begin(event) + _length(event)).timestamp()),
            str(event["uid"]),
            str(event.get("status", "")),
            str(event.get("summary", "")),
        )
        for event in events
    ]
    return sorted(time for time in found if begin.timestamp() <= time.start < end.timestamp())


def _length(event: Event) -> timedelta:
    """Exact time (RFC 5545, 3.3.6), whether it is told as a length or as an end."""
    said: timedelta = event.decoded("duration") if "duration" in event else _end(event) - _begin(event)
    return said


def _begin(event: Event) -> datetime:
    at: datetime = event.decoded("dtstart")
    return at.astimezone(UTC)


def _end(event: Event) -> datetime:
    at: datetime = event.decoded("dtend")
    return at.astimezone(UTC)


def by_javascript(file: bytes, begin: datetime, end: datetime) -> list[Time]:
    """As ical.js reads it, which knows of time zones only what the file says."""
    asked = {
        "file": file.decode(),
        "module": str(_installed() / "node_modules" / "ical.js" / "dist" / "ical.js"),
        "from": int(begin.timestamp()),
        "to": int(end.timestamp()),
    }
    done = subprocess.run(
        ["node", str(HERE / "expand.mjs")],
        input=json.dumps(asked).encode(),
        check=False,
        capture_output=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr.decode()
    return sorted(Time(**one) for one in json.loads(done.stdout))


@cache
def _installed() -> Path:
    """The folder with the pinned packages; made once."""
    if not (shutil.which("node") and shutil.which("npm")):
        if os.environ.get("CI") == "true":
            pytest.fail("node and npm are missing: tools/need node")
        pytest.skip("node and npm are not installed (tools/need node)")
    folder = CACHE / sha256((HERE / "package-lock.json").read_bytes()).hexdigest()[:16]
    if not folder.exists():
        _install(folder)
    return folder


def _install(folder: Path) -> None:
    """Into a folder beside it first, so that two who come at the same moment do not meet half of it."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as made:
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy(HERE / name, made)
        subprocess.run(
            ["npm", "ci", "--ignore-scripts"], cwd=made, check=True, capture_output=True, timeout=300
        )
        try:
            Path(made).rename(folder)
        except OSError:
            assert folder.exists()
        Path(made).mkdir(exist_ok=True)
