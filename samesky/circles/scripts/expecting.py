"""When each part of a script will likely begin. Pure: an estimate for the keeper, never a promise to anybody."""

from dataclasses import dataclass

from samesky.circles.core.plan import TURNED, Kind, Phase, Plan
from samesky.circles.core.times import LEAVING, MINUTE

WELCOME = 4 * MINUTE
BETWEEN = 15_000
"""From one turn to the next."""
SUMMING_UP = MINUTE
"""What the keeper says after a round."""
FEWEST_EXPECTED = 3


@dataclass(frozen=True)
class Expected:
    """The part with this index begins at `at`, if everybody takes their time."""

    index: int
    phase: Phase
    at: int


def lasts(phase: Phase, people: int) -> int:
    """How long a part takes with that many people."""
    if phase.kind in TURNED:
        return people * (phase.turn + BETWEEN) + (0 if phase.kind is Kind.CLOSING else SUMMING_UP)
    return WELCOME if phase.kind is Kind.OPENING else LEAVING


def expected(plan: Plan, people: int, start: int, first: int = 0, left: int | None = None) -> list[Expected]:
    """The parts from `first` on, which begins at `start`. left: what that one still takes, where it has begun."""
    people = max(people, FEWEST_EXPECTED)
    found, at = [], start
    for index in range(first, len(plan.phases)):
        found.append(Expected(index, plan.phases[index], at))
        at += left if index == first and left is not None else lasts(plan.phases[index], people)
    return found


def ends_at(plan: Plan, people: int, start: int) -> int:
    """When the last part would be over."""
    people = max(people, FEWEST_EXPECTED)
    return start + sum(lasts(phase, people) for phase in plan.phases)
