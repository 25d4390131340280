"""What each command brings about, or why it cannot be. Who may ask for it, and when, is in one table: MAY."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from samesky.circles.core import commands as ask
from samesky.circles.core import events as e
from samesky.circles.core import keeping, taking_part
from samesky.circles.core.commands import Command, Refusal
from samesky.circles.core.state import Circle, Stage, Where

Answer = Sequence[e.Event] | Refusal

LOBBY = frozenset({Stage.LOBBY})
GOING = frozenset({Stage.OPENING, Stage.BETWEEN, Stage.SPEAKING, Stage.GRACE})
HELD = frozenset({Stage.SPEAKING, Stage.GRACE})
LEAVING = frozenset({Stage.LEAVING})
OPEN = LOBBY | GOING | LEAVING

ANYBODY, WITH_A_PLACE, SEATED, KEEPER = "anybody", "with a place", "seated", "keeper"
THE_PLACE = "the place"
"""Nobody in the circle: seat 0."""


@dataclass(frozen=True)
class May:
    """who asks, at which stages, and what comes of it."""

    who: str
    stages: frozenset[Stage]
    does: Callable[[Circle, int, Any, int], Answer]


MAY: dict[type[Command], May] = {
    ask.Open: May(ANYBODY, frozenset({Stage.UNOPENED}), taking_part.open_it),
    ask.Arrive: May(ANYBODY, OPEN, taking_part.arrive),
    ask.Leave: May(WITH_A_PLACE, OPEN, taking_part.leave),
    ask.Return: May(WITH_A_PLACE, OPEN, taking_part.come_back_in),
    ask.Choose: May(WITH_A_PLACE, OPEN, taking_part.choose),
    ask.Say: May(SEATED, GOING | LEAVING, taking_part.say),
    ask.Hold: May(SEATED, GOING | LEAVING, taking_part.hold),
    ask.Finish: May(SEATED, GOING, taking_part.finish),
    ask.Pass: May(SEATED, GOING, taking_part.pass_it),
    ask.ComeBack: May(SEATED, GOING, taking_part.come_back_to_me),
    ask.ALittleLonger: May(SEATED, GOING, taking_part.a_little_longer),
    ask.RaiseHand: May(SEATED, HELD | {Stage.BETWEEN}, taking_part.raise_hand),
    ask.Answer: May(SEATED, LEAVING, taking_part.answer),
    ask.Resume: May(SEATED, GOING, keeping.resume),
    ask.Begin: May(KEEPER, LOBBY, keeping.begin),
    ask.Next: May(KEEPER, GOING | LEAVING, keeping.go_on),
    ask.PauseIt: May(KEEPER, GOING, keeping.pause),
    ask.Extend: May(KEEPER, HELD, keeping.extend),
    ask.Skip: May(KEEPER, HELD, keeping.skip),
    ask.Rest: May(KEEPER, GOING, keeping.rest),
    ask.BeWith: May(KEEPER, OPEN, keeping.be_with),
    ask.Remove: May(KEEPER, OPEN, keeping.remove),
    ask.HandOver: May(KEEPER, OPEN, keeping.hand_over),
    ask.Close: May(KEEPER, OPEN, keeping.close),
    ask.Wind: May(THE_PLACE, GOING, keeping.wind),
    ask.CallOff: May(THE_PLACE, LOBBY, keeping.call_off),
}


def asked(c: Circle, by: int, command: Command, now: int) -> Answer:
    """The events the command brings about at `now`, or the refusal. Nothing due may be left when this is asked."""
    may = MAY[type(command)]
    return _not_allowed(c, by, may) or may.does(c, by, command, now)


def _not_allowed(c: Circle, by: int, may: May) -> Refusal | None:
    if c.closed:
        return Refusal.CLOSED
    if c.stage is Stage.UNOPENED and may.stages != {Stage.UNOPENED}:
        return Refusal.NOT_OPEN
    seat = c.seats.get(by)
    if may.who == THE_PLACE and by == 0:
        return None if c.stage in may.stages else Refusal.NOT_NOW
    if may.who != ANYBODY and (seat is None or not seat.here):
        return Refusal.REMOVED if seat and seat.where is Where.REMOVED else Refusal.NOT_HERE
    if may.who == SEATED and not (seat and seat.seated):
        return Refusal.NOT_HERE
    if may.who == THE_PLACE or (may.who == KEEPER and not c.keeps(by)):
        return Refusal.NOT_KEEPER
    return None if c.stage in may.stages else Refusal.NOT_NOW
