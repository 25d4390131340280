"""A circle's state as the checker tells it, from the log alone."""

from dataclasses import dataclass, field
from typing import Any

from samesky.circles.simulate.laws import written as w

Told = dict[str, Any]


BySeat = dict[int, Any]


@dataclass(frozen=True)
class Turn:
    """A turn as it stands. due, grace: when its time and its grace are over. stood, out: how long it stood still in pauses, in outages."""

    number: int
    seat: int
    began: int
    given: int
    first: bool
    due: int
    grace: int = 0
    stood: int = 0
    out: int = 0


@dataclass(frozen=True)
class Rest:
    """A pause. outage: nobody served."""

    since: int
    until: int
    by: int
    outage: bool


@dataclass(frozen=True)
class Round:
    """firsts: who has their first offer to come; moved: who is asked again, with what they had left."""

    order: tuple[int, ...]
    firsts: tuple[int, ...]
    moved: tuple[tuple[int, int], ...] = ()
    was_moved: frozenset[int] = frozenset()
    outcomes: tuple[tuple[int, str], ...] = ()
    spoke: frozenset[int] = frozenset()
    longer: frozenset[int] = frozenset()
    private: tuple[tuple[int, int], ...] = ()
    hands: tuple[int, ...] = ()
    ending: bool = False


@dataclass(frozen=True)
class State:
    """How it stands after a row."""

    plan: Told = field(default_factory=dict)
    at: int = 0
    where: BySeat = field(default_factory=dict)
    since: BySeat = field(default_factory=dict)
    entered: frozenset[int] = frozenset()
    resting: frozenset[int] = frozenset()
    listens: frozenset[int] = frozenset()
    trained: frozenset[int] = frozenset()
    answered: frozenset[int] = frozenset()
    reach: BySeat = field(default_factory=dict)
    private: BySeat = field(default_factory=dict)
    keeper: int = 0
    phase: int = -1
    round: Round | None = None
    turn: Turn | None = None
    pause: Rest | None = None
    latest_end: int = 0
    leaving_ends: int = 0
    empty_since: int = 0
    back_by: int = 0
    winding: bool = False
    closed: bool = False

    @property
    def kind(self) -> str:
        """What the phase is for; "" in the lobby."""
        return str(self.plan["phases"][self.phase]["kind"]) if self.plan and self.phase >= 0 else ""

    @property
    def turn_time(self) -> int:
        return int(self.plan["phases"][self.phase]["turn"])

    @property
    def shut(self) -> bool:
        return self.closed or self.kind in ("closing", "leaving")

    def seats(self, *where: str) -> set[int]:
        return {seat for seat, one in self.where.items() if one in where}

    def still(self, now: int) -> int:
        """The moment time is measured at: in a pause, when it began."""
        return self.pause.since if self.pause else max(now, self.at)

    def left(self, now: int) -> int:
        """What is left of the turn's time."""
        return max(0, self.turn.due - self.still(now)) if self.turn and not self.turn.grace else 0

    def keeps(self, seat: int) -> bool:
        """Whether the seat does what keepers do."""
        if self.keeper:
            return seat == self.keeper
        return bool(self.plan.get("keeperless"))

    @property
    def given_up_at(self) -> int:
        """When a room in which nobody sits ends: never before the time for which people are awaited."""
        return max(self.empty_since, int(self.plan.get("awaited", 0))) + w.EMPTY

    def deadlines(self) -> list[tuple[int, str]]:
        """What time will bring; who goes away is another matter, since signs of life are not in the log."""
        if self.closed or not self.plan:
            return []
        to_come = []
        if self.latest_end:
            to_come.append((self.latest_end, "latest end"))
        if self.empty_since:
            to_come.append((self.given_up_at, "empty"))
        if self.kind == "leaving":
            to_come.append((self.leaving_ends, "leaving"))
        if self.pause:
            to_come.append((self.pause.until, "resumes"))
        elif self.turn:
            to_come.append((self.turn.grace or self.turn.due, "grace" if self.turn.grace else "time"))
        return sorted(to_come)
