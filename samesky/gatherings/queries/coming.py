"""What somebody sees of seats on the page of one time: their own answer, and whether there is room for them. Nobody's name, no number.

Law 14 without a word: who may not sit with somebody there reads that it is full, by the same questions to the database.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from samesky.gatherings.core import seats as core
from samesky.gatherings.models import Coming
from samesky.gatherings.queries.buddies import asking_for, buddy_of
from samesky.gatherings.queries.line import all_there, blocks_among, keepers_of, line_of
from samesky.gatherings.queries.seen import Asker, Happening
from samesky.kit.clock import now
from samesky.people.models import Person


class How(StrEnum):
    """How it stands for the reader."""

    SIGNED_OUT = "signed-out"
    FREE = "free"
    """They have not said yes, and could have a seat."""
    FULL = "full"
    """They have not said yes, and could wait."""
    WAITING = "waiting"
    OFFERED = "offered"
    HELD = "held"
    LET_GO = "let-go"
    """They let two offers go by, and are in line no more."""


@dataclass(frozen=True)
class Part:
    """answer: what they said so far. until: how long a seat is held for them.

    buddy: with whom they arrive; asked: they would like somebody; asking: those who would, nobody named.
    last: this offer is the last one, if it ends without an answer.
    """

    how: How
    happening: Happening
    answer: str = ""
    until: datetime | None = None
    buddy: Person | None = None
    asked: bool = False
    last: bool = False
    asking: list[Coming] = field(default_factory=list)

    @property
    def with_seat(self) -> bool:
        return self.how is How.HELD


def coming_part(asker: Asker, happening: Happening) -> Part | None:
    """None when nobody is asked any more: it is over, or does not take place."""
    if happening.cancelled or happening.ends_at <= now():
        return None
    if not isinstance(asker, Person):
        return Part(How.SIGNED_OUT, happening)
    mine = None
    if happening.row is not None:
        mine = Coming.objects.filter(occurrence=happening.row, person=asker).first()
    how = _how(asker, happening, mine)
    if mine is None:
        return Part(how, happening)
    if how is not How.HELD:
        last = mine.passed + 1 >= core.MOST_OFFERS
        return Part(how, happening, mine.answer, mine.offered_until, last=last)
    mine.person = asker
    buddy = buddy_of(mine)
    asking = [] if buddy else asking_for(mine)
    return Part(how, happening, mine.answer, buddy=buddy, asked=mine.buddy, asking=asking)


def has_room_for(person: Person, happening: Happening) -> bool:
    """Whether a yes would give them a seat now: what is asked for the page, and what the finder may sift by."""
    row = happening.row
    line = line_of(row) if row is not None else {}
    keepers = keepers_of(happening.series, happening.original)
    blocks = blocks_among({person.pk, *line, *keepers})
    capacity = row.capacity if row is not None else happening.series.capacity
    capacity += len(keepers - line.keys() - {person.pk})
    others = [seat for seat in all_there(line, keepers) if seat.person != person.pk]
    me = core.Seat(person.pk, now())
    decisions = core.settle([*others, me], capacity, blocks, now(), happening.starts_at)
    return core.Given(person.pk) in decisions


def _how(person: Person, happening: Happening, mine: Coming | None) -> How:
    room = has_room_for(person, happening)
    if mine is not None and mine.seat:
        lapsed = mine.offered_until is not None and mine.offered_until <= now()
        return How.WAITING if lapsed else How(mine.seat)
    if mine is not None and mine.answer == Coming.Answer.YES:
        return How.LET_GO
    return How.FREE if room else How.FULL
