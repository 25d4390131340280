"""The shipped list of topics becomes rows. What a host renamed, hid or added stays as they left it: only missing topics are added."""

import tomllib
from pathlib import Path
from typing import Any

from samesky.people.models import Topic

FILE = Path(__file__).parent / "data" / "topics.toml"


def shipped() -> list[Topic]:
    """The topics of data/topics.toml, in its order."""
    listed = tomllib.loads(FILE.read_text(encoding="utf-8"))["topic"]
    return [
        Topic(slug=t["slug"], name=t["name"], about=t["about"], words="\n".join(t["words"]), order=place)
        for place, t in enumerate(listed)
    ]


def add_missing(using: str = "default", **signal: Any) -> None:
    """After every migration: add the topics that are not there yet. On the keys' store there is nothing to do."""
    if using == "default":
        Topic.objects.bulk_create(shipped(), ignore_conflicts=True)
