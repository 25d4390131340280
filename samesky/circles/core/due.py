"""What time brings: deadlines, and what happens at each (laws 3, 6, 7, 8, 9, 10, 11)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from samesky.circles.core import events as e
from samesky.circles.core import times
from samesky.circles.core.follow import begin_phase, private_left, said_or
from samesky.circles.core.state import Circle, How, Outcome, Seat, Stage, Where


@dataclass(frozen=True)
class Seen:
    """Last signs of life in milliseconds: of each seat, and of anybody serving (served: 0 when not known)."""

    signs: Mapping[int, int] = field(default_factory=dict)
    served: int = 0


class What(StrEnum):
    LATEST_END = "latest end"
    LAST_MINUTES = "last minutes"
    EMPTY = "empty"
    RESUMES = "resumes"
    TIME = "time"
    GRACE = "grace"
    LEAVING = "leaving"
    AWAY = "away"


@dataclass(frozen=True)
class Deadline:
    at: int
    what: What
    seat: int = 0


ENDS = (What.LATEST_END, What.LAST_MINUTES)
"""Fixed at the opening; no outage and no pause moves them."""


def deadlines(c: Circle, seen: Seen) -> Iterator[Deadline]:
    """Everything that time will bring if nothing else happens, in no order."""
    if c.plan is None or c.closed:
        return
    if c.latest_end:
        yield Deadline(c.latest_end, What.LATEST_END)
        if c.stage is not Stage.LEAVING:
            yield Deadline(c.latest_end - times.LEAVING, What.LAST_MINUTES)
    if c.empty_since:
        yield Deadline(max(c.empty_since, c.plan.awaited) + times.EMPTY_ENDS, What.EMPTY)
    if c.stage is Stage.LEAVING:
        yield Deadline(c.leaving_ends, What.LEAVING)
    if c.pause:
        yield Deadline(c.pause.until, What.RESUMES)
    elif c.turn:
        yield Deadline(c.turn.grace_ends or c.turn.ends, What.GRACE if c.turn.grace_ends else What.TIME)
    for seat in c.among(Where.SEATED, Where.WAITING):
        yield Deadline(away_at(c, seat, seen), What.AWAY, seat.number)


def away_at(c: Circle, seat: Seat, seen: Seen) -> int:
    """Law 3: 45 seconds after the last sign of life (to come is one); after an outage there is time to come back."""
    return max(max(seen.signs.get(seat.number, seat.since), seat.since) + times.AWAY_AFTER, c.back_by)


_FIRST = {What.LATEST_END: 0, What.LAST_MINUTES: 1, What.AWAY: 2}


def next_deadline(c: Circle, seen: Seen) -> Deadline | None:
    """The one that comes first; of several at once, ends before absences before the rest."""
    return min(deadlines(c, seen), key=lambda one: (one.at, _FIRST.get(one.what, 3), one.seat), default=None)


def brings(c: Circle, deadline: Deadline) -> list[e.Event]:
    """What happens when the deadline is there."""
    match deadline.what:
        case What.LATEST_END:
            return ended(c, "latest end")
        case What.EMPTY:
            return ended(c, "empty")
        case What.LEAVING:
            return ended(c, "script")
        case What.LAST_MINUTES:
            return leaving_now(c)
        case What.RESUMES:
            return [e.Resumed(0)]
        case What.AWAY:
            return [e.Went(deadline.seat, Where.AWAY)]
        case What.TIME:
            return [_time_is_over(c)]
        case What.GRACE:
            assert c.turn is not None
            return [e.TurnEnded(c.turn.number, How.TIME, Outcome.SPOKE)]


def _time_is_over(c: Circle) -> e.Event:
    """Law 6: who set a longer time in the lobby gets it minute by minute, like anybody's "a little longer", so that nobody sees it."""
    assert c.turn is not None
    more = min(private_left(c), times.LONGER)
    return e.Longer(c.turn.number, more, "private") if more else e.TimeOver(c.turn.number)


def ended(c: Circle, why: str) -> list[e.Event]:
    """Law 5, ended early: who speaks has spoken, who was not reached is recorded, then the room shuts."""
    return [*_wound_up(c), e.Closed(why)]


def closing_now(c: Circle) -> list[e.Event]:
    """On to the closing round, from a moment in which nobody speaks."""
    assert c.plan is not None
    return [*_wound_up(c), begin_phase(c, c.plan.closing)]


def leaving_now(c: Circle) -> list[e.Event]:
    """On to "how are you leaving?", from wherever the circle is."""
    assert c.plan is not None
    return [*_wound_up(c), begin_phase(c, len(c.plan.phases) - 1)]


def _wound_up(c: Circle) -> Iterator[e.Event]:
    if c.round is None:
        return
    if c.turn:
        yield e.TurnEnded(c.turn.number, How.CLOSING, Outcome.SPOKE)
    for seat in c.round.order:
        if seat not in c.round.outcomes and not (c.turn and c.turn.seat == seat):
            yield e.Settled(seat, said_or(c, seat, Outcome.NOT_REACHED))


def interruption(c: Circle, seen: Seen, now: int) -> e.Interrupted | None:
    """Law 9: since when nobody was serving, if that is so. An outage spends nobody's turn."""
    if c.plan is None or c.closed:
        return None
    late = [one.at for one in deadlines(c, seen) if one.what not in ENDS and now > one.at + times.LATE]
    quiet = max(seen.served, c.at) if seen.served else 0
    if not late and not (quiet and now > quiet + times.LATE):
        return None
    since = max(c.at, min([*late, quiet] if quiet else late))
    return e.Interrupted(since, now + times.COME_BACK)
