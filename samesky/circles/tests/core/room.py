"""People at a virtual clock, for the tests of the core: seats 1, 2, 3 ...; seats 1 and 2 are trained keepers."""

from collections.abc import Callable
from dataclasses import dataclass, field

from samesky.circles.core import commands as ask
from samesky.circles.core import events as e
from samesky.circles.core.commands import Command, Refusal
from samesky.circles.core.decide import Decision, decide, settle
from samesky.circles.core.due import Seen, next_deadline
from samesky.circles.core.plan import Kind, Phase, Plan
from samesky.circles.core.state import Circle, Outcome, Stage, Turn, Where
from samesky.circles.core.times import FLOOR, MINUTE, SECOND

START = 1_800_000_000_000
BLINK = 40 * SECOND
"""How often somebody who is awake shows it at least."""

FULL = (
    Phase(Kind.OPENING),
    Phase(Kind.NAMES, MINUTE),
    Phase(Kind.ROUND, 3 * MINUTE),
    Phase(Kind.FLOOR, FLOOR),
    Phase(Kind.CLOSING, MINUTE),
    Phase(Kind.LEAVING),
)
SHORT = (Phase(Kind.OPENING), Phase(Kind.ROUND, 3 * MINUTE), Phase(Kind.CLOSING, MINUTE), Phase(Kind.LEAVING))


@dataclass
class Room:
    """A circle, the time, the log, and who is awake. Everything that anybody does goes through the real core."""

    plan: Plan = field(default_factory=lambda: Plan(SHORT))
    now: int = START
    circle: Circle = field(default_factory=Circle)
    log: list[tuple[int, e.Event]] = field(default_factory=list)
    signs: dict[int, int] = field(default_factory=dict)
    awake: set[int] = field(default_factory=set)
    served: int = START
    watching: Callable[[Circle, Decision], None] | None = None

    def seen(self) -> Seen:
        return Seen(dict(self.signs), self.served)

    def took(self, decision: Decision) -> Decision:
        before, self.circle = self.circle, decision.circle
        self.log += decision.events
        self.served = self.now
        if self.watching:
            self.watching(before, decision)
        return decision

    def looked_at(self) -> Decision:
        """The ticker comes by."""
        return self.took(settle(self.circle, self.seen(), self.now))

    def asks(self, by: int, command: Command, *, sign: bool = True) -> Refusal | None:
        if sign and by:
            self.signs[by] = self.now
        return self.took(decide(self.circle, by, command, self.seen(), self.now)).refusal

    def does(self, by: int, *commands: Command) -> None:
        """What they ask for happens."""
        for command in commands:
            refusal = self.asks(by, command)
            assert refusal is None, f"{by} {command}: {refusal}"

    def passes(self, span: int) -> None:
        """Time passes; who is awake shows it; what is due is found at its very millisecond."""
        until = self.now + span
        while self.now < until:
            due = next_deadline(self.circle, self.seen())
            step = due.at if due and self.now < due.at else until
            self.now = min(until, step, self.now + BLINK)
            self.signs.update(dict.fromkeys(self.awake, self.now))
            self.served = self.now
            self.looked_at()

    def outage(self, span: int) -> None:
        """Nobody serves for a while; people's phones reach nobody."""
        self.now += span
        self.looked_at()

    def arrives(self, *seats: int, **wishes: int) -> None:
        for seat in seats:
            self.awake.add(seat)
            self.does(seat, ask.Arrive(may_keep=seat <= 2, **wishes))  # type: ignore[arg-type]

    def sleeps(self, *seats: int) -> None:
        """Their phones sleep: no sign of life from now on."""
        self.awake.difference_update(seats)

    def wakes(self, seat: int) -> None:
        self.awake.add(seat)
        self.does(seat, ask.Return())

    @property
    def turn(self) -> Turn:
        assert self.circle.turn is not None
        return self.circle.turn

    @property
    def holder(self) -> int:
        return self.circle.turn.seat if self.circle.turn else 0

    @property
    def n(self) -> int:
        """The number of the turn."""
        return self.turn.number

    def is_in(self, place: Stage | Kind) -> bool:
        return place in (self.circle.stage, self.circle.kind)

    def has(self, seat: int, where: Where) -> bool:
        return self.circle.seats[seat].where is where

    @property
    def outcomes(self) -> dict[int, Outcome]:
        return dict(self.circle.round.outcomes) if self.circle.round else {}

    def speaks(self, seat: int, words: str = "words") -> None:
        assert self.holder == seat
        self.does(seat, ask.Say(self.n, words))

    def finishes(self, *seats: int) -> None:
        """Each in turn says something and hands the piece on."""
        for seat in seats:
            self.speaks(seat)
            self.does(seat, ask.Finish(self.n))

    def of(self, *kinds: type[e.Event]) -> list[e.Event]:
        return [event for _, event in self.log if isinstance(event, kinds)]


def lobby(people: int = 4, plan: Plan | None = None) -> Room:
    """Seat 1 opened it; so many wait."""
    room = Room(plan or Plan(SHORT))
    room.does(1, ask.Open(room.plan))
    room.arrives(*range(1, people + 1))
    return room


def opening(people: int = 4, plan: Plan | None = None) -> Room:
    room = lobby(people, plan)
    room.does(1, ask.Begin())
    return room


def first_round(people: int = 4, plan: Plan | None = None) -> Room:
    """Everybody sits; seat 1 holds the piece."""
    room = opening(people, plan)
    room.does(1, ask.Next())
    return room
