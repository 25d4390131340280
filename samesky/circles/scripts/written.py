"""What a script says: its words and its parts in order. From it come the room's card and the core's plan."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from samesky.circles.card import Card
from samesky.circles.core.plan import TURNED, USUAL, Kind, Phase, Plan
from samesky.circles.core.times import FLOOR, MINUTE

MOST_ROUNDS = 6
TURN_TIMES = (MINUTE // 2, *(minutes * MINUTE for minutes in (1, 2, 3, 4, 5, 7, 10, 15)))
"""What one can choose for a turn."""
LENGTHS = tuple(minutes * MINUTE for minutes in (30, 45, 60, 75, 90, 120, 150, 180))
"""After how long a circle ends at the latest."""


@dataclass(frozen=True)
class Part:
    """One part with turns. prompt: what is asked; turn: milliseconds of a first offer."""

    kind: Kind
    prompt: str = ""
    turn: int = MINUTE


@dataclass(frozen=True)
class Written:
    """A script. kind: a Room.Kind. parts: from the name round to the closing round. Not every one can be kept: ask `plan`."""

    title: str
    parts: tuple[Part, ...]
    kind: str = "circle"
    centrepiece: str = "harbour"
    capacity: int = USUAL
    longest: int = 90 * MINUTE
    welcome: str = ""
    agreements: tuple[str, ...] = ()
    closing: str = ""

    def plan(self) -> Plan:
        """What the core keeps. Raises BadPlan."""
        turned = tuple(
            Phase(part.kind, FLOOR if part.kind is Kind.FLOOR else part.turn)
            for part in self.parts
            if part.kind in TURNED
        )
        return Plan((Phase(Kind.OPENING), *turned, Phase(Kind.LEAVING)), self.capacity, self.longest)

    def card(self) -> Card:
        """What the room says; a prompt for each phase of the plan."""
        prompts = ("", *(part.prompt for part in self.parts), "")
        return Card(self.title, self.centrepiece, self.welcome, self.agreements, prompts, self.closing)

    @property
    def rounds(self) -> tuple[Part, ...]:
        """The parts between the names and the open floor."""
        return tuple(part for part in self.parts if part.kind in (Kind.ROUND, Kind.METHODS))

    def part(self, kind: Kind) -> Part | None:
        """The first part of this kind, if there is one."""
        return next((part for part in self.parts if part.kind is kind), None)


def to_json(written: Written) -> str:
    return json.dumps(asdict(written), ensure_ascii=False)


def from_json(text: str) -> Written:
    """The script that `to_json` wrote."""
    told: dict[str, Any] = json.loads(text)
    parts = tuple(Part(Kind(part["kind"]), part["prompt"], part["turn"]) for part in told["parts"])
    return Written(**{**told, "parts": parts, "agreements": tuple(told["agreements"])})
