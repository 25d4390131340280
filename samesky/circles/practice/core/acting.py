"""What a simulated member does next, from the circle as it stands and the time. Pure: the same circle gives the same act.

Nothing is remembered here. How far somebody is shows in the circle, in how much they have said in this turn, and in their last sign of
life. Everybody is a little slow, so that a keeper can follow: each waits for a moment of quiet after whatever happened last.
"""

from dataclasses import dataclass

from samesky.circles.core import commands as ask
from samesky.circles.core.commands import Command
from samesky.circles.core.follow import may_move
from samesky.circles.core.plan import Kind
from samesky.circles.core.state import Circle, Seat, Stage, Where
from samesky.circles.core.times import SECOND
from samesky.circles.practice.core.characters import Character, What

COMES_AFTER = 1_500
LATE_BY = 20 * SECOND
BEGINS_TO_SPEAK = 4 * SECOND
READING = 60
"""Milliseconds for each letter of what was said before: so long it takes to write, and to read."""
MOST_READING = 9 * SECOND
PASSES_AFTER = 3 * SECOND
FINISHES_AFTER = 5 * SECOND
WRITES_AFTER = 6 * SECOND
ANSWERS_AFTER = 2 * SECOND
DROPS_AFTER = 15 * SECOND
BACK_AFTER = 90 * SECOND
"""Since the last sign of life of a dropped connection."""
BREATHES = 20 * SECOND
"""How long a second keeper lets a pause last that was handed to them."""
MOST_HELD = 2
ONE_IN = 4
"""Who writes to others now and then does so in one of so many turns."""


@dataclass(frozen=True)
class Did:
    """What this one has done in the turn that goes on: lines said, words held; and their last sign of life."""

    said: int = 0
    held: int = 0
    sign: int = 0


@dataclass(frozen=True)
class Act:
    """words: what a Say or Hold carries; its command is made where the words are sealed. once: names the act, so that it happens once."""

    does: type[Command] | Command
    words: str = ""
    once: str = ""


def next_act(me: Character, number: int, c: Circle, real: int, did: Did, now: int) -> Act | None:
    """What `me` on seat `number` does now, if anything. real: the seat of whoever rehearses; 0 while they are not here."""
    seat = c.seats.get(number)
    if seat is None or seat.where is Where.LEFT:
        return _comes(me, number, c, seat, real, now)
    if seat.where is Where.REMOVED:
        return None
    if seat.where is Where.AWAY:
        return Act(ask.Return(), once="") if now - did.sign >= BACK_AFTER else None
    if c.keeper == number:
        return _keeps(c, real, now)
    if c.pause or not seat.seated or is_silent(me, number, c, did, now):
        return None
    if c.stage is Stage.LEAVING:
        return _answers(me, seat, c, now)
    if c.turn and c.turn.seat == number:
        return _speaks(me, c, did, now)
    return _writes(me, seat, c, did, now) if c.turn else None


def _quiet_for(c: Circle, span: int, now: int) -> bool:
    return now - c.at >= span


def _comes(me: Character, number: int, c: Circle, seat: Seat | None, real: int, now: int) -> Act | None:
    """After whoever rehearses, one by one; who is late comes while somebody speaks in the first round."""
    if seat is not None or not real or c.shut or not _quiet_for(c, COMES_AFTER, now):
        return None
    if me.what is What.LATE and not _somebody_has_spoken_for(c, LATE_BY, now):
        return None
    return Act(ask.Arrive(may_keep=me.what is What.KEEPS), once=f"arrive {number}")


def _somebody_has_spoken_for(c: Circle, span: int, now: int) -> bool:
    return c.kind is Kind.ROUND and c.turn is not None and now >= c.turn.ends - c.turn.given + span


def is_silent(me: Character, number: int, c: Circle, did: Did, now: int) -> bool:
    """Whether their connection has dropped: in their first turn of a round, and until some time after."""
    if me.what is not What.DROPS or number not in c.seats:
        return False
    if c.seats[number].where is Where.AWAY:
        return now - did.sign < BACK_AFTER
    mine = c.turn is not None and c.turn.seat == number and c.kind is Kind.ROUND
    if not mine or c.turn is None or not may_move(c, number):
        return False
    return now >= c.turn.ends - c.turn.given + DROPS_AFTER


def _keeps(c: Circle, real: int, now: int) -> Act | None:
    """A second keeper holds the circle for a moment and hands it back; when nobody real is left, they close it."""
    there = c.seats.get(real)
    if there is None or there.where in (Where.LEFT, Where.REMOVED):
        return (
            Act(ask.Close(), once="close")
            if not c.pause and _quiet_for(c, COMES_AFTER, now)
            else _resumes(c, now)
        )
    if c.pause:
        return _resumes(c, now)
    ready = there.may_keep and not there.resting and (there.seated or not c.begun)
    return Act(ask.HandOver(real)) if ready and _quiet_for(c, COMES_AFTER, now) else None


def _resumes(c: Circle, now: int) -> Act | None:
    return Act(ask.Resume()) if c.pause and now - c.pause.since >= BREATHES else None


def _answers(me: Character, seat: Seat, c: Circle, now: int) -> Act | None:
    """ "How are you leaving?": one after the other; who said goodbye answers last."""
    wait = ANSWERS_AFTER * (4 if me.what is What.GOODBYE else 1)
    return Act(ask.Answer()) if not seat.answered and _quiet_for(c, wait, now) else None


def _speaks(me: Character, c: Circle, did: Did, now: int) -> Act | None:
    """Line by line, then on; one passes, and one does not find an end."""
    assert c.turn is not None
    turn, lines = c.turn, me.lines(c.kind)
    if me.what is What.PASSES or not lines:
        return (
            Act(ask.Pass(turn.number), once=f"pass {turn.number}")
            if _quiet_for(c, PASSES_AFTER, now)
            else None
        )
    if did.said < len(lines):
        wait = _before(lines, did.said)
        once = f"say {turn.number} {did.said}"
        return Act(ask.Say, lines[did.said], once) if _quiet_for(c, wait, now) else None
    if me.what is What.OVERRUNS and c.kind is Kind.ROUND:
        return _overruns(c)
    return (
        Act(ask.Finish(turn.number), once=f"finish {turn.number}")
        if _quiet_for(c, FINISHES_AFTER, now)
        else None
    )


def _before(lines: tuple[str, ...], said: int) -> int:
    if not said:
        return BEGINS_TO_SPEAK
    return min(MOST_READING, BEGINS_TO_SPEAK + READING * len(lines[said - 1]))


def _overruns(c: Circle) -> Act | None:
    """Takes the time, the grace, and the little longer that everybody has; never finishes by themselves."""
    assert c.turn is not None
    again = c.round is not None and c.turn.seat in c.round.took_longer
    if not c.turn.grace_ends or again:
        return None
    return Act(ask.ALittleLonger(c.turn.number), once=f"longer {c.turn.number}")


def _writes(me: Character, seat: Seat, c: Circle, did: Did, now: int) -> Act | None:
    """Words held for whoever speaks: two write in every turn, others now and then."""
    assert c.turn is not None
    takes_over = me.what is What.TAKES_OVER
    if not _quiet_for(c, WRITES_AFTER, now):
        return None
    if takes_over and c.kind is Kind.FLOOR and c.round and seat.number not in c.round.hands:
        return Act(ask.RaiseHand())
    often = takes_over or (c.turn.number + seat.number) % ONE_IN == 0
    most = MOST_HELD if takes_over else 1
    if not me.held or not often or did.held >= most or c.seats[c.turn.seat].no_notes:
        return None
    words = me.held[(c.turn.number + did.held) % len(me.held)]
    return Act(ask.Hold, words, f"hold {c.turn.number} {did.held}")
