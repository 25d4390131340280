"""What follows by itself: each rule looks at the circle and names the next event, until nothing more follows.

The order of RULES matters: a turn without its holder ends first, then it is settled who keeps, then people come in, then the piece moves.
"""

from collections.abc import Callable

from samesky.circles.core import events as e
from samesky.circles.core.fold import still
from samesky.circles.core.plan import TURNED, Kind
from samesky.circles.core.state import Circle, How, Outcome, Reach, Seat, Stage, Where
from samesky.circles.core.times import FLOOR, LEFT_AT_LEAST

Rule = Callable[[Circle], e.Event | None]


def following(c: Circle) -> e.Event | None:
    """The next thing that happens by itself, now; None when the circle waits for somebody or for the time."""
    if c.plan is None or c.closed:
        return None
    return next((event for rule in RULES if (event := rule(c))), None)


def _turn_without_holder(c: Circle) -> e.Event | None:
    """Law 3: who is not seated holds nothing. A sleeping phone is not a refusal (law 5)."""
    if c.turn is None:
        return None
    holder = c.seats[c.turn.seat]
    if holder.where is Where.AWAY:
        return _ended_away(c)
    if holder.where in (Where.LEFT, Where.REMOVED):
        how = How.LEFT if holder.where is Where.LEFT else How.REMOVED
        missed = Outcome.ABSENT if how is How.LEFT else Outcome.SKIPPED
        return e.TurnEnded(c.turn.number, how, said_or(c, holder.number, missed))
    if holder.resting:
        return e.TurnEnded(c.turn.number, How.RESTED, said_or(c, holder.number, Outcome.SKIPPED))
    return None


def _ended_away(c: Circle) -> e.Event:
    assert c.turn is not None
    if may_move(c, c.turn.seat):
        return e.TurnEnded(c.turn.number, How.AWAY, None, left_of(c, c.at))
    return e.TurnEnded(c.turn.number, How.AWAY, said_or(c, c.turn.seat, Outcome.ABSENT))


def left_of(c: Circle, now: int) -> int:
    """Law 6: what is left of the turn, at least 30 seconds."""
    assert c.turn is not None
    return max(LEFT_AT_LEAST, c.turn.ends - still(c, now))


def private_left(c: Circle) -> int:
    """Law 6: what the holder has not used yet, in this round, of the longer time they set in the lobby."""
    assert c.turn is not None
    assert c.round is not None
    return max(0, c.seats[c.turn.seat].private_longer - c.round.private_given.get(c.turn.seat, 0))


def may_move(c: Circle, seat: int) -> bool:
    """Law 5: an offer moves to the end once, in a round that goes on, for somebody who is not settled."""
    r = c.round
    if r is None or ends_after_this(c):
        return False
    return seat in r.order and seat not in r.was_moved and seat not in r.outcomes


def ends_after_this(c: Circle) -> bool:
    """Whether the round is over once this turn is: the keeper said so, or nobody keeps and the circle goes to its closing round."""
    return c.round is not None and (c.round.ending or (c.winding and c.kind is not Kind.CLOSING))


def said_or(c: Circle, seat: int, otherwise: Outcome) -> Outcome:
    """Who said words in this round spoke, however it ended."""
    return Outcome.SPOKE if c.round and seat in c.round.spoke else otherwise


def successor(c: Circle, *but: int) -> int:
    """The first trained keeper who is there (in the lobby: who waits); 0 when there is none."""
    there = Where.SEATED if c.begun else Where.WAITING
    return next((s.number for s in c.among(there) if s.may_keep and s.number not in but and not s.resting), 0)


def _keeping(c: Circle) -> e.Event | None:
    keeper = c.seats.get(c.keeper)
    if keeper is not None and keeper.where in (Where.SEATED, Where.WAITING):
        return None
    found = successor(c)
    return e.Kept(found) if found != c.keeper else None


def _nobody_keeps(c: Circle) -> e.Event | None:
    """Without a keeper the circle pauses; who resumes it then goes towards the closing round."""
    if c.winding or c.pause or not c.begun or c.shut or not _misses_a_keeper(c):
        return None
    return e.Paused(0)


def _misses_a_keeper(c: Circle) -> bool:
    return c.plan is not None and not c.plan.keeperless and not c.keeper


def _too_late_to_enter(c: Circle) -> e.Event | None:
    if not c.shut:
        return None
    outside = next(
        (s for s in c.seats.values() if s.where in (Where.WAITING, Where.AWAY) and not s.entered), None
    )
    return e.Went(outside.number, Where.LEFT) if outside else None


def _coming_in(c: Circle) -> e.Event | None:
    """Law 4: between turns. In a pause only who could keep a circle that nobody keeps."""
    if not c.begun or c.turn or c.shut:
        return None
    waiting = [
        seat for seat in c.among(Where.WAITING) if not c.pause or (seat.may_keep and _misses_a_keeper(c))
    ]
    return e.Entered(waiting[0].number) if waiting else None


def _piece_moves(c: Circle) -> e.Event | None:
    if c.round is None or c.turn or c.pause or _nobody_sits(c):
        return None
    if ends_after_this(c):
        return not_reached(c)
    if c.round.first:
        assert c.now_in is not None
        return offer(c, c.seats[c.round.first[0]], c.now_in.turn, first=True)
    if c.round.moved:
        seat, left = c.round.moved[0]
        return offer(c, c.seats[seat], left, first=False)
    return _a_hand(c)


def _nobody_sits(c: Circle) -> bool:
    """Law 5: when every phone sleeps, no round goes by in silence; the piece waits for who comes back (law 10: for five minutes)."""
    return not c.among(Where.SEATED)


def not_reached(c: Circle) -> e.Event | None:
    """Law 5: ended early."""
    assert c.round is not None
    rest = next((seat for seat in c.round.order if seat not in c.round.outcomes), None)
    return None if rest is None else e.Settled(rest, said_or(c, rest, Outcome.NOT_REACHED))


def offer(c: Circle, seat: Seat, left: int, *, first: bool) -> e.Event:
    """The piece comes to this seat: a turn begins, or what they or their absence said beforehand happens without a word."""
    silent = _without_a_word(c, seat)
    if silent is not None:
        return e.Settled(seat.number, said_or(c, seat.number, silent))
    later = seat.where is Where.AWAY or seat.reach is Reach.LATER
    if later and may_move(c, seat.number):
        return e.Settled(seat.number, None, max(LEFT_AT_LEAST, left))
    if seat.where is Where.AWAY:
        return e.Settled(seat.number, said_or(c, seat.number, Outcome.ABSENT))
    return e.TurnBegan(c.turns + 1, seat.number, left, first)


def _without_a_word(c: Circle, seat: Seat) -> Outcome | None:
    if seat.where is Where.LEFT or seat.where is Where.WAITING:
        return Outcome.ABSENT
    if seat.where is Where.REMOVED or seat.resting:
        return Outcome.SKIPPED
    if seat.listens:
        return Outcome.LISTENED
    return Outcome.PASSED if seat.reach is Reach.PASS else None


def _a_hand(c: Circle) -> e.Event | None:
    """On the open floor, after everybody was offered the piece: whoever would like to speak again."""
    assert c.round is not None
    hands = [seat for seat in c.round.hands if c.seats[seat].seated and not c.seats[seat].resting]
    return e.TurnBegan(c.turns + 1, hands[0], FLOOR, first=False) if hands else None


def _round_is_over(c: Circle) -> e.Event | None:
    """After a round the keeper sums up and goes on; where nobody keeps, it goes on by itself."""
    assert c.plan is not None
    if c.pause or c.turn or not c.begun or (c.round and not c.round.over) or _nobody_sits(c):
        return None
    if c.kind is Kind.CLOSING:
        return begin_phase(c, c.phase + 1)
    if c.winding and not c.shut:
        return begin_phase(c, c.plan.closing)
    if c.round and (c.round.ending or (c.plan.keeperless and not c.keeper and c.kind is not Kind.FLOOR)):
        return begin_phase(c, c.phase + 1)
    return None


def begin_phase(c: Circle, index: int) -> e.PhaseBegan:
    """Law 4: the order is fixed when a round begins. Each round begins one place further on, so that nobody is always the first."""
    assert c.plan is not None
    if c.plan.phases[index].kind not in TURNED:
        return e.PhaseBegan(index)
    seats = [s.number for s in c.among(Where.SEATED, Where.AWAY) if s.entered and not s.resting]
    start = (index - 1) % len(seats) if seats else 0
    return e.PhaseBegan(index, (*seats[start:], *seats[:start]))


def _everybody_answered(c: Circle) -> e.Event | None:
    if c.stage is not Stage.LEAVING:
        return None
    seated = c.among(Where.SEATED)
    return e.Closed("script") if seated and all(seat.answered for seat in seated) else None


RULES: tuple[Rule, ...] = (
    _turn_without_holder,
    _keeping,
    _too_late_to_enter,
    _nobody_keeps,
    _coming_in,
    _piece_moves,
    _round_is_over,
    _everybody_answered,
)
