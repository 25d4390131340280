"""Planted faults: order, outcomes and equal time."""

from dataclasses import replace
from typing import Any

from samesky.circles import cores
from samesky.circles.core import events as e
from samesky.circles.core import fold, follow, taking_part
from samesky.circles.core.state import Circle, Outcome, Stage
from samesky.circles.simulate.breaking import breaks
from samesky.circles.simulate.patching import Patch


@breaks("order-changed", 4)
def _order_changed() -> list[Patch]:
    """The piece goes to the last of those who were not asked yet."""
    as_it_is = follow._piece_moves  # noqa: SLF001

    def backwards(c: Circle) -> e.Event | None:
        if c.round is None or c.turn or c.pause or not c.round.first or follow.ends_after_this(c):
            return as_it_is(c)
        time = c.now_in.turn if c.now_in else 0
        return follow.offer(c, c.seats[c.round.first[-1]], time, first=True)

    return [(follow, "RULES", tuple(backwards if rule is as_it_is else rule for rule in follow.RULES))]


@breaks("outcome-twice", 5)
def _outcome_twice() -> list[Patch]:
    """Who spoke is also written down as passed by."""
    as_it_is = cores.CIRCLE.decide

    def deciding(c: Circle, by: int, command: Any, seen: Any, now: int) -> Any:
        decision = as_it_is(c, by, command, seen, now)
        after = decision.circle
        done = [event for _, event in decision.events if isinstance(event, e.TurnEnded)]
        if (
            after.stage is not Stage.BETWEEN
            or c.turn is None
            or not done
            or done[-1].outcome is not Outcome.SPOKE
        ):
            return decision
        more = e.Settled(c.turn.seat, Outcome.PASSED)
        told = (*decision.events, (after.at, more))
        return replace(decision, circle=fold.fold(after, more, after.at), events=told)

    return [(cores, "CIRCLE", replace(cores.CIRCLE, decide=deciding))]


@breaks("moved-again", 5)
def _moved_again() -> list[Patch]:
    """Whoever holds the piece may have their offer moved as often as they like."""
    as_it_is = follow.may_move

    def may_move(c: Circle, seat: int) -> bool:
        r = c.round
        return as_it_is(c, seat) or (c.turn is not None and r is not None and seat not in r.outcomes)

    return [(follow, "may_move", may_move), (taking_part, "may_move", may_move)]


@breaks("unequal-time", 6)
def _unequal_time() -> list[Patch]:
    """Every third turn is half as long again."""
    as_it_is = follow.offer

    def offer(c: Circle, seat: Any, left: int, *, first: bool) -> e.Event:
        event = as_it_is(c, seat, left, first=first)
        if isinstance(event, e.TurnBegan) and event.number % 3 == 0:
            return replace(event, given=event.given * 3 // 2)
        return event

    return [(follow, "offer", offer)]
