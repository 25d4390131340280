"""What somebody asks of a circle, and the kind answers when it cannot be."""

from dataclasses import dataclass
from enum import StrEnum

from samesky.circles.core.plan import Plan
from samesky.circles.core.state import Reach


@dataclass(frozen=True)
class Command:
    """Something asked by one seat."""


@dataclass(frozen=True)
class Open(Command):
    plan: Plan


@dataclass(frozen=True)
class Arrive(Command):
    """I accept the agreements and wait to be let in. may_keep: on the group's list of trained keepers."""

    may_keep: bool = False
    listens: bool = False
    private_longer: int = 0


@dataclass(frozen=True)
class Leave(Command):
    pass


@dataclass(frozen=True)
class Return(Command):
    """A sign of life from somebody who was away."""


@dataclass(frozen=True)
class Choose(Command):
    reach: Reach = Reach.SPEAK
    listens: bool = False
    no_notes: bool = False


@dataclass(frozen=True)
class Say(Command):
    """words: the id of words that are already sealed; number: the turn they were written for."""

    number: int
    words: str


@dataclass(frozen=True)
class Hold(Command):
    """Words for whoever speaks or spoke in turn `number`, given to them after it."""

    number: int
    words: str


@dataclass(frozen=True)
class Finish(Command):
    number: int


@dataclass(frozen=True)
class Pass(Command):
    number: int


@dataclass(frozen=True)
class ComeBack(Command):
    """Come back to me at the end of the round."""

    number: int


@dataclass(frozen=True)
class ALittleLonger(Command):
    number: int


@dataclass(frozen=True)
class RaiseHand(Command):
    """On the open floor: I would like to speak."""

    up: bool = True


@dataclass(frozen=True)
class Answer(Command):
    """I said how I leave."""


@dataclass(frozen=True)
class Resume(Command):
    pass


@dataclass(frozen=True)
class Begin(Command):
    pass


@dataclass(frozen=True)
class Next(Command):
    """On to the next phase; while somebody speaks, the round ends after them."""


@dataclass(frozen=True)
class PauseIt(Command):
    pass


@dataclass(frozen=True)
class Extend(Command):
    """A minute more for whoever holds the piece."""

    number: int


@dataclass(frozen=True)
class Skip(Command):
    number: int


@dataclass(frozen=True)
class Rest(Command):
    """Out of the order, the seat kept (on=False: back in)."""

    seat: int
    on: bool = True


@dataclass(frozen=True)
class BeWith(Command):
    """I am with someone: hands over the keeping, and the circle takes a few breaths."""

    seat: int


@dataclass(frozen=True)
class Remove(Command):
    seat: int


@dataclass(frozen=True)
class HandOver(Command):
    seat: int


@dataclass(frozen=True)
class Close(Command):
    pass


@dataclass(frozen=True)
class Wind(Command):
    """On to the closing round: asked by the place itself, when a circle without a keeper is no longer watched."""


@dataclass(frozen=True)
class CallOff(Command):
    """It does not take place: asked by the place itself, of a lobby in which nobody has begun."""


class Refusal(StrEnum):
    """Why not. Views turn each into a sentence that says that nothing is lost."""

    NOT_OPEN = "not open"
    CLOSED = "closed"
    FULL = "full"
    SHUT = "shut"
    REMOVED = "removed"
    NOT_HERE = "not here"
    ALREADY = "already"
    NOT_YOUR_TURN = "not your turn"
    TOO_LATE = "too late"
    MOVED_BEFORE = "moved before"
    HAD_LONGER = "had longer"
    NO_NOTES = "no notes"
    NOBODY_SPEAKS = "nobody speaks"
    OWN_TURN = "own turn"
    NOT_NOW = "not now"
    NOT_KEEPER = "not keeper"
    NOT_TRAINED = "not trained"
    TOO_SOON = "too soon"
    NOBODY_THERE = "nobody there"
    TOO_NEW = "too new"
