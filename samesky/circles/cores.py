"""Which core a room's kind has: the sharing circle's (a workshop's too), or the tables of a coffee chat. Both have one shape."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from samesky.circles.core import decide as circle_decides
from samesky.circles.core import due as circle_due
from samesky.circles.core import events as circle_events
from samesky.circles.core import fold as circle_fold
from samesky.circles.core.state import Circle
from samesky.circles.core.tables import decide as tables_decide
from samesky.circles.core.tables import due as tables_due
from samesky.circles.core.tables import events as tables_events
from samesky.circles.core.tables import fold as tables_fold
from samesky.circles.core.tables.state import Tables
from samesky.circles.models import Room

State = Circle | Tables


@dataclass(frozen=True)
class Core:
    """start: nothing has happened yet. read: an event of the log. The rest are the core's own functions."""

    start: Any
    fold: Callable[..., Any]
    read: Callable[..., Any]
    decide: Callable[..., Any]
    settle: Callable[..., Any]
    next_deadline: Callable[..., Any]


CIRCLE = Core(
    Circle(),
    circle_fold.fold,
    circle_events.from_json,
    circle_decides.decide,
    circle_decides.settle,
    circle_due.next_deadline,
)
TABLES = Core(
    Tables(),
    tables_fold.fold,
    tables_events.from_json,
    tables_decide.decide,
    tables_decide.settle,
    tables_due.next_deadline,
)


def core_for(room: Room) -> Core:
    return TABLES if room.kind == Room.Kind.COFFEE else CIRCLE


def core_of(state: State) -> Core:
    return TABLES if isinstance(state, Tables) else CIRCLE
