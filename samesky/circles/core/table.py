"""The table of transitions: what may happen at which stage, and where it leads. docs/circle.md draws its diagram from here.

A pause is no stage: it lies over one and holds it still. What may happen meanwhile is in WHILE_PAUSED.
"""

from samesky.circles.core import events as e
from samesky.circles.core.state import Stage

U, L, O = Stage.UNOPENED, Stage.LOBBY, Stage.OPENING  # noqa: E741
B, S, G = Stage.BETWEEN, Stage.SPEAKING, Stage.GRACE
V, C = Stage.LEAVING, Stage.CLOSED

TRANSITIONS: dict[Stage, dict[type[e.Event], frozenset[Stage]]] = {
    U: {e.Opened: frozenset({L})},
    L: {e.Begun: frozenset({L}), e.PhaseBegan: frozenset({O}), e.Closed: frozenset({C})},
    O: {e.PhaseBegan: frozenset({B, V}), e.Entered: frozenset({O}), e.Closed: frozenset({C})},
    B: {
        e.TurnBegan: frozenset({S}),
        e.Settled: frozenset({B}),
        e.PhaseBegan: frozenset({B, V}),
        e.Entered: frozenset({B}),
        e.Closed: frozenset({C}),
    },
    S: {e.TimeOver: frozenset({G}), e.TurnEnded: frozenset({B}), e.Longer: frozenset({S})},
    G: {e.TurnEnded: frozenset({B}), e.Longer: frozenset({S})},
    V: {e.Answered: frozenset({V}), e.Closed: frozenset({C})},
    C: {},
}
"""What moves the circle on."""

_TURNED = frozenset({B, S, G})
_BEGUN = frozenset({O, B, S, G})
_OPEN = frozenset({L, O, B, S, G, V})

ANYWHERE: dict[type[e.Event], frozenset[Stage]] = {
    e.Arrived: _OPEN - {V},
    e.Went: _OPEN,
    e.Returned: _OPEN,
    e.Chose: _OPEN,
    e.Kept: _OPEN,
    e.Rested: _BEGUN,
    e.WithSomeone: _OPEN,
    e.Paused: _BEGUN,
    e.Resumed: _BEGUN,
    e.Interrupted: _OPEN,
    e.Said: _TURNED | {V},
    e.Held: _TURNED | {V},
    e.HandRaised: _TURNED,
    e.RoundEnding: frozenset({S, G}),
}
"""What happens without moving it: the stages in which it may."""

WHILE_PAUSED: frozenset[type[e.Event]] = frozenset(
    {e.Arrived, e.Entered, e.Went, e.Returned, e.Chose, e.Kept, e.Rested, e.WithSomeone, e.Resumed}
    | {e.Interrupted, e.Said, e.Held, e.HandRaised, e.TurnEnded, e.Longer, e.Settled, e.PhaseBegan, e.Closed}
)
"""Nothing in it lets a turn begin or its time run out. Settled, PhaseBegan and Closed are of ends that come whatever is paused."""


class Illegal(Exception):
    """An event that cannot happen there: a fault of ours, never of a person's."""


def leads_to(stage: Stage, event: type[e.Event], *, paused: bool) -> frozenset[Stage]:
    """Where the event may lead. Raises Illegal."""
    if paused and event not in WHILE_PAUSED:
        raise Illegal(f"{event.__name__} in a pause")
    if event in ANYWHERE and stage in ANYWHERE[event]:
        return frozenset({stage})
    try:
        return TRANSITIONS[stage][event]
    except KeyError:
        raise Illegal(f"{event.__name__} while {stage}") from None
