"""An event as the log keeps it: its name, and beside it its fields as JSON. Both cores write and read in this way."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from typing import Any, TypeVar

E = TypeVar("E")


def written(event: Any) -> str:
    """The event's fields, without a blank. Every field is written, so that a usual value may change later."""
    return json.dumps(asdict(event), separators=(",", ":"))


def read(kind: type[E], told: Mapping[str, Any], back: Mapping[str, Callable[[Any], Any]]) -> E:
    """The event of this kind that was written with these fields; back: what makes of a field's JSON value what it was.

    A field that is not told has its usual value; one that nobody knows any more is passed over.
    Raises TypeError where a field is missing that has no usual value, ValueError for a word that nobody knows.
    """
    known = {one.name: told[one.name] for one in fields(kind) if one.name in told}  # type: ignore[arg-type]
    return kind(**{name: back[name](value) if name in back else value for name, value in known.items()})
