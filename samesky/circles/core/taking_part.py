"""What anybody in a circle may ask for. Each takes (circle, seat, command, now) and gives the events, or the refusal."""

from collections.abc import Sequence

from samesky.circles.core import commands as ask
from samesky.circles.core import events as e
from samesky.circles.core.commands import Refusal
from samesky.circles.core.follow import ends_after_this, left_of, may_move, said_or
from samesky.circles.core.plan import ONE_KEEPER_UP_TO, Kind
from samesky.circles.core.state import Circle, How, Outcome, Turn, Where
from samesky.circles.core.times import HELD_UNTIL, LONGER, PRIVATE_LONGER, STILL_MINE

Answer = Sequence[e.Event] | Refusal


def open_it(c: Circle, by: int, command: ask.Open, now: int) -> Answer:
    return [e.Opened(command.plan)]


def arrive(c: Circle, by: int, command: ask.Arrive, now: int) -> Answer:
    """Law 4: the lobby is open until the closing round begins. Above eight, a second keeper. A private longer time is whole minutes."""
    assert c.plan is not None
    seat = c.seats.get(by)
    if seat and seat.here:
        return Refusal.ALREADY
    if seat and seat.where is Where.REMOVED:
        return Refusal.REMOVED
    if c.shut:
        return Refusal.SHUT
    there = [one for one in c.seats.values() if one.here]
    keepers = sum(one.may_keep for one in there) + command.may_keep
    room = c.plan.capacity if keepers > 1 else min(c.plan.capacity, ONE_KEEPER_UP_TO)
    if len(there) >= room:
        return Refusal.FULL
    longer = -(-min(max(command.private_longer, 0), PRIVATE_LONGER) // LONGER) * LONGER
    return [e.Arrived(by, command.may_keep, command.listens, longer)]


def leave(c: Circle, by: int, command: ask.Leave, now: int) -> Answer:
    return [e.Went(by, Where.LEFT)]


def come_back_in(c: Circle, by: int, command: ask.Return, now: int) -> Answer:
    """A sign of life; of somebody who is not away it changes nothing."""
    return [e.Returned(by)] if c.seats[by].where is Where.AWAY else []


def choose(c: Circle, by: int, command: ask.Choose, now: int) -> Answer:
    seat = c.seats[by]
    wish = (command.reach, command.listens, command.no_notes)
    return [] if wish == (seat.reach, seat.listens, seat.no_notes) else [e.Chose(by, *wish)]


def say(c: Circle, by: int, command: ask.Say, now: int) -> Answer:
    """Law 7: words that come within 15 seconds after a turn ended by time still belong to it."""
    if c.turn and c.turn.number == command.number:
        return [e.Said(command.number, command.words)] if c.turn.seat == by else Refusal.NOT_YOUR_TURN
    mine = c.ended_lately(command.number)
    if mine and (mine.seat, mine.how) == (by, How.TIME) and now <= mine.at + STILL_MINE:
        return [e.Said(command.number, command.words)]
    return Refusal.TOO_LATE if 0 < command.number <= c.turns else Refusal.NOT_YOUR_TURN


def hold(c: Circle, by: int, command: ask.Hold, now: int) -> Answer:
    """Held words, for whoever has turn `number`; those that were being written when it ended still reach them."""
    speaker = _speaker(c, command.number, now)
    if speaker is None:
        return Refusal.TOO_LATE if 0 < command.number <= c.turns else Refusal.NOBODY_SPEAKS
    if speaker == by:
        return Refusal.OWN_TURN
    if c.seats[speaker].no_notes:
        return Refusal.NO_NOTES
    return [e.Held(command.number, by, command.words)]


def _speaker(c: Circle, number: int, now: int) -> int | None:
    if c.turn and c.turn.number == number:
        return c.turn.seat
    ended = c.ended_lately(number)
    return ended.seat if ended and now <= ended.at + HELD_UNTIL else None


def _own_turn(c: Circle, by: int, number: int) -> Turn | Refusal:
    if c.turn and c.turn.seat == by and c.turn.number == number:
        return c.turn
    ended = c.ended_lately(number)
    return Refusal.TOO_LATE if ended and ended.seat == by else Refusal.NOT_YOUR_TURN


def finish(c: Circle, by: int, command: ask.Finish, now: int) -> Answer:
    turn = _own_turn(c, by, command.number)
    return turn if isinstance(turn, Refusal) else [e.TurnEnded(turn.number, How.FINISHED, Outcome.SPOKE)]


def pass_it(c: Circle, by: int, command: ask.Pass, now: int) -> Answer:
    turn = _own_turn(c, by, command.number)
    return (
        turn
        if isinstance(turn, Refusal)
        else [e.TurnEnded(turn.number, How.PASSED, said_or(c, by, Outcome.PASSED))]
    )


def come_back_to_me(c: Circle, by: int, command: ask.ComeBack, now: int) -> Answer:
    """Law 5: once; law 6: with what is left. Not when the round ends after this turn: nobody would come back."""
    turn = _own_turn(c, by, command.number)
    if isinstance(turn, Refusal):
        return turn
    if ends_after_this(c):
        return Refusal.NOT_NOW
    return (
        [e.TurnEnded(turn.number, How.LATER, None, left_of(c, now))]
        if may_move(c, by)
        else Refusal.MOVED_BEFORE
    )


def a_little_longer(c: Circle, by: int, command: ask.ALittleLonger, now: int) -> Answer:
    """Law 6: one allowance in a round, the same for each."""
    assert c.plan is not None
    turn = _own_turn(c, by, command.number)
    if isinstance(turn, Refusal):
        return turn
    if c.round and by in c.round.took_longer:
        return Refusal.HAD_LONGER
    return [e.Longer(turn.number, c.plan.longer, "own")]


def raise_hand(c: Circle, by: int, command: ask.RaiseHand, now: int) -> Answer:
    """On the open floor; nobody speaks twice until all were offered the piece."""
    if c.kind is not Kind.FLOOR or c.round is None or c.seats[by].resting:
        return Refusal.NOT_NOW
    if (by in c.round.hands) == command.up:
        return Refusal.ALREADY
    return [e.HandRaised(by, command.up)]


def answer(c: Circle, by: int, command: ask.Answer, now: int) -> Answer:
    return Refusal.ALREADY if c.seats[by].answered else [e.Answered(by)]
