"""What happens in a circle. Words are not in events, only their ids (law 1); people are seat numbers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from samesky.circles.core.plan import Kind, Phase, Plan
from samesky.circles.core.state import How, Outcome, Reach, Where
from samesky.circles.core.writing import read


@dataclass(frozen=True)
class Event:
    """Something that happened."""


@dataclass(frozen=True)
class Opened(Event):
    plan: Plan


@dataclass(frozen=True)
class Arrived(Event):
    """Somebody accepted the agreements and waits in the lobby."""

    seat: int
    may_keep: bool = False
    listens: bool = False
    private_longer: int = 0


@dataclass(frozen=True)
class Entered(Event):
    seat: int


@dataclass(frozen=True)
class Went(Event):
    """to: AWAY, LEFT or REMOVED."""

    seat: int
    to: Where


@dataclass(frozen=True)
class Returned(Event):
    seat: int


@dataclass(frozen=True)
class Chose(Event):
    """Somebody said what they want when the piece reaches them."""

    seat: int
    reach: Reach
    listens: bool
    no_notes: bool


@dataclass(frozen=True)
class Kept(Event):
    """Who keeps the circle from now on; 0: nobody."""

    seat: int


@dataclass(frozen=True)
class Begun(Event):
    latest_end: int


@dataclass(frozen=True)
class PhaseBegan(Event):
    """order: who the piece goes to, in a phase with turns."""

    index: int
    order: tuple[int, ...] = ()


@dataclass(frozen=True)
class TurnBegan(Event):
    number: int
    seat: int
    given: int
    first: bool


@dataclass(frozen=True)
class TimeOver(Event):
    """The time is over; the grace begins."""

    number: int


@dataclass(frozen=True)
class Longer(Event):
    """More time. by: "own" allowance, "private" wish set in the lobby, or "keeper"."""

    number: int
    more: int
    by: str


@dataclass(frozen=True)
class TurnEnded(Event):
    """outcome None: the offer moves to the end of the round, with `left` milliseconds."""

    number: int
    how: How
    outcome: Outcome | None
    left: int = 0


@dataclass(frozen=True)
class Settled(Event):
    """Somebody's outcome without a turn. outcome None: their offer moves to the end, with `left` milliseconds."""

    seat: int
    outcome: Outcome | None
    left: int = 0


@dataclass(frozen=True)
class RoundEnding(Event):
    """After this turn the round ends; who was not reached is recorded. closing: what comes then is the closing round."""

    closing: bool = False


@dataclass(frozen=True)
class HandRaised(Event):
    seat: int
    up: bool


@dataclass(frozen=True)
class Said(Event):
    number: int
    words: str


@dataclass(frozen=True)
class Held(Event):
    number: int
    seat: int
    words: str


@dataclass(frozen=True)
class Paused(Event):
    """by: the keeper's seat; 0: there is no keeper."""

    by: int


@dataclass(frozen=True)
class Resumed(Event):
    """by: a seat; 0: by itself."""

    by: int


@dataclass(frozen=True)
class Interrupted(Event):
    """Nobody was serving since `since`; time goes on at `until` (law 9)."""

    since: int
    until: int


@dataclass(frozen=True)
class Rested(Event):
    seat: int
    on: bool


@dataclass(frozen=True)
class WithSomeone(Event):
    """by is with seat."""

    by: int
    seat: int


@dataclass(frozen=True)
class Answered(Event):
    """Somebody said how they leave. What they said is in no log."""

    seat: int


@dataclass(frozen=True)
class Closed(Event):
    """why: script, keeper, empty, called off or latest end."""

    why: str


EVENTS: dict[str, type[Event]] = {kind.__name__: kind for kind in Event.__subclasses__()}

_BACK: dict[str, Callable[[Any], Any]] = {
    "how": How, "reach": Reach, "to": Where, "order": tuple, "outcome": lambda text: Outcome(text) if text else None,
    "plan": lambda told: Plan(**{**told, "phases": tuple(Phase(Kind(p["kind"]), p["turn"]) for p in told["phases"])}),
}  # fmt: skip


def from_json(name: str, told: Mapping[str, Any]) -> Event:
    """The event that was written (core.writing). Raises KeyError for a name nobody knows, and what `read` raises."""
    return read(EVENTS[name], told, _BACK)
