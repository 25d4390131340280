"""What somebody at the tables asks for. Refusals are the circle's (core.commands)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wish:
    """Something asked by one seat."""


@dataclass(frozen=True)
class Open(Wish):
    """longest: milliseconds until the latest end. jar: how many prompts are in it. awaited: when people are expected, 0 for now."""

    longest: int
    jar: int
    awaited: int = 0


@dataclass(frozen=True)
class Arrive(Wish):
    """I accept the agreements and sit down. may_keep: on the group's list of trained keepers."""

    may_keep: bool = False


@dataclass(frozen=True)
class Leave(Wish):
    pass


@dataclass(frozen=True)
class Return(Wish):
    """A sign of life from somebody who was away."""


@dataclass(frozen=True)
class Move(Wish):
    table: int


@dataclass(frozen=True)
class StayAsWeAre(Wish):
    """My table would rather not join another one now."""


@dataclass(frozen=True)
class Draw(Wish):
    """A prompt for my table. index: chance has chosen it outside; the core only says whether it may be drawn."""

    index: int


@dataclass(frozen=True)
class Say(Wish):
    """words: the id of words that are already sealed."""

    words: str


@dataclass(frozen=True)
class Remove(Wish):
    seat: int


@dataclass(frozen=True)
class Close(Wish):
    pass


@dataclass(frozen=True)
class CallOff(Wish):
    """It does not take place: asked by the place itself (seat 0), while nobody keeps it."""
