"""What a keeper may ask for, and resuming. Each takes (circle, seat, command, now) and gives the events, or the refusal."""

from collections.abc import Sequence

from samesky.circles.core import commands as ask
from samesky.circles.core import events as e
from samesky.circles.core import times
from samesky.circles.core.commands import Refusal
from samesky.circles.core.due import closing_now, ended, leaving_now
from samesky.circles.core.fold import still
from samesky.circles.core.follow import begin_phase, said_or, successor
from samesky.circles.core.plan import LONGEST_TURN
from samesky.circles.core.state import Circle, How, Outcome, Seat, Stage, Where

Answer = Sequence[e.Event] | Refusal

PAUSABLE = (Stage.OPENING, Stage.BETWEEN, Stage.SPEAKING, Stage.GRACE)


def begin(c: Circle, by: int, command: ask.Begin, now: int) -> Answer:
    """Law 10: the latest end is fixed here. One person alone is no circle."""
    assert c.plan is not None
    if len(c.among(Where.WAITING)) < 2:
        return Refusal.NOBODY_THERE
    return [e.Begun(now + c.plan.longest), begin_phase(c, 0)]


def go_on(c: Circle, by: int, command: ask.Next, now: int) -> Answer:
    """While somebody speaks nobody is cut off: the round ends after them."""
    if c.pause:
        return Refusal.NOT_NOW
    if c.stage is Stage.LEAVING:
        return ended(c, "keeper")
    if c.turn:
        return Refusal.ALREADY if c.round and c.round.ending else [e.RoundEnding()]
    return [begin_phase(c, c.phase + 1)]


def pause(c: Circle, by: int, command: ask.PauseIt, now: int) -> Answer:
    return Refusal.ALREADY if c.pause else [e.Paused(by)]


def resume(c: Circle, by: int, command: ask.Resume, now: int) -> Answer:
    """Law 8: by the keeper; where there is none, by anybody after two minutes."""
    if c.pause is None:
        return Refusal.ALREADY
    if c.keeps(by):
        return [e.Resumed(by)]
    if c.keeper or c.pause.outage:
        return Refusal.NOT_KEEPER
    return [e.Resumed(by)] if now >= c.pause.since + times.ANYONE_RESUMES_AFTER else Refusal.TOO_SOON


def extend(c: Circle, by: int, command: ask.Extend, now: int) -> Answer:
    if c.turn is None or c.turn.number != command.number:
        return Refusal.TOO_LATE
    too_long = c.turn.ends + times.LONGER - still(c, now) > LONGEST_TURN
    return Refusal.NOT_NOW if too_long else [e.Longer(command.number, times.LONGER, "keeper")]


def skip(c: Circle, by: int, command: ask.Skip, now: int) -> Answer:
    if c.turn is None or c.turn.number != command.number:
        return Refusal.TOO_LATE
    return [e.TurnEnded(c.turn.number, How.SKIPPED, said_or(c, c.turn.seat, Outcome.SKIPPED))]


def _other(c: Circle, by: int, seat: int) -> Seat | Refusal:
    one = c.seats.get(seat)
    return one if one and one.here and seat != by else Refusal.NOBODY_THERE


def rest(c: Circle, by: int, command: ask.Rest, now: int) -> Answer:
    other = _other(c, by, command.seat)
    if isinstance(other, Refusal):
        return other
    return Refusal.ALREADY if other.resting == command.on else [e.Rested(command.seat, command.on)]


def be_with(c: Circle, by: int, command: ask.BeWith, now: int) -> Answer:
    """One press: the keeping goes to the next trained keeper who is there and well, and the circle takes a few breaths."""
    other = _other(c, by, command.seat)
    if isinstance(other, Refusal):
        return other
    next_keeper = successor(c, by, command.seat)
    told: list[e.Event] = [e.WithSomeone(by, command.seat)]
    if next_keeper:
        told.append(e.Kept(next_keeper))
    if c.stage in PAUSABLE and not c.pause:
        told.append(e.Paused(next_keeper or by))
    return told


def remove(c: Circle, by: int, command: ask.Remove, now: int) -> Answer:
    """Also of somebody who left by themselves, so that they do not come in again."""
    other = c.seats.get(command.seat)
    if other is None or command.seat == by or other.where is Where.REMOVED:
        return Refusal.NOBODY_THERE
    return [e.Went(command.seat, Where.REMOVED)]


def hand_over(c: Circle, by: int, command: ask.HandOver, now: int) -> Answer:
    other = _other(c, by, command.seat)
    if isinstance(other, Refusal):
        return other
    there = other.seated or (not c.begun and other.where is Where.WAITING)
    return [e.Kept(command.seat)] if other.may_keep and there and not other.resting else Refusal.NOT_TRAINED


def close(c: Circle, by: int, command: ask.Close, now: int) -> Answer:
    """A circle that has begun asks everybody how they leave before it shuts."""
    if c.stage in (Stage.LOBBY, Stage.LEAVING):
        return ended(c, "keeper")
    return leaving_now(c)


def wind(c: Circle, by: int, command: ask.Wind, now: int) -> Answer:
    """Nobody is cut off: who speaks has their turn, then comes the closing round. In a pause of somebody's turn it has to wait."""
    if c.winding or c.shut:
        return Refusal.ALREADY
    if c.turn is None:
        return closing_now(c)
    return Refusal.NOT_NOW if c.pause else [e.RoundEnding(closing=True)]


def call_off(c: Circle, by: int, command: ask.CallOff, now: int) -> Answer:
    """Nobody came to keep it, or the gathering it belongs to is cancelled: who waits in the lobby is told, and it shuts."""
    return ended(c, "called off")
