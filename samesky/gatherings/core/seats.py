"""Who gets a seat: in the order of asking, never more than there are, and never together where one blocked the other.

`settle` says what is to happen now; `after` applies it. Settling again changes nothing until somebody acts or time passes.
Blocks are pairs (who blocked, whom). A block made by somebody without a seat takes none away:
else it would be a means of throwing people out. Nobody with a seat loses it when the capacity is made smaller.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

Person = Any
"""Whatever names a person and can be a key: here it is never looked into."""
Blocks = Collection[tuple[Person, Person]]

OFFER = timedelta(hours=12)
"""A night's sleep and the morning after: nobody loses a seat for having slept."""
SETTLED_BY = timedelta(hours=1)
"""Longer offers end an hour before the start, so that the next in line still has time to come."""
SHORT_OFFER = timedelta(minutes=10)
"""From then on: who looks at their phone may say yes, and several are reached before it begins."""
MOST_OFFERS = 2
"""Who left two offers unanswered is asked no more: silence is an answer too. They may ask again, and are last in line then."""


class Stands(StrEnum):
    """How somebody stands. The first three hold no seat."""

    NONE = ""
    ASKS = "asks"
    """They say yes at this very moment, so that a free seat need not be offered: it is theirs."""
    WAITING = "waiting"
    OFFERED = "offered"
    HELD = "held"


@dataclass(frozen=True)
class Seat:
    """One person's yes. asked: their place in line; until: the end of an offer; passed: offers that ended unanswered.

    keeps: they keep it, so they are there in any case: no block takes their seat, also not one that they did not make.
    """

    person: Person
    asked: datetime
    stands: Stands = Stands.ASKS
    until: datetime | None = None
    passed: int = 0
    keeps: bool = False

    @property
    def taken(self) -> bool:
        """An offered seat is kept for them, so it counts."""
        return self.stands in (Stands.OFFERED, Stands.HELD)


@dataclass(frozen=True)
class Decision:
    """What happens to one person's seat."""

    person: Person


@dataclass(frozen=True)
class Given(Decision):
    """They have a seat."""


@dataclass(frozen=True)
class Waits(Decision):
    """It is full, or reads so: they are in line."""


@dataclass(frozen=True)
class Offered(Decision):
    """A seat came free; it is kept for them until then."""

    until: datetime


@dataclass(frozen=True)
class Expired(Decision):
    """They did not answer; they wait again, behind those who were asked less often."""


@dataclass(frozen=True)
class LetGo(Decision):
    """They did not answer for the last time; they are in the line no more."""


@dataclass(frozen=True)
class Unseated(Decision):
    """Somebody who has a seat too has blocked them: they wait, and read the same as when it is full."""


def settle(
    seats: Iterable[Seat], capacity: int, blocks: Blocks, now: datetime, starts: datetime
) -> tuple[Decision, ...]:
    """Everything that is to happen now, in this order: offers end, blocks are kept, then seats go to who waits and who asks."""
    line = list(seats)
    made: list[Decision] = []
    for step in (_ended, _parted, _filled):
        new = list(step(line, capacity, blocks, now, starts))
        made += new
        line = after(line, new)
    return tuple(made)


def after(seats: Iterable[Seat], decisions: Iterable[Decision]) -> list[Seat]:
    """The seats when this has happened."""
    stands = {seat.person: seat for seat in seats}
    for decision in decisions:
        stands[decision.person] = _changed(stands[decision.person], decision)
    return list(stands.values())


def accept(seat: Seat, now: datetime) -> tuple[Decision, ...]:
    """They say yes to what is offered: a seat, or nothing when the offer has ended."""
    return (Given(seat.person),) if seat.stands is Stands.OFFERED and seat.until and now < seat.until else ()


def offer_until(now: datetime, starts: datetime) -> datetime:
    """How long a seat that came free now is kept for who is asked; never beyond the start."""
    long = min(now + OFFER, starts - SETTLED_BY)
    return min(max(long, now + SHORT_OFFER), starts)


def apart(one: Person, other: Person, blocks: Blocks) -> bool:
    """Whether one of the two blocked the other, so that they are never given seats together."""
    return (one, other) in blocks or (other, one) in blocks


def in_line(seats: Iterable[Seat]) -> list[Seat]:
    """Those who wait, in the order in which they are asked: who was asked less often, then who came first."""
    waiting = [seat for seat in seats if seat.stands is Stands.WAITING]
    return sorted(waiting, key=lambda seat: (seat.passed, seat.asked))


def _changed(seat: Seat, decision: Decision) -> Seat:
    match decision:
        case Given():
            return replace(seat, stands=Stands.HELD, until=None, passed=0)
        case Offered(until=until):
            return replace(seat, stands=Stands.OFFERED, until=until)
        case Expired():
            return replace(seat, stands=Stands.WAITING, until=None, passed=seat.passed + 1)
        case LetGo():
            return replace(seat, stands=Stands.NONE, until=None, passed=0)
    return replace(seat, stands=Stands.WAITING, until=None)


def _ended(
    line: Sequence[Seat], capacity: int, blocks: Blocks, now: datetime, starts: datetime
) -> Iterator[Decision]:
    for seat in line:
        if seat.stands is Stands.OFFERED and seat.until is not None and seat.until <= now:
            yield Expired(seat.person) if seat.passed + 1 < MOST_OFFERS else LetGo(seat.person)


def _parted(
    line: Sequence[Seat], capacity: int, blocks: Blocks, now: datetime, starts: datetime
) -> Iterator[Decision]:
    """Who keeps stays, then who blocked, then of two who blocked each other who asked first. Whoever goes, goes for somebody who stays."""
    named = {person for pair in blocks for person in pair}
    left = sorted((seat for seat in line if seat.taken and seat.person in named), key=lambda seat: seat.asked)
    while left:
        stays = next(
            (seat for seat in left if not any(_goes_for(seat, other, blocks) for other in left)), left[0]
        )
        left.remove(stays)
        going = [seat for seat in left if apart(stays.person, seat.person, blocks) and not seat.keeps]
        yield from (Unseated(seat.person) for seat in going)
        left = [seat for seat in left if seat not in going]


def _goes_for(seat: Seat, other: Seat, blocks: Blocks) -> bool:
    if seat.keeps or not apart(seat.person, other.person, blocks):
        return False
    blocked, blocks_too = (other.person, seat.person) in blocks, (seat.person, other.person) in blocks
    return other.keeps or (blocked and (not blocks_too or other.asked < seat.asked))


def _filled(
    line: Sequence[Seat], capacity: int, blocks: Blocks, now: datetime, starts: datetime
) -> Iterator[Decision]:
    """Whoever may not sit with somebody there is passed over and keeps their place; nobody else is ever passed over.

    Once it has begun nothing is offered: then a free seat is for who stands at the door.
    """
    there = [seat.person for seat in line if seat.taken]
    for seat in in_line(line) if now < starts else []:
        if len(there) < capacity and not _meets(seat, there, blocks):
            there.append(seat.person)
            yield Offered(seat.person, offer_until(now, starts))
    for seat in sorted((seat for seat in line if seat.stands is Stands.ASKS), key=lambda seat: seat.asked):
        if len(there) < capacity and not _meets(seat, there, blocks):
            there.append(seat.person)
            yield Given(seat.person)
        else:
            yield Waits(seat.person)


def _meets(seat: Seat, there: Iterable[Person], blocks: Blocks) -> bool:
    return any(apart(seat.person, other, blocks) for other in there)
