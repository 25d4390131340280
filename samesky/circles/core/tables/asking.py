"""What each wish brings about, or why it cannot be. Each takes (tables, seat, wish, known, now)."""

from collections.abc import Callable, Sequence
from typing import Any

from samesky.circles.core.commands import Refusal
from samesky.circles.core.state import Where
from samesky.circles.core.tables import commands as ask
from samesky.circles.core.tables import events as e
from samesky.circles.core.tables import times
from samesky.circles.core.tables.seating import fits, place_for
from samesky.circles.core.tables.state import Known, Tables
from samesky.circles.core.times import LONGEST

Answer = Sequence[e.Happening] | Refusal


def asked(t: Tables, by: int, wish: ask.Wish, known: Known, now: int) -> Answer:
    """The events the wish brings about at `now`, or the refusal. Nothing due may be left when this is asked."""
    return _not_allowed(t, by, wish) or DOES[type(wish)](t, by, wish, known, now)


def _not_allowed(t: Tables, by: int, wish: ask.Wish) -> Refusal | None:
    if t.closed:
        return Refusal.CLOSED
    if isinstance(wish, ask.Open):
        return Refusal.ALREADY if t.opened else None
    if not t.opened:
        return Refusal.NOT_OPEN
    if isinstance(wish, ask.Arrive):
        return None
    if isinstance(wish, ask.CallOff):
        return None if by == 0 else Refusal.NOT_KEEPER
    guest = t.seats.get(by)
    if guest is None or not guest.here:
        return Refusal.REMOVED if guest and guest.where is Where.REMOVED else Refusal.NOT_HERE
    if isinstance(wish, ask.Leave | ask.Return):
        return None
    if not guest.seated:
        return Refusal.NOT_HERE
    return Refusal.NOT_KEEPER if isinstance(wish, ask.Remove | ask.Close) and by != t.keeper else None


def open_it(t: Tables, by: int, wish: ask.Open, known: Known, now: int) -> Answer:
    """Law 10: the latest end is fixed here, at most three hours on."""
    return [e.Opened(now + min(wish.longest, LONGEST), wish.jar, wish.awaited)]


def arrive(t: Tables, by: int, wish: ask.Arrive, known: Known, now: int) -> Answer:
    """A ninth makes the table split. Who can sit nowhere because of a block reads the same as when it is full."""
    before = t.seats.get(by)
    if before and before.here:
        return Refusal.ALREADY
    if before and before.where is Where.REMOVED:
        return Refusal.REMOVED
    place = place_for(t, by, known)
    if place is None:
        return Refusal.FULL
    split = [e.TableSplit(place.split, place.new, place.went)] if place.split else []
    return [*split, e.Came(by, place.table, wish.may_keep)]


def leave(t: Tables, by: int, wish: ask.Leave, known: Known, now: int) -> Answer:
    return [e.Went(by, Where.LEFT)]


def come_back(t: Tables, by: int, wish: ask.Return, known: Known, now: int) -> Answer:
    """A sign of life; of somebody who is not away it changes nothing."""
    return [] if t.seats[by].seated else [e.Returned(by)]


def move(t: Tables, by: int, wish: ask.Move, known: Known, now: int) -> Answer:
    """People may change tables. A full one, and one where somebody sits whom they are kept apart from, read the same."""
    if wish.table not in t.tables:
        return Refusal.NOBODY_THERE
    if wish.table == t.seats[by].table:
        return Refusal.ALREADY
    return [e.Moved(by, wish.table)] if fits(t, wish.table, by, known) else Refusal.FULL


def stay_as_we_are(t: Tables, by: int, wish: ask.StayAsWeAre, known: Known, now: int) -> Answer:
    mine = t.seats[by].table
    if t.joining is None or mine not in (t.joining.one, t.joining.other):
        return Refusal.NOT_NOW
    return [e.LeftAlone(mine), e.JoinOff()]


def draw(t: Tables, by: int, wish: ask.Draw, known: Known, now: int) -> Answer:
    """At most one a minute at a table, and none twice before all were drawn. ALREADY: let chance choose again."""
    table = t.tables[t.seats[by].table]
    if table.prompt is not None and now - table.prompt_at < times.PROMPT_EVERY:
        return Refusal.TOO_SOON
    if not 0 <= wish.index < t.jar:
        return Refusal.NOBODY_THERE
    return Refusal.ALREADY if wish.index in t.drawn else [e.PromptDrawn(table.number, by, wish.index)]


def say(t: Tables, by: int, wish: ask.Say, known: Known, now: int) -> Answer:
    table = t.tables[t.seats[by].table]
    mine = [at for seat, at in table.talk if seat == by and now - at < times.AT_ONCE_IN]
    if len(mine) >= times.AT_ONCE:
        return Refusal.TOO_SOON
    return [e.Said(t.said + 1, table.number, by, wish.words)]


def remove(t: Tables, by: int, wish: ask.Remove, known: Known, now: int) -> Answer:
    other = t.seats.get(wish.seat)
    if other is None or not other.here or wish.seat == by:
        return Refusal.NOBODY_THERE
    return [e.Went(wish.seat, Where.REMOVED)]


def close(t: Tables, by: int, wish: ask.Close, known: Known, now: int) -> Answer:
    return [e.Closed("keeper")]


def call_off(t: Tables, by: int, wish: ask.CallOff, known: Known, now: int) -> Answer:
    """Never over the head of somebody who keeps it."""
    return Refusal.NOT_NOW if t.keeper else [e.Closed("called off")]


DOES: dict[type[ask.Wish], Callable[[Tables, int, Any, Known, int], Answer]] = {
    ask.Open: open_it,
    ask.Arrive: arrive,
    ask.Leave: leave,
    ask.Return: come_back,
    ask.Move: move,
    ask.StayAsWeAre: stay_as_we_are,
    ask.Draw: draw,
    ask.Say: say,
    ask.Remove: remove,
    ask.Close: close,
    ask.CallOff: call_off,
}
