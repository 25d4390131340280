"""Law 1: the state is the fold of the events. Each event changes one thing; nothing is decided here."""

from collections.abc import Iterable
from dataclasses import replace
from functools import singledispatch
from typing import Any

from samesky.circles.core.state import Where
from samesky.circles.core.tables import events as e
from samesky.circles.core.tables import times
from samesky.circles.core.tables.state import Guest, Joining, Sat, Table, Tables


class Impossible(Exception):
    """An event that cannot happen there: a fault of ours, never of a person's."""


def fold(tables: Tables, event: e.Happening, at: int) -> Tables:
    """The chat after one more event. Raises Impossible."""
    if tables.closed or tables.opened == isinstance(event, e.Opened):
        raise Impossible(f"{type(event).__name__}: closed, opened twice, or not opened")
    at = max(at, tables.at)
    return _tidied(_apply(event, replace(tables, seq=tables.seq + 1, at=at), at))


def fold_all(told: Iterable[tuple[int, e.Happening]], tables: Tables | None = None) -> Tables:
    """The chat that all these (time, event) make."""
    after = tables or Tables()
    for at, event in told:
        after = fold(after, event, at)
    return after


def _tidied(t: Tables) -> Tables:
    """Tables nobody has a place at are cleared away. Law 10: since when nobody is seated."""
    taken = {one.table for one in t.seats.values() if one.here}
    if taken != t.tables.keys():
        t = replace(t, tables={number: table for number, table in t.tables.items() if number in taken})
    if any(one.seated for one in t.seats.values()):
        return replace(t, empty_since=0) if t.empty_since else t
    return t if t.empty_since else replace(t, empty_since=t.at)


@singledispatch
def _apply(event: Any, t: Tables, at: int) -> Tables:
    raise Impossible(f"nobody knows {type(event).__name__}")


def _guest(t: Tables, number: int, **changes: Any) -> Tables:
    return replace(t, seats={**t.seats, number: replace(t.seats[number], **changes)})


def _table(t: Tables, number: int, **changes: Any) -> Tables:
    return replace(t, tables={**t.tables, number: replace(t.tables[number], **changes)})


def _up(t: Tables, guest: Guest) -> Guest:
    """Somebody gets up: they hear no more of what is said there."""
    return replace(
        guest, sat=tuple(one if one.until is not None else replace(one, until=t.said) for one in guest.sat)
    )


def _down(t: Tables, guest: Guest, table: int) -> Guest:
    """Somebody sits down: they hear what is said from now on."""
    return replace(guest, table=table, sat=(*guest.sat, Sat(table, t.said + 1)))


def _over(t: Tables, seats: Iterable[int], table: int) -> Tables:
    changed = {number: _down(t, _up(t, t.seats[number]), table) for number in seats}
    return replace(t, seats={**t.seats, **changed})


@_apply.register
def _(event: e.Opened, t: Tables, at: int) -> Tables:
    return replace(t, latest_end=event.latest_end, jar=event.jar, awaited=event.awaited)


@_apply.register
def _(event: e.Came, t: Tables, at: int) -> Tables:
    """Somebody who comes again sits down as the last who came, and keeps what they heard before."""
    before = t.seats.get(event.seat)
    others = {number: one for number, one in t.seats.items() if number != event.seat}
    guest = Guest(event.seat, Where.SEATED, event.table, event.may_keep, sat=before.sat if before else ())
    table = replace(t.tables.get(event.table, Table(event.table, at)), stirred=at)
    return replace(
        t,
        seats={**others, event.seat: _down(t, guest, event.table)},
        tables={**t.tables, event.table: table},
        made=max(t.made, event.table),
    )


@_apply.register
def _(event: e.Went, t: Tables, at: int) -> Tables:
    if event.to is Where.AWAY:
        return _guest(t, event.seat, where=event.to, away_since=at)
    t = _table(_guest(t, event.seat, where=event.to, away_since=0), t.seats[event.seat].table, stirred=at)
    return replace(t, seats={**t.seats, event.seat: _up(t, t.seats[event.seat])})


@_apply.register
def _(event: e.Returned, t: Tables, at: int) -> Tables:
    return _guest(t, event.seat, where=Where.SEATED, away_since=0)


@_apply.register
def _(event: e.Moved, t: Tables, at: int) -> Tables:
    return _table(_over(t, (event.seat,), event.table), event.table, stirred=at)


@_apply.register
def _(event: e.TableSplit, t: Tables, at: int) -> Tables:
    """The card lies on both tables; each remembers who of its own was talking."""
    old = t.tables[event.table]
    new = replace(
        old, number=event.new, stirred=at, talk=tuple(one for one in old.talk if one[0] in event.went)
    )
    left = replace(old, stirred=at, talk=tuple(one for one in old.talk if one[0] not in event.went))
    t = replace(t, tables={**t.tables, event.table: left, event.new: new}, made=max(t.made, event.new))
    return _over(t, event.went, event.new)


@_apply.register
def _(event: e.JoinTold, t: Tables, at: int) -> Tables:
    return replace(t, joining=Joining(event.one, event.other, at))


@_apply.register
def _(event: e.JoinOff, t: Tables, at: int) -> Tables:
    return replace(t, joining=None)


@_apply.register
def _(event: e.TablesJoined, t: Tables, at: int) -> Tables:
    """The newer card stays on the table."""
    one, other = t.tables[event.one], t.tables[event.other]
    newer = max(one, other, key=lambda table: table.prompt_at)
    talk = tuple(sorted((*one.talk, *other.talk), key=lambda said: said[1]))[-times.REMEMBERED :]
    table = replace(one, stirred=at, prompt=newer.prompt, prompt_at=newer.prompt_at, talk=talk)
    t = replace(t, joining=None, tables={**t.tables, event.one: table})
    return _over(t, t.at_table(event.other), event.one)


@_apply.register
def _(event: e.LeftAlone, t: Tables, at: int) -> Tables:
    return _table(t, event.table, alone_until=at + times.LEFT_ALONE)


@_apply.register
def _(event: e.PromptDrawn, t: Tables, at: int) -> Tables:
    """When every card was drawn, they all go back into the jar."""
    drawn = t.drawn | {event.index}
    t = replace(t, drawn=frozenset() if len(drawn) >= t.jar else drawn)
    return _table(t, event.table, prompt=event.index, prompt_at=at, stirred=at)


@_apply.register
def _(event: e.Said, t: Tables, at: int) -> Tables:
    talk = (*t.tables[event.table].talk, (event.seat, at))[-times.REMEMBERED :]
    return _table(replace(t, said=event.number), event.table, talk=talk, stirred=at)


@_apply.register
def _(event: e.Interrupted, t: Tables, at: int) -> Tables:
    """An outage spends nothing: what was being waited for is waited for as much longer."""
    span = event.until - event.since
    t = replace(t, back_by=event.until, empty_since=t.empty_since + span if t.empty_since else 0)
    away = {n: replace(one, away_since=one.away_since + span) for n, one in t.seats.items() if one.away_since}
    tables = {
        n: replace(
            table,
            stirred=table.stirred + span,
            alone_until=table.alone_until + span if table.alone_until else 0,
        )
        for n, table in t.tables.items()
    }
    joining = t.joining and replace(t.joining, told_at=t.joining.told_at + span)
    return replace(t, seats={**t.seats, **away}, tables=tables, joining=joining)


@_apply.register
def _(event: e.Closed, t: Tables, at: int) -> Tables:
    return replace(t, closed=True, joining=None)
