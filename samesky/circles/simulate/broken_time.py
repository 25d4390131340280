"""Planted faults: the log, outages, ends, and what is due."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from samesky.circles import commanding, cores, log
from samesky.circles.core import asking, commands, decide, fold, keeping
from samesky.circles.core import events as e
from samesky.circles.core.state import Circle
from samesky.circles.core.writing import written
from samesky.circles.models import Logged, Room
from samesky.circles.simulate.breaking import breaks
from samesky.circles.simulate.patching import Patch


@breaks("number-left-out", 1)
def _number_left_out() -> list[Patch]:
    """Now and then an event's number is left out."""
    leaves = (e.Held, e.HandRaised, e.Chose, e.Longer)

    def folding(c: Circle, event: e.Event, at: int) -> Circle:
        after = fold_as_it_is(c, event, at)
        return replace(after, seq=after.seq + 1) if isinstance(event, leaves) else after

    def append(room_id: Any, seq: int, told: Any, after: Circle, seen: Any) -> None:
        rows, last = [], seq
        for at, event in told:
            kind, words = type(event).__name__, written(event)
            rows.append(Logged(room_id=room_id, seq=last + 1, at=at, kind=kind, told=words))
            last += 2 if isinstance(event, leaves) else 1
        if not Room.objects.filter(id=room_id, seq=seq).update(seq=last, due_at=log.due_at(after, seen)):
            raise log.Overtaken
        Logged.objects.bulk_create(rows)

    fold_as_it_is = fold.fold
    circle = replace(cores.CIRCLE, fold=folding)
    return [(decide, "fold", folding), (cores, "CIRCLE", circle), (commanding, "append", append)]


@breaks("outage-spends", 9)
def _outage_spends() -> list[Patch]:
    """An outage is nobody's concern; it takes from whoever holds the piece."""
    return [(decide, "interruption", lambda c, seen, now: None)]


@breaks("latest-end-later", 10)
def _latest_end_later() -> list[Patch]:
    """The latest end lies half an hour later than it should."""
    as_it_is = keeping.begin

    def begin(c: Circle, by: int, command: Any, now: int) -> Any:
        answer = as_it_is(c, by, command, now)
        return [
            replace(one, latest_end=one.latest_end + 1_800_000) if isinstance(one, e.Begun) else one
            for one in answer
        ]

    return [(keeping, "begin", begin), _asks("Begin", begin)]


@breaks("latest-end-moved", 10)
def _latest_end_moved() -> list[Patch]:
    """A pause moves the latest end."""
    as_it_is = fold._later  # noqa: SLF001

    def later(c: Circle, span: int) -> Circle:
        return replace(as_it_is(c, span), latest_end=c.latest_end + span)

    return [(fold, "_later", later)]


@breaks("called-off-while-held", 10)
def _called_off_while_held() -> list[Patch]:
    """The place calls off a circle that has begun."""
    as_it_is = asking.MAY[commands.CallOff]
    may = {**asking.MAY, commands.CallOff: replace(as_it_is, stages=asking.OPEN)}
    return [(asking, "MAY", may)]


@breaks("not-settled", 11)
def _not_settled() -> list[Patch]:
    """Only the ticker lets happen what is due; commands and reads see what was."""

    def deciding(c: Circle, by: int, command: Any, seen: Any, now: int) -> Any:
        story = decide._Story(c, now)  # noqa: SLF001
        answer = asking.asked(c, by, command, max(now, c.at))
        if isinstance(answer, commands.Refusal):
            return story.decided(answer)
        story.happens(*answer)
        return story.decided()

    circle = replace(cores.CIRCLE, decide=deciding)
    return [(cores, "CIRCLE", circle), (commanding, "settle_if_due", lambda room: None)]


def _asks(name: str, does: Callable[..., Any]) -> Patch:
    """The table of what each command does, with one row changed."""
    kind = getattr(commands, name)
    return asking, "MAY", {**asking.MAY, kind: replace(asking.MAY[kind], does=does)}
