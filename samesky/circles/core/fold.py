"""Law 1: the state is the fold of the events. Each event changes one thing; nothing is decided here."""

from collections.abc import Iterable
from dataclasses import replace
from functools import singledispatch
from typing import Any

from samesky.circles.core import events as e
from samesky.circles.core import times
from samesky.circles.core.plan import TURNED
from samesky.circles.core.state import Circle, Ended, Outcome, Pause, Reach, Round, Seat, Stage, Turn, Where
from samesky.circles.core.table import Illegal, leads_to


def fold(circle: Circle, event: e.Event, at: int) -> Circle:
    """The circle after one more event. Raises Illegal for one that the table does not have there."""
    before = circle.stage
    allowed = leads_to(before, type(event), paused=circle.pause is not None)
    at = max(at, circle.at)
    after = _apply(event, replace(circle, seq=circle.seq + 1, at=at), at)
    if after.stage not in allowed:
        raise Illegal(f"{type(event).__name__} led from {before} to {after.stage}")
    return _marking_emptiness(after)


def fold_all(told: Iterable[tuple[int, e.Event]], circle: Circle | None = None) -> Circle:
    """The circle that all these (time, event) make."""
    after = circle or Circle()
    for at, event in told:
        after = fold(after, event, at)
    return after


def _marking_emptiness(c: Circle) -> Circle:
    """Law 10: since when nobody is seated (in the lobby: nobody waits)."""
    there = (Where.SEATED,) if c.begun else (Where.WAITING,)
    if any(seat.where in there for seat in c.seats.values()):
        return replace(c, empty_since=0) if c.empty_since else c
    return c if c.empty_since else replace(c, empty_since=c.at)


@singledispatch
def _apply(event: Any, c: Circle, at: int) -> Circle:
    raise Illegal(f"nobody knows {type(event).__name__}")


def _with(c: Circle, number: int, **changes: Any) -> Circle:
    return replace(c, seats={**c.seats, number: replace(c.seats[number], **changes)})


@_apply.register
def _(event: e.Opened, c: Circle, at: int) -> Circle:
    return replace(c, plan=event.plan)


@_apply.register
def _(event: e.Arrived, c: Circle, at: int) -> Circle:
    """Somebody who comes again sits down as the last who came; a rest, and a wish for no notes, outlast it."""
    before = c.seats.get(event.seat)
    others = {number: seat for number, seat in c.seats.items() if number != event.seat}
    seat = Seat(
        event.seat,
        Where.WAITING,
        since=at,
        may_keep=event.may_keep,
        listens=event.listens,
        private_longer=event.private_longer,
        resting=before is not None and before.resting,
        no_notes=before is not None and before.no_notes,
    )
    return replace(c, seats={**others, event.seat: seat})


@_apply.register
def _(event: e.Entered, c: Circle, at: int) -> Circle:
    """Law 4: appended to the order until its last first offer begins."""
    c = _with(c, event.seat, where=Where.SEATED, entered=True)
    r = c.round
    if r is None or not r.first or r.ending or event.seat in r.order or c.seats[event.seat].resting:
        return c
    return replace(c, round=replace(r, order=(*r.order, event.seat), first=(*r.first, event.seat)))


@_apply.register
def _(event: e.Went, c: Circle, at: int) -> Circle:
    c = _with(c, event.seat, where=event.to)
    if c.round and event.to is not Where.AWAY:
        return replace(c, round=replace(c.round, hands=_without(c.round.hands, event.seat)))
    return c


@_apply.register
def _(event: e.Returned, c: Circle, at: int) -> Circle:
    entered = c.seats[event.seat].entered
    return _with(c, event.seat, where=Where.SEATED if entered else Where.WAITING, since=at)


@_apply.register
def _(event: e.Chose, c: Circle, at: int) -> Circle:
    return _with(c, event.seat, reach=event.reach, listens=event.listens, no_notes=event.no_notes)


@_apply.register
def _(event: e.Kept, c: Circle, at: int) -> Circle:
    return replace(c, keeper=event.seat, winding=c.winding and not event.seat)


@_apply.register
def _(event: e.Begun, c: Circle, at: int) -> Circle:
    return replace(c, latest_end=event.latest_end)


@_apply.register
def _(event: e.PhaseBegan, c: Circle, at: int) -> Circle:
    assert c.plan is not None
    turned = c.plan.phases[event.index].kind in TURNED
    c = replace(c, phase=event.index, round=Round(event.order, event.order) if turned else None, pause=None)
    c = replace(c, seats={n: replace(seat, reach=Reach.SPEAK) for n, seat in c.seats.items()})
    return replace(c, leaving_ends=at + times.LEAVING) if c.stage is Stage.LEAVING else c


@_apply.register
def _(event: e.TurnBegan, c: Circle, at: int) -> Circle:
    assert c.round is not None
    r = c.round
    moved = r.moved if event.first else tuple(one for one in r.moved if one[0] != event.seat)
    r = replace(r, first=_without(r.first, event.seat), moved=moved, hands=_without(r.hands, event.seat))
    turn = Turn(event.number, event.seat, event.given, at + event.given, first=event.first)
    return replace(c, turn=turn, turns=event.number, round=r)


@_apply.register
def _(event: e.TimeOver, c: Circle, at: int) -> Circle:
    assert c.turn is not None
    return replace(c, turn=replace(c.turn, grace_ends=at + times.GRACE))


@_apply.register
def _(event: e.Longer, c: Circle, at: int) -> Circle:
    assert c.turn is not None
    assert c.round is not None
    start = still(c, at) if c.turn.grace_ends else c.turn.ends
    seat, r = c.turn.seat, c.round
    if event.by == "own":
        r = replace(r, took_longer=r.took_longer | {seat})
    if event.by == "private":
        r = replace(r, private_given={**r.private_given, seat: r.private_given.get(seat, 0) + event.more})
    return replace(c, turn=replace(c.turn, ends=start + event.more, grace_ends=0), round=r)


@_apply.register
def _(event: e.TurnEnded, c: Circle, at: int) -> Circle:
    assert c.turn is not None
    turn = c.turn
    recent = [one for one in c.lately if at <= one.at + times.HELD_UNTIL]
    c = replace(c, turn=None, lately=(*recent, Ended(turn.number, turn.seat, event.how, at)))
    return _settle(c, turn.seat, event.outcome, event.left)


@_apply.register
def _(event: e.Settled, c: Circle, at: int) -> Circle:
    return _settle(c, event.seat, event.outcome, event.left)


def _settle(c: Circle, seat: int, outcome: Outcome | None, left: int) -> Circle:
    """Law 5: the first outcome stands; no outcome moves the offer to the end."""
    assert c.round is not None
    r = c.round
    r = replace(r, first=_without(r.first, seat), moved=tuple(one for one in r.moved if one[0] != seat))
    if outcome is None:
        r = replace(r, moved=(*r.moved, (seat, left)), was_moved=r.was_moved | {seat})
    elif seat in r.order and seat not in r.outcomes:
        r = replace(r, outcomes={**r.outcomes, seat: outcome})
    return replace(c, round=r)


@_apply.register
def _(event: e.RoundEnding, c: Circle, at: int) -> Circle:
    assert c.round is not None
    return replace(c, round=replace(c.round, ending=True), winding=c.winding or event.closing)


@_apply.register
def _(event: e.HandRaised, c: Circle, at: int) -> Circle:
    assert c.round is not None
    rest = _without(c.round.hands, event.seat)
    return replace(c, round=replace(c.round, hands=(*rest, event.seat) if event.up else rest))


@_apply.register
def _(event: e.Said, c: Circle, at: int) -> Circle:
    speaks = c.turn is not None and c.turn.number == event.number
    if c.round is None or not speaks:
        return c
    assert c.turn is not None
    return replace(c, round=replace(c.round, spoke=c.round.spoke | {c.turn.seat}))


@_apply.register
def _(event: e.Held, c: Circle, at: int) -> Circle:
    return c


@_apply.register
def _(event: e.Paused, c: Circle, at: int) -> Circle:
    return replace(c, pause=Pause(at, at + times.RESUMES_BY_ITSELF, by=event.by))


@_apply.register
def _(event: e.Resumed, c: Circle, at: int) -> Circle:
    """Law 8: gives back exactly what was left. Who goes on without a keeper goes towards the closing round."""
    assert c.pause is not None
    assert c.plan is not None
    alone = not c.keeper and not c.plan.keeperless and not c.pause.outage
    return _later(replace(c, pause=None, winding=c.winding or alone), at - c.pause.since)


def _later(c: Circle, span: int) -> Circle:
    if c.turn is None:
        return c
    grace = c.turn.grace_ends + span if c.turn.grace_ends else 0
    return replace(c, turn=replace(c.turn, ends=c.turn.ends + span, grace_ends=grace))


@_apply.register
def _(event: e.Interrupted, c: Circle, at: int) -> Circle:
    """Law 9: an interrupted pause. A pause that was there already lasts as much longer."""
    span = event.until - event.since
    c = replace(
        c,
        back_by=event.until,
        leaving_ends=c.leaving_ends + span if c.leaving_ends else 0,
        empty_since=c.empty_since + span if c.empty_since else 0,
    )
    if c.pause is not None:
        until = event.until if c.pause.outage else c.pause.until + span
        return replace(c, pause=replace(c.pause, until=until))
    if c.stage in (Stage.LOBBY, Stage.LEAVING):
        return c
    return replace(c, pause=Pause(event.since, event.until, outage=True))


@_apply.register
def _(event: e.Rested, c: Circle, at: int) -> Circle:
    c = _with(c, event.seat, resting=event.on)
    return replace(c, round=replace(c.round, hands=_without(c.round.hands, event.seat))) if c.round else c


@_apply.register
def _(event: e.WithSomeone, c: Circle, at: int) -> Circle:
    return c


@_apply.register
def _(event: e.Answered, c: Circle, at: int) -> Circle:
    return _with(c, event.seat, answered=True)


@_apply.register
def _(event: e.Closed, c: Circle, at: int) -> Circle:
    return replace(c, closed=True, pause=None)


def still(c: Circle, now: int) -> int:
    """The moment a turn's time is measured at: now, or when the pause began."""
    return c.pause.since if c.pause else max(now, c.at)


def _without(seats: tuple[int, ...], seat: int) -> tuple[int, ...]:
    return tuple(one for one in seats if one != seat)
