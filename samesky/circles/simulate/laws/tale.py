"""A log told again, from its rows alone: after each row, who is where, who holds the piece, and what time will bring.

This is a second telling of the rules, on purpose: it shares nothing with the core but the blueprint.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from samesky.circles.simulate.laws import written as w
from samesky.circles.simulate.laws.state import BySeat, Rest, Round, State, Told, Turn


@dataclass(frozen=True)
class Row:
    """One row of the stored log."""

    seq: int
    at: int
    kind: str
    told: Told


def tell(rows: Iterable[Row]) -> list[State]:
    """The state before the first row, and after each."""
    states = [State()]
    for row in rows:
        after = TELLERS.get(row.kind, _nothing)(states[-1], row.told, max(row.at, states[-1].at))
        states.append(_emptiness(replace(after, at=max(row.at, after.at))))
    return states


def _emptiness(s: State) -> State:
    there = s.seats("seated") if s.phase >= 0 else s.seats("waiting")
    if there:
        return replace(s, empty_since=0)
    return s if s.empty_since else replace(s, empty_since=s.at)


def _nothing(s: State, told: Told, at: int) -> State:
    return s


def _put(values: BySeat, seat: int, value: Any) -> BySeat:
    return {**values, seat: value}


def _but(seats: tuple[int, ...], seat: int) -> tuple[int, ...]:
    return tuple(one for one in seats if one != seat)


def _opened(s: State, told: Told, at: int) -> State:
    return replace(s, plan=told["plan"])


def _arrived(s: State, told: Told, at: int) -> State:
    seat = told["seat"]
    return replace(
        s,
        where=_put(s.where, seat, "waiting"),
        since=_put(s.since, seat, at),
        reach=_put(s.reach, seat, "speak"),
        private=_put(s.private, seat, told["private_longer"]),
        entered=s.entered - {seat},
        answered=s.answered - {seat},
        listens=s.listens | {seat} if told["listens"] else s.listens - {seat},
        trained=s.trained | {seat} if told["may_keep"] else s.trained - {seat},
    )


def _entered(s: State, told: Told, at: int) -> State:
    seat, r = told["seat"], s.round
    s = replace(s, where=_put(s.where, seat, "seated"), entered=s.entered | {seat})
    if r is None or not r.firsts or r.ending or seat in r.order or seat in s.resting:
        return s
    return replace(s, round=replace(r, order=(*r.order, seat), firsts=(*r.firsts, seat)))


def _went(s: State, told: Told, at: int) -> State:
    s = replace(s, where=_put(s.where, told["seat"], told["to"]))
    if s.round and told["to"] != "away":
        return replace(s, round=replace(s.round, hands=_but(s.round.hands, told["seat"])))
    return s


def _returned(s: State, told: Told, at: int) -> State:
    seat = told["seat"]
    there = "seated" if seat in s.entered else "waiting"
    return replace(s, where=_put(s.where, seat, there), since=_put(s.since, seat, at))


def _chose(s: State, told: Told, at: int) -> State:
    seat = told["seat"]
    listens = s.listens | {seat} if told["listens"] else s.listens - {seat}
    return replace(s, reach=_put(s.reach, seat, told["reach"]), listens=listens)


def _kept(s: State, told: Told, at: int) -> State:
    return replace(s, keeper=told["seat"], winding=s.winding and not told["seat"])


def _begun(s: State, told: Told, at: int) -> State:
    return replace(s, latest_end=told["latest_end"])


def _phase(s: State, told: Told, at: int) -> State:
    s = replace(s, phase=told["index"], pause=None, reach=dict.fromkeys(s.reach, "speak"))
    order = tuple(told["order"])
    s = replace(s, round=Round(order, order) if s.kind in w.TURNED else None)
    return replace(s, leaving_ends=at + w.LEAVING) if s.kind == "leaving" else s


def _turn(s: State, told: Told, at: int) -> State:
    seat, r = told["seat"], s.round
    turn = Turn(told["number"], seat, at, told["given"], told["first"], at + told["given"])
    if r is not None:
        moved = r.moved if told["first"] else tuple(one for one in r.moved if one[0] != seat)
        r = replace(r, firsts=_but(r.firsts, seat), moved=moved, hands=_but(r.hands, seat))
    return replace(s, turn=turn, round=r)


def _time_over(s: State, told: Told, at: int) -> State:
    return replace(s, turn=replace(s.turn, grace=at + w.GRACE)) if s.turn else s


def _longer(s: State, told: Told, at: int) -> State:
    if s.turn is None or s.round is None:
        return s
    seat, r = s.turn.seat, s.round
    due = (s.still(at) if s.turn.grace else s.turn.due) + told["more"]
    if told["by"] == "own":
        r = replace(r, longer=r.longer | {seat})
    if told["by"] == "private":
        r = replace(r, private=(*r.private, (seat, told["more"])))
    return replace(s, turn=replace(s.turn, due=due, grace=0), round=r)


def _turn_ended(s: State, told: Told, at: int) -> State:
    if s.turn is None:
        return s
    return _settle(replace(s, turn=None), s.turn.seat, told["outcome"], told["left"])


def _settled(s: State, told: Told, at: int) -> State:
    return _settle(s, told["seat"], told["outcome"], told["left"])


def _settle(s: State, seat: int, outcome: str | None, left: int) -> State:
    r = s.round
    if r is None:
        return s
    r = replace(r, firsts=_but(r.firsts, seat), moved=tuple(one for one in r.moved if one[0] != seat))
    if outcome is None:
        r = replace(r, moved=(*r.moved, (seat, left)), was_moved=r.was_moved | {seat})
    elif seat not in dict(r.outcomes):
        r = replace(r, outcomes=(*r.outcomes, (seat, outcome)))
    return replace(s, round=r)


def _round_ending(s: State, told: Told, at: int) -> State:
    return replace(s, round=replace(s.round, ending=True)) if s.round else s


def _hand(s: State, told: Told, at: int) -> State:
    if s.round is None:
        return s
    rest = _but(s.round.hands, told["seat"])
    return replace(s, round=replace(s.round, hands=(*rest, told["seat"]) if told["up"] else rest))


def _said(s: State, told: Told, at: int) -> State:
    if s.round and s.turn and s.turn.number == told["number"]:
        return replace(s, round=replace(s.round, spoke=s.round.spoke | {s.turn.seat}))
    return s


def _paused(s: State, told: Told, at: int) -> State:
    return replace(s, pause=Rest(at, at + w.PAUSE_ENDS, told["by"], False))


def _resumed(s: State, told: Told, at: int) -> State:
    """What was left is given back; who goes on without a keeper goes towards the end."""
    if s.pause is None:
        return s
    span, outage = at - s.pause.since, s.pause.outage
    alone = not s.keeper and not s.plan.get("keeperless") and not outage
    s = replace(s, pause=None, winding=s.winding or alone)
    if s.turn is None:
        return s
    t = s.turn
    t = replace(t, due=t.due + span, grace=t.grace + span if t.grace else 0)
    return replace(s, turn=replace(t, out=t.out + span) if outage else replace(t, stood=t.stood + span))


def _interrupted(s: State, told: Told, at: int) -> State:
    span = told["until"] - told["since"]
    s = replace(
        s,
        back_by=told["until"],
        leaving_ends=s.leaving_ends + span if s.leaving_ends else 0,
        empty_since=s.empty_since + span if s.empty_since else 0,
    )
    if s.pause:
        until = told["until"] if s.pause.outage else s.pause.until + span
        return replace(s, pause=replace(s.pause, until=until))
    if s.phase < 0 or s.kind == "leaving":
        return s
    return replace(s, pause=Rest(told["since"], told["until"], 0, True))


def _rested(s: State, told: Told, at: int) -> State:
    seat = told["seat"]
    s = replace(s, resting=s.resting | {seat} if told["on"] else s.resting - {seat})
    return replace(s, round=replace(s.round, hands=_but(s.round.hands, seat))) if s.round else s


def _answered(s: State, told: Told, at: int) -> State:
    return replace(s, answered=s.answered | {told["seat"]})


def _closed(s: State, told: Told, at: int) -> State:
    return replace(s, closed=True, pause=None)


TELLERS = {
    "Opened": _opened,
    "Arrived": _arrived,
    "Entered": _entered,
    "Went": _went,
    "Returned": _returned,
    "Chose": _chose,
    "Kept": _kept,
    "Begun": _begun,
    "PhaseBegan": _phase,
    "TurnBegan": _turn,
    "TimeOver": _time_over,
    "Longer": _longer,
    "TurnEnded": _turn_ended,
    "Settled": _settled,
    "RoundEnding": _round_ending,
    "HandRaised": _hand,
    "Said": _said,
    "Held": _nothing,
    "Paused": _paused,
    "Resumed": _resumed,
    "Interrupted": _interrupted,
    "Rested": _rested,
    "WithSomeone": _nothing,
    "Answered": _answered,
    "Closed": _closed,
}
"""Every kind of row the checker knows; another is a fault (law 1)."""
