"""Simulated members of a rehearsal: what each is there to practise with, and what they say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from samesky.circles.core.plan import Kind


class What(StrEnum):
    """What somebody in a rehearsal does that a keeper may want to have met before."""

    KEEPS = "keeps"
    LATE = "late"
    PASSES = "passes"
    OVERRUNS = "overruns"
    TAKES_OVER = "takes over"
    DRUNK = "drunk"
    GOODBYE = "goodbye"
    FIFTEEN = "fifteen"
    DROPS = "drops"


@dataclass(frozen=True)
class Character:
    """says: lines by part, said one after the other in a turn. held: words for others while they speak. could: what a keeper could do."""

    name: str
    what: What
    about: str
    says: Mapping[Kind, tuple[str, ...]] = field(default_factory=dict)
    held: tuple[str, ...] = ()
    could: tuple[str, ...] = ()

    def lines(self, kind: Kind | None) -> tuple[str, ...]:
        """What they say in a turn of this part."""
        return self.says.get(kind, ()) if kind else ()
