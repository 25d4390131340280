"""The shipped list of topics becomes rows. What a host renamed, hid or added stays as they left it: only missing topics are added."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from samesky.people.models import Topic

FILE = Path(__file__).parent / "data" / "topics.toml"


def shipped() -> list[Topic]:
    """The topics of data/topics.toml, in its order."""
    listed = tomllib.loads(FILE.read_text(encoding="utf-8"))["topic"]
    return [
        Topic(slug=t["slug"], name=t["name"], about=t["about"], words="\n".join(t["words"]), order=place)
        for place, t in enumerate(listed)
    ]


@cache
def _area_of() -> dict[str, str]:
    kept = tomllib.loads(FILE.read_text(encoding="utf-8"))
    begins = {area["from"]: area["name"] for area in kept["area"]}
    area, found = "", {}
    for topic in kept["topic"]:
        area = begins.get(topic["slug"], area)
        found[topic["slug"]] = area
    return found


def by_area(topics: Iterable[Topic]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Choices for a form: topics (slug and name) under the headings of data/topics.toml, a host's own under the last one."""
    areas: dict[str, list[tuple[str, str]]] = {}
    for topic in topics:
        areas.setdefault(_area_of().get(topic.slug, ""), []).append((topic.slug, topic.name))
    own = areas.pop("", [])
    return [*areas.items(), *([(_("Added here"), own)] if own else [])]


def add_missing(using: str = "default", **signal: Any) -> None:
    """After every migration: add the topics that are not there yet. On the keys' store there is nothing to do."""
    if using == "default":
        Topic.objects.bulk_create(shipped(), ignore_conflicts=True)
