"""What a circle is going to do: its phases in order, with the time of a turn in each. The texts live elsewhere."""

from dataclasses import dataclass
from enum import StrEnum

from samesky.circles.core.times import FLOOR, LONGER, LONGEST, MINUTE, SECOND


class Kind(StrEnum):
    """What a phase is for."""

    OPENING = "opening"
    NAMES = "names"
    ROUND = "round"
    METHODS = "methods"
    FLOOR = "floor"
    CLOSING = "closing"
    LEAVING = "leaving"


TURNED = frozenset({Kind.NAMES, Kind.ROUND, Kind.METHODS, Kind.FLOOR, Kind.CLOSING})
"""In these the piece goes round."""


@dataclass(frozen=True)
class Phase:
    """One part of the script. turn: milliseconds of a first offer, 0 where nobody takes turns."""

    kind: Kind
    turn: int = 0


class BadPlan(ValueError):
    """The plan cannot be kept; the text names what is wrong, for developers."""


FEWEST, MOST, USUAL = 3, 12, 8
ONE_KEEPER_UP_TO = 8
MOST_PHASES = 12
SHORTEST_TURN, LONGEST_TURN = 30 * SECOND, 15 * MINUTE


@dataclass(frozen=True)
class Plan:
    """Phases begin with the opening and end with the closing round and the leaving. Raises BadPlan.

    awaited: milliseconds since the epoch, for a room with an appointed time: an empty one is not given up before it (law 10).
    """

    phases: tuple[Phase, ...]
    capacity: int = USUAL
    longest: int = 90 * MINUTE
    longer: int = LONGER
    keeperless: bool = False
    awaited: int = 0

    def __post_init__(self) -> None:
        kinds = [phase.kind for phase in self.phases]
        if (
            kinds[:1] != [Kind.OPENING]
            or kinds[-2:] != [Kind.CLOSING, Kind.LEAVING]
            or len(kinds) > MOST_PHASES
        ):
            raise BadPlan("phases: an opening, up to nine parts, the closing round, the leaving")
        if any(kinds.count(kind) > 1 for kind in (Kind.OPENING, Kind.CLOSING, Kind.LEAVING, Kind.FLOOR)):
            raise BadPlan("opening, floor, closing and leaving stand there once")
        if not all(self._fits(phase) for phase in self.phases):
            raise BadPlan("a turn has 30 seconds to 15 minutes; on the open floor two minutes")
        if not FEWEST <= self.capacity <= MOST:
            raise BadPlan("a circle has room for 3 to 12")
        if not 10 * MINUTE <= self.longest <= LONGEST:
            raise BadPlan("a circle lasts ten minutes to three hours")
        if self.longer != LONGER:
            raise BadPlan("a little longer is a minute, for everyone")

    @staticmethod
    def _fits(phase: Phase) -> bool:
        if phase.kind is Kind.FLOOR:
            return phase.turn == FLOOR
        return SHORTEST_TURN <= phase.turn <= LONGEST_TURN if phase.kind in TURNED else phase.turn == 0

    @property
    def closing(self) -> int:
        """The index of the closing round."""
        return len(self.phases) - 2
