"""What somebody sees of a circle's state, without names and words: so that two moments can be compared, and nobody is told in vain.

Everything that a page of the room shows and that an event may change stands in one of these two. Pure; times in milliseconds.
"""

from dataclasses import dataclass
from itertools import takewhile

from samesky.circles.core import commands as ask
from samesky.circles.core import looks
from samesky.circles.core.asking import asked
from samesky.circles.core.commands import Refusal
from samesky.circles.core.follow import may_move
from samesky.circles.core.plan import Kind
from samesky.circles.core.state import Circle, Reach, Seat, Stage, Where

MINUTE = 60_000


@dataclass(frozen=True)
class Around:
    """One seat of the ring. Who has left keeps a place until the round is over, like somebody whose phone sleeps."""

    number: int
    holds: bool = False
    next: bool = False
    away: bool = False


@dataclass(frozen=True)
class Mine:
    """What only the person on the seat sees. coming: the seats before mine; about: minutes until I am likely up, None when I am not asked.

    more: milliseconds of a longer time I set for myself that are still to come.
    """

    reach: Reach
    listens: bool
    no_notes: bool
    rests: bool
    coming: tuple[int, ...] = ()
    about: int | None = None
    may_come_back: bool = False
    may_have_longer: bool = False
    hand: bool | None = None
    answered: bool = False
    more: int = 0


@dataclass(frozen=True)
class Sight:
    """The table, from one seat. The grace is no stage of its own here: pages see by themselves that the time is over."""

    stage: Stage
    phase: int
    keeper: int
    around: tuple[Around, ...]
    turn: int
    speaker: int
    left: int
    of: int
    paused: bool
    outage: bool
    winding: bool
    mine: Mine

    @property
    def holding(self) -> bool:
        """Whether it is this seat's turn."""
        return bool(self.around) and self.around[0].holds


@dataclass(frozen=True)
class Door:
    """What is told to who is not in: names nobody, counts nobody. about: minutes until one can come in, None when that is not known."""

    begun: bool
    speaking: bool
    paused: bool
    leaving: bool
    closed: bool
    about: int | None


def sight(c: Circle, number: int, now: int) -> Sight:
    """The table as somebody sees it who has come in."""
    return Sight(
        stage=Stage.SPEAKING if c.turn else c.stage,
        phase=c.phase,
        keeper=c.keeper,
        around=around(c, number),
        turn=c.turn.number if c.turn else 0,
        speaker=c.turn.seat if c.turn else 0,
        left=looks.left(c, now),
        of=max(c.turn.given, looks.left(c, now)) if c.turn else 0,
        paused=c.pause is not None,
        outage=bool(c.pause and c.pause.outage),
        winding=c.winding,
        mine=_mine(c, c.seats[number], now),
    )


def around(c: Circle, number: int) -> tuple[Around, ...]:
    """The ring, clockwise, beginning with this seat."""
    following = looks.next_up(c)
    ring = [seat.number for seat in c.seats.values() if _has_a_chair(c, seat)]
    start = ring.index(number) if number in ring else 0
    return tuple(
        Around(
            one,
            holds=bool(c.turn and c.turn.seat == one),
            next=one in following[:1],
            away=not c.seats[one].seated,
        )
        for one in (*ring[start:], *ring[:start])
    )


def _has_a_chair(c: Circle, seat: Seat) -> bool:
    if not seat.entered:
        return False
    return seat.here or bool(c.round and seat.number in c.round.order)


def _mine(c: Circle, seat: Seat, now: int) -> Mine:
    up = looks.up_in(c, seat.number, now)
    before = tuple(takewhile(lambda one: one != seat.number, looks.next_up(c)))
    if seat.reach is Reach.LATER and may_move(c, seat.number):
        before = tuple(one for one in looks.next_up(c) if one != seat.number)
    holds = bool(c.turn and c.turn.seat == seat.number)
    return Mine(
        seat.reach,
        seat.listens,
        seat.no_notes,
        seat.resting,
        coming=before if up and not holds else (),
        about=minutes(sum(up) // 2) if up else None,
        may_come_back=holds and may_move(c, seat.number),
        may_have_longer=bool(holds and c.round and seat.number not in c.round.took_longer),
        hand=(seat.number in c.round.hands) if c.round and c.kind is Kind.FLOOR else None,
        answered=seat.answered,
        more=looks.left_for_holder(c, now) - looks.left(c, now) if holds else 0,
    )


def door(c: Circle, now: int) -> Door:
    """What is told at the door."""
    entry = looks.entry_in(c, now)
    return Door(
        begun=c.begun,
        speaking=c.turn is not None,
        paused=c.pause is not None,
        leaving=c.stage is Stage.LEAVING,
        closed=c.closed,
        about=None if entry is None else minutes(entry),
    )


def from_outside(c: Circle, now: int) -> tuple[Door | Refusal, Door | Refusal]:
    """What somebody reads who might come in, and somebody who might and may keep circles: why not, or what is going on."""
    return (
        refused(c, may_keep=False, now=now) or door(c, now),
        refused(c, may_keep=True, now=now) or door(c, now),
    )


def refused(c: Circle, *, may_keep: bool, now: int) -> Refusal | None:
    """Why somebody new could not come in now; None when they could."""
    answer = asked(c, 0, ask.Arrive(may_keep), now)
    return answer if isinstance(answer, Refusal) else None


def minutes(span: int) -> int:
    """In whole minutes, as a person would say it: never none."""
    return max(1, (span + MINUTE // 2) // MINUTE)


def is_outside(c: Circle, number: int) -> bool:
    """Whether this seat has no place (never came, left, or was removed)."""
    seat = c.seats.get(number)
    return seat is None or not seat.here


def has_entered(c: Circle, number: int) -> bool:
    """Whether this seat has a place at the table, awake or not."""
    seat = c.seats.get(number)
    return bool(seat and seat.here and seat.entered)


def waits(c: Circle, number: int) -> bool:
    """Whether this seat has a place in the lobby."""
    seat = c.seats.get(number)
    return bool(seat and seat.here and not seat.entered)


def was_removed(c: Circle, number: int) -> bool:
    seat = c.seats.get(number)
    return bool(seat and seat.where is Where.REMOVED)
