"""People at the tables at a virtual clock: seats 1, 2, 3 ...; seat 1 is a trained keeper."""

from collections.abc import Callable
from dataclasses import dataclass, field

from samesky.circles.core.commands import Refusal
from samesky.circles.core.tables import commands as ask
from samesky.circles.core.tables import events as e
from samesky.circles.core.tables.decide import Decided, decide, settle
from samesky.circles.core.tables.due import next_deadline
from samesky.circles.core.tables.state import Known, Tables
from samesky.circles.core.times import MINUTE, SECOND

START = 1_800_000_000_000
BLINK = 4 * SECOND
"""How often the room is looked at while time passes: oftener than anything is late."""
JAR = 10


@dataclass
class Chat:
    """A coffee chat, the time, the log, who is awake, and who is kept apart. All of it goes through the real core."""

    now: int = START
    tables: Tables = field(default_factory=Tables)
    log: list[tuple[int, e.Happening]] = field(default_factory=list)
    signs: dict[int, int] = field(default_factory=dict)
    awake: set[int] = field(default_factory=set)
    served: int = START
    apart: set[frozenset[int]] = field(default_factory=set)
    watching: Callable[[Tables, Decided], None] | None = None

    def known(self) -> Known:
        return Known(dict(self.signs), self.served, frozenset(self.apart))

    def took(self, decided: Decided) -> Decided:
        before, self.tables = self.tables, decided.circle
        self.log += decided.events
        self.served = self.now
        if self.watching:
            self.watching(before, decided)
        return decided

    def looked_at(self) -> None:
        """The ticker comes by."""
        self.took(settle(self.tables, self.known(), self.now))

    def asks(self, by: int, wish: ask.Wish) -> Refusal | None:
        self.signs[by] = self.now
        return self.took(decide(self.tables, by, wish, self.known(), self.now)).refusal

    def does(self, by: int, *wishes: ask.Wish) -> None:
        for wish in wishes:
            refusal = self.asks(by, wish)
            assert refusal is None, f"{by} {wish}: {refusal}"

    def passes(self, span: int) -> None:
        """Time passes; who is awake shows it; what is due is found at its very millisecond."""
        until = self.now + span
        while self.now < until:
            due = next_deadline(self.tables, self.known())
            step = due.at if due and self.now < due.at else until
            self.now = min(until, step, self.now + BLINK)
            self.signs.update(dict.fromkeys(self.awake, self.now))
            self.looked_at()

    def outage(self, span: int) -> None:
        """Nobody serves for a while; people's phones reach nobody."""
        self.now += span
        self.looked_at()

    def come(self, *seats: int) -> None:
        for seat in seats:
            self.awake.add(seat)
            self.does(seat, ask.Arrive(may_keep=seat == 1))

    def leave(self, *seats: int) -> None:
        for seat in seats:
            self.awake.discard(seat)
            self.does(seat, ask.Leave())

    def sleeps(self, *seats: int) -> None:
        self.awake.difference_update(seats)

    def talk(self, *seats: int) -> None:
        """One after the other, a little while between."""
        for seat in seats:
            self.does(seat, ask.Say(f"words {self.tables.said + 1}"))
            self.passes(3 * SECOND)

    def block(self, one: int, other: int) -> None:
        self.apart.add(frozenset((one, other)))

    @property
    def sitting(self) -> list[set[int]]:
        """Who sits together, the oldest table first."""
        return [set(self.tables.at_table(number)) for number in sorted(self.tables.tables)]

    def of(self, *kinds: type[e.Happening]) -> list[e.Happening]:
        return [event for _, event in self.log if isinstance(event, kinds)]


def chat(people: int = 3, longest: int = 180 * MINUTE) -> Chat:
    """So many sit; up to eight at one table."""
    made = Chat()
    made.does(0, ask.Open(longest, JAR))
    made.come(*range(1, people + 1))
    return made


def two_small(left: int = 6) -> Chat:
    """Two tables with together `left` people; they were nine a moment ago."""
    room = chat(9)
    while sum(map(len, room.sitting)) > left:
        largest: set[int] = max(room.sitting, key=len)
        room.leave(max(largest))
    return room
