"""docs/access.csv, and the routes and rows it is compared with."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.urls import URLPattern, get_resolver

FILE = Path(__file__).parents[2] / "docs" / "access.csv"
BESIDE_DJANGO = {"/static/<file>", "/live/<room>"}
"""Addresses that are answered before Django's own: files, and the event stream."""
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
"""Every method somebody may try; HEAD is walked with GET."""
WORDS = {"yes", "sign in", "no such thing", "elsewhere", "out of date", "no change"}


@dataclass(frozen=True)
class Line:
    """One line: what `answers` says for each audience when `method` is tried on `route` for `thing`."""

    route: str
    method: str
    thing: str
    answers: dict[str, str]


def lines() -> list[Line]:
    """The table as it is written. Raises ValueError for a word that is none of ours."""
    with FILE.open(newline="") as file:
        found = [_line(dict(row)) for row in csv.DictReader(file)]
    for line in found:
        strange = set(line.answers.values()) - WORDS
        if strange:
            raise ValueError(f"{line.route}: {strange}")
    return found


def _line(row: dict[str, str]) -> Line:
    return Line(row.pop("route"), row.pop("method"), row.pop("thing"), row)


def routes() -> set[str]:
    """The name of every route of URLconf. Raises ValueError for one without a name."""
    return set(_routes(get_resolver().url_patterns, ""))


def _routes(patterns: list[Any], space: str) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            if not pattern.name:
                raise ValueError(f"{pattern} has no name")
            yield space + pattern.name
        else:
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _routes(pattern.url_patterns, inner)
