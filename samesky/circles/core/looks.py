"""What pages ask about time: who comes next, when I am likely to be up, what is left. Milliseconds, from `now`.

Nobody learns here what another wants in private: who will pass, and who set a longer time in the lobby.
"""

from samesky.circles.core import times
from samesky.circles.core.fold import still
from samesky.circles.core.follow import ends_after_this, may_move, private_left
from samesky.circles.core.state import Circle, Reach, Round, Where

SOON = 3
"""Somebody who is quick takes a third of their time."""


def next_up(c: Circle) -> tuple[int, ...]:
    """The seats the piece goes to after this turn, in order; without who listens, rests, or is not seated now."""
    return tuple(seat for seat, _ in _queue(c))


def up_in(c: Circle, seat: int, now: int) -> tuple[int, int] | None:
    """The earliest and the latest that `seat` is likely to be up, for their eyes only; None when they are not asked in this round."""
    if c.turn and c.turn.seat == seat:
        return (0, 0)
    queue = _queue(c)
    if seat not in dict(queue) or (c.seats[seat].reach is Reach.PASS and not _spoke_or_passed(c, seat)):
        return None
    before = [time for one, time in queue[: _place(c, queue, seat)] if one != seat]
    first = left(c, now) + grace_left(c, now)
    return (first + sum(before)) // SOON, first + sum(time + times.GRACE for time in before)


def left(c: Circle, now: int) -> int:
    """What is left of the turn, as everyone sees it: 0 in the grace; in a pause it stands still."""
    if c.turn is None or c.turn.grace_ends:
        return 0
    return max(0, c.turn.ends - still(c, now))


def grace_left(c: Circle, now: int) -> int:
    """What is left of the grace; all of it before it begins, 0 when nobody speaks."""
    if c.turn is None:
        return 0
    return max(0, c.turn.grace_ends - still(c, now)) if c.turn.grace_ends else times.GRACE


def left_for_holder(c: Circle, now: int) -> int:
    """What is left for who holds the piece, with the longer time they set for themselves. Shown to them alone."""
    if c.turn is None or c.turn.grace_ends:
        return 0
    return left(c, now) + private_left(c)


def entry_in(c: Circle, now: int) -> int | None:
    """When who waits can likely come in: after this turn. None when that is not known (lobby, pause) or will not be (shut)."""
    if not c.begun or c.shut or c.pause:
        return None
    return left(c, now) + grace_left(c, now)


def _queue(c: Circle) -> list[tuple[int, int]]:
    """Seats with the time they would get, in the order in which the piece goes on."""
    if c.round is None or ends_after_this(c):
        return []
    assert c.now_in is not None
    asked = [*((seat, c.now_in.turn) for seat in c.round.first), *c.round.moved]
    again = [(seat, times.FLOOR) for seat in c.round.hands if seat not in dict(asked)]
    return [(seat, time) for seat, time in [*asked, *again] if _is_asked(c, c.round, seat)]


def _spoke_or_passed(c: Circle, seat: int) -> bool:
    return c.round is not None and seat in c.round.outcomes


def _is_asked(c: Circle, r: Round, seat: int) -> bool:
    one = c.seats[seat]
    return one.where is Where.SEATED and not one.resting and (not one.listens or seat in r.hands)


def _place(c: Circle, queue: list[tuple[int, int]], seat: int) -> int:
    """Where `seat` stands; who asked to come later stands after all that are asked."""
    later = c.seats[seat].reach is Reach.LATER and may_move(c, seat)
    return len(queue) if later else [one for one, _ in queue].index(seat)
