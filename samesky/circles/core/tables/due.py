"""What time brings to the tables: absences, joining, and the end."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from samesky.circles.core import times as all_times
from samesky.circles.core.state import Where
from samesky.circles.core.tables import events as e
from samesky.circles.core.tables import times
from samesky.circles.core.tables.seating import could_join
from samesky.circles.core.tables.state import Known, Tables


class What(StrEnum):
    LATEST_END = "latest end"
    EMPTY = "empty"
    AWAY = "away"
    PLACE_GONE = "place gone"
    TELL_JOIN = "tell of joining"
    JOIN = "join"


WAITS = (What.EMPTY, What.AWAY, What.PLACE_GONE)
"""Found late, these say that nobody was serving. Tables may become able to join at any time, and the latest end is fixed."""


@dataclass(frozen=True)
class Deadline:
    at: int
    what: What
    seat: int = 0
    tables: tuple[int, int] = (0, 0)


def deadlines(t: Tables, known: Known) -> Iterator[Deadline]:
    """Everything that time will bring if nothing else happens, in no order."""
    if not t.opened or t.closed:
        return
    yield Deadline(t.latest_end, What.LATEST_END)
    if t.empty_since:
        yield Deadline(max(t.empty_since, t.awaited) + all_times.EMPTY_ENDS, What.EMPTY)
    for guest in t.seats.values():
        if guest.seated:
            yield Deadline(_away_at(t, guest.number, known), What.AWAY, guest.number)
        elif guest.here:
            yield Deadline(guest.away_since + times.PLACE_KEPT, What.PLACE_GONE, guest.number)
    yield from _joining(t, known)


def _away_at(t: Tables, seat: int, known: Known) -> int:
    """45 seconds after the last sign of life; after an outage there is time to come back."""
    return max(known.signs.get(seat, 0) + all_times.AWAY_AFTER, t.back_by)


def _joining(t: Tables, known: Known) -> Iterator[Deadline]:
    if t.joining:
        pair = t.joining.one, t.joining.other
        yield Deadline(max(t.joining.told_at + times.NOTICE, _calm_at(t, pair)), What.JOIN, tables=pair)
        return
    for pair in combinations(t.tables, 2):
        if could_join(t, *pair, known):
            alone = max(t.tables[number].alone_until for number in pair)
            yield Deadline(max(_calm_at(t, pair), alone), What.TELL_JOIN, tables=pair)


def _calm_at(t: Tables, pair: tuple[int, int]) -> int:
    return max(t.tables[number].stirred for number in pair) + times.CALM


_FIRST = {What.LATEST_END: 0, What.AWAY: 1}


def next_deadline(t: Tables, known: Known) -> Deadline | None:
    """The one that comes first; of several at once, the end before absences before the rest."""
    return min(
        deadlines(t, known),
        key=lambda one: (one.at, _FIRST.get(one.what, 2), one.seat, one.tables),
        default=None,
    )


def brings(deadline: Deadline) -> e.Happening:
    """What happens when the deadline is there."""
    match deadline.what:
        case What.LATEST_END | What.EMPTY:
            return e.Closed(deadline.what.value)
        case What.AWAY:
            return e.Went(deadline.seat, Where.AWAY)
        case What.PLACE_GONE:
            return e.Went(deadline.seat, Where.LEFT)
        case What.TELL_JOIN:
            return e.JoinTold(*deadline.tables)
        case What.JOIN:
            return e.TablesJoined(*deadline.tables)


def interruption(t: Tables, known: Known, now: int) -> e.Interrupted | None:
    """Since when nobody was serving, if that is so (law 9). An outage spends nothing of anybody's."""
    if not t.opened or t.closed:
        return None
    late = [one.at for one in deadlines(t, known) if one.what in WAITS and now - one.at > all_times.LATE]
    quiet = max(known.served, t.at) if known.served else 0
    if not late and not (quiet and now - quiet > all_times.LATE):
        return None
    since = max(t.at, min([*late, quiet] if quiet else late))
    return e.Interrupted(since, now + all_times.COME_BACK)
