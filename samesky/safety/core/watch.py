"""Whether somebody is on watch, worked out from the rota alone. Pure: turns and the moment go in, the truth comes out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, order=True)
class Turn:
    """Somebody watches from `starts_at` up to, not including, `ends_at`. Both are aware; a turn that ends first is no turn."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Watched:
    """Somebody is on watch, without a gap, until then."""

    until: datetime


@dataclass(frozen=True)
class Unwatched:
    """Nobody is on watch. `next_at` is when somebody is, if the rota says so."""

    next_at: datetime | None = None


def joined(turns: Iterable[Turn]) -> list[Turn]:
    """The stretches that are watched, in order and in UTC: turns that overlap or touch have become one.

    UTC, because two moments of one local zone compare by the clock on the wall, which is wrong in the hour that comes twice.
    """
    stretches: list[Turn] = []
    for turn in sorted(_in_utc(turns)):
        if stretches and turn.starts_at <= stretches[-1].ends_at:
            last = stretches.pop()
            turn = Turn(last.starts_at, max(last.ends_at, turn.ends_at))  # noqa: PLW2901
        stretches.append(turn)
    return stretches


def watch_at(turns: Iterable[Turn], now: datetime) -> Watched | Unwatched:
    """How it stands at `now`."""
    moment = now.astimezone(UTC)
    coming = [turn for turn in joined(turns) if turn.ends_at > moment]
    if not coming:
        return Unwatched()
    first = coming[0]
    return Watched(first.ends_at) if first.starts_at <= moment else Unwatched(first.starts_at)


def gaps(turns: Iterable[Turn], start: datetime, end: datetime) -> list[Turn]:
    """The stretches between `start` and `end` that nobody watches, in order and in UTC."""
    found: list[Turn] = []
    reached, last = start.astimezone(UTC), end.astimezone(UTC)
    for turn in joined(turns):
        if turn.starts_at >= last:
            break
        if turn.starts_at > reached:
            found.append(Turn(reached, turn.starts_at))
        reached = max(reached, turn.ends_at)
    if reached < last:
        found.append(Turn(reached, last))
    return found


def _in_utc(turns: Iterable[Turn]) -> list[Turn]:
    moved = [Turn(turn.starts_at.astimezone(UTC), turn.ends_at.astimezone(UTC)) for turn in turns]
    return [turn for turn in moved if turn.starts_at < turn.ends_at]
