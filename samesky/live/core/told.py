"""One thing that happened in a room, as listeners' rights are asked about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Told:
    """An event of the journal. `by` is who did it, never sent to anybody; `payload` is public to the whole room."""

    room: str
    seq: int
    kind: str
    at: datetime
    fragment: str = ""
    by: UUID | None = None
    payload: Mapping[str, Any] = field(default_factory=dict)
