"""A circle at one moment: the fold of its events (law 1). Nothing here changes; every event makes a new one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from samesky.circles.core.plan import TURNED, Kind, Phase, Plan


class Stage(StrEnum):
    """Where a circle stands, as the table of transitions knows it. A pause lies over the stage it holds still."""

    UNOPENED = "unopened"
    LOBBY = "lobby"
    OPENING = "opening"
    BETWEEN = "between turns"
    SPEAKING = "speaking"
    GRACE = "grace"
    LEAVING = "leaving"
    CLOSED = "closed"


class Where(StrEnum):
    """Where a person is. Only who is SEATED may hold the piece (law 3)."""

    WAITING = "waiting"
    SEATED = "seated"
    AWAY = "away"
    LEFT = "left"
    REMOVED = "removed"


class Outcome(StrEnum):
    """What became of one person in one round (law 5)."""

    SPOKE = "spoke"
    PASSED = "passed"
    LISTENED = "listened"
    ABSENT = "absent"
    SKIPPED = "skipped"
    NOT_REACHED = "not reached"


class Reach(StrEnum):
    """What somebody wants when the piece reaches them, decided beforehand."""

    SPEAK = "speak"
    PASS = "pass"  # noqa: S105  # not a password
    LATER = "later"


class How(StrEnum):
    """How a turn ended."""

    FINISHED = "finished"
    PASSED = "passed"
    LATER = "come back to me"
    TIME = "time"
    AWAY = "away"
    LEFT = "left"
    SKIPPED = "skipped"
    RESTED = "rested"
    REMOVED = "removed"
    CLOSING = "closing"


@dataclass(frozen=True)
class Seat:
    """One person in the circle. since: when they came, or came back. private_longer: milliseconds; shown to nobody else."""

    number: int
    where: Where
    since: int = 0
    may_keep: bool = False
    entered: bool = False
    listens: bool = False
    resting: bool = False
    no_notes: bool = False
    private_longer: int = 0
    reach: Reach = Reach.SPEAK
    answered: bool = False

    @property
    def seated(self) -> bool:
        return self.where is Where.SEATED

    @property
    def here(self) -> bool:
        """Has a place, awake or not."""
        return self.where in (Where.WAITING, Where.SEATED, Where.AWAY)


@dataclass(frozen=True)
class Turn:
    """Somebody holds the piece. ends: when the time is over; grace_ends: 0 before that."""

    number: int
    seat: int
    given: int
    ends: int
    grace_ends: int = 0
    first: bool = True


@dataclass(frozen=True)
class Ended:
    """A turn that ended lately, for words that were on their way."""

    number: int
    seat: int
    how: How
    at: int


@dataclass(frozen=True)
class Round:
    """Once around. first: who was not offered the piece yet; moved: who is asked again, with what they had left.

    spoke: who said words in it. private_given: what each has used of a private longer time.
    hands: on the open floor, who would like to speak again. outcomes: who is settled.
    """

    order: tuple[int, ...]
    first: tuple[int, ...]
    moved: tuple[tuple[int, int], ...] = ()
    was_moved: frozenset[int] = frozenset()
    spoke: frozenset[int] = frozenset()
    took_longer: frozenset[int] = frozenset()
    private_given: Mapping[int, int] = field(default_factory=dict)
    outcomes: Mapping[int, Outcome] = field(default_factory=dict)
    hands: tuple[int, ...] = ()
    ending: bool = False

    @property
    def over(self) -> bool:
        """Everybody in the order has an outcome."""
        return len(self.outcomes) == len(self.order)


@dataclass(frozen=True)
class Pause:
    """Time stands still since `since`; by itself it goes on at `until`. outage: nobody was serving (law 9)."""

    since: int
    until: int
    by: int = 0
    outage: bool = False


@dataclass(frozen=True)
class Circle:
    """The whole state. keeper: a seat number, 0 when nobody keeps. Times are milliseconds since the epoch."""

    plan: Plan | None = None
    seq: int = 0
    at: int = 0
    seats: Mapping[int, Seat] = field(default_factory=dict)
    keeper: int = 0
    phase: int = -1
    round: Round | None = None
    turn: Turn | None = None
    turns: int = 0
    lately: tuple[Ended, ...] = ()
    pause: Pause | None = None
    winding: bool = False
    latest_end: int = 0
    leaving_ends: int = 0
    empty_since: int = 0
    back_by: int = 0
    closed: bool = False

    @property
    def now_in(self) -> Phase | None:
        """The phase the circle is in; None in the lobby."""
        return self.plan.phases[self.phase] if self.plan and self.phase >= 0 else None

    @property
    def kind(self) -> Kind | None:
        return self.now_in.kind if self.now_in else None

    @property
    def begun(self) -> bool:
        return self.phase >= 0

    @property
    def shut(self) -> bool:
        """Whether nobody comes in any more (law 4)."""
        return self.closed or self.kind in (Kind.CLOSING, Kind.LEAVING)

    @property
    def stage(self) -> Stage:
        if self.plan is None:
            return Stage.UNOPENED
        if self.closed:
            return Stage.CLOSED
        if self.turn is not None:
            return Stage.GRACE if self.turn.grace_ends else Stage.SPEAKING
        if self.kind in TURNED:
            return Stage.BETWEEN
        return {None: Stage.LOBBY, Kind.OPENING: Stage.OPENING}.get(self.kind, Stage.LEAVING)

    def keeps(self, seat: int) -> bool:
        """Whether this seat does what keepers do; where no keeper is wanted, everybody who is seated may (in the lobby: who waits)."""
        one = self.seats.get(seat)
        if one is None or self.plan is None:
            return False
        there = one.seated or (not self.begun and one.where is Where.WAITING)
        return there and (seat == self.keeper or (self.plan.keeperless and not self.keeper))

    @property
    def ended(self) -> Ended | None:
        """The last turn that ended."""
        return self.lately[-1] if self.lately else None

    def ended_lately(self, number: int) -> Ended | None:
        """Turn `number`, when it ended not long ago."""
        return next((one for one in self.lately if one.number == number), None)

    def among(self, *where: Where) -> list[Seat]:
        """The seats that are there, in the order people came."""
        return [seat for seat in self.seats.values() if seat.where in where]
