"""Planted faults: who holds the piece, and when a turn ends."""

from dataclasses import replace
from typing import Any

from samesky.circles.core import decide, due, fold, follow, taking_part, times
from samesky.circles.core import events as e
from samesky.circles.core.due import Deadline, What
from samesky.circles.core.state import Circle, How, Outcome, Where
from samesky.circles.simulate.breaking import breaks
from samesky.circles.simulate.patching import Patch


@breaks("away-holder", 3)
def _away_holder() -> list[Patch]:
    """Somebody who is away gets the piece, and keeps it."""
    as_it_is, without = follow.offer, follow.RULES[0]

    def offer(c: Circle, seat: Any, left: int, *, first: bool) -> e.Event:
        if seat.where is Where.AWAY:
            return e.TurnBegan(c.turns + 1, seat.number, left, first)
        return as_it_is(c, seat, left, first=first)

    def rule(c: Circle) -> e.Event | None:
        away = c.turn is not None and c.seats[c.turn.seat].where is Where.AWAY
        return None if away else without(c)

    return [(follow, "offer", offer), (follow, "RULES", (rule, *follow.RULES[1:]))]


@breaks("no-grace", 7)
def _no_grace() -> list[Patch]:
    """A turn whose time is over is over, without the grace."""
    as_it_is = due.brings

    def brings(c: Circle, deadline: Deadline) -> list[e.Event]:
        if deadline.what is What.TIME and c.turn is not None:
            return [e.TurnEnded(c.turn.number, How.TIME, Outcome.SPOKE)]
        return as_it_is(c, deadline)

    return [(decide, "brings", brings)]


@breaks("ended-early", 7)
def _ended_early() -> list[Patch]:
    """A turn ends twenty seconds early."""
    as_it_is = due.deadlines

    def earlier(c: Circle, seen: Any) -> Any:
        for one in as_it_is(c, seen):
            yield replace(one, at=one.at - 20_000) if one.what is What.TIME else one

    return [(due, "deadlines", earlier)]


@breaks("late-words-refused", 7)
def _late_words_refused() -> list[Patch]:
    """Words that come after the time are refused at once."""
    return [(taking_part, "STILL_MINE", 0)]


@breaks("nothing-given-back", 8)
def _nothing_given_back() -> list[Patch]:
    """After a pause the time has gone on."""
    return [(fold, "_later", lambda c, span: c)]


@breaks("anyone-resumes", 8)
def _anyone_resumes() -> list[Patch]:
    """Without a keeper anybody goes on at once."""
    return [(times, "ANYONE_RESUMES_AFTER", 0)]
