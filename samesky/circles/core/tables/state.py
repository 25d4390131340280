"""A coffee chat at one moment: the fold of its events. Nothing here changes; every event makes a new one."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from samesky.circles.core.due import Seen
from samesky.circles.core.state import Where

Pair = frozenset[int]


@dataclass(frozen=True)
class Known(Seen):
    """What is known from outside: signs of life, and the pairs of seats of whom one blocked the other."""

    apart: frozenset[Pair] = frozenset()

    def parts(self, one: int, other: int) -> bool:
        return frozenset((one, other)) in self.apart


@dataclass(frozen=True)
class Sat:
    """Somebody sat at a table from words number `since` to `until` (None: they still do). What they heard is what was said there."""

    table: int
    since: int
    until: int | None = None

    def heard(self, table: int, number: int) -> bool:
        return table == self.table and self.since <= number and (self.until is None or number <= self.until)


@dataclass(frozen=True)
class Guest:
    """One person in the chat, and all they sat at."""

    number: int
    where: Where
    table: int
    may_keep: bool = False
    away_since: int = 0
    sat: tuple[Sat, ...] = ()

    @property
    def seated(self) -> bool:
        return self.where is Where.SEATED

    @property
    def here(self) -> bool:
        """Has a place, awake or not."""
        return self.where in (Where.SEATED, Where.AWAY)

    @property
    def entered(self) -> bool:
        """Whoever comes to the tables sits down at once."""
        return True


@dataclass(frozen=True)
class Table:
    """talk: who spoke last, and when. stirred: when anything happened there. alone_until: it wants to stay as it is.

    prompt: the number of the card that lies on the table, None for none.
    """

    number: int
    stirred: int
    prompt: int | None = None
    prompt_at: int = 0
    talk: tuple[tuple[int, int], ...] = ()
    alone_until: int = 0


@dataclass(frozen=True)
class Joining:
    """Both were told at `told_at` that they are about to join."""

    one: int
    other: int
    told_at: int


@dataclass(frozen=True)
class Tables:
    """The whole state. said: how many words there were; made: how many tables. Times are milliseconds since the epoch."""

    seq: int = 0
    at: int = 0
    latest_end: int = 0
    jar: int = 0
    seats: Mapping[int, Guest] = field(default_factory=dict)
    tables: Mapping[int, Table] = field(default_factory=dict)
    made: int = 0
    said: int = 0
    drawn: frozenset[int] = frozenset()
    joining: Joining | None = None
    empty_since: int = 0
    back_by: int = 0
    closed: bool = False
    awaited: int = 0

    @property
    def opened(self) -> bool:
        return self.latest_end > 0

    def at_table(self, table: int) -> tuple[int, ...]:
        """The seats with a place there, in the order people came to the chat."""
        return tuple(one.number for one in self.seats.values() if one.here and one.table == table)

    @property
    def keeper(self) -> int:
        """Of those who may keep, whoever is seated and came first; 0 when nobody keeps."""
        return next((one.number for one in self.seats.values() if one.seated and one.may_keep), 0)

    def heard(self, seat: int, table: int, number: int) -> bool:
        """Whether this seat sat at the table when these words were said."""
        guest = self.seats.get(seat)
        return guest is not None and any(one.heard(table, number) for one in guest.sat)
