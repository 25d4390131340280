"""The table of transitions has just what occurs: walks and scenes reach every line of it, and nothing that it does not have."""

from collections.abc import Iterable
from functools import cache

from samesky.circles.core import events as e
from samesky.circles.core.state import Stage
from samesky.circles.core.table import ANYWHERE, TRANSITIONS, WHILE_PAUSED
from samesky.circles.tests.core.scenes import SCENES
from samesky.circles.tests.core.walks import walk

Edge = tuple[Stage, type[e.Event], Stage, bool]


DRAWN = {
    (stage, event, to) for stage, events in TRANSITIONS.items() for event, tos in events.items() for to in tos
}
STAYING = {(stage, event, stage) for event, stages in ANYWHERE.items() for stage in stages}
FRUITFUL = (32, 62, 8, 6, 4, 7, 13, 2, 3, 15, 19, 36)
"""Seeds of walks that reach much; others follow only as long as something is missing."""


def without_pauses(edges: Iterable[Edge]) -> set[tuple[Stage, type[e.Event], Stage]]:
    return {(stage, event, to) for stage, event, to, _ in edges}


def in_pauses(edges: Iterable[Edge]) -> set[type[e.Event]]:
    return {event for _, event, _, paused in edges if paused}


@cache
def reached() -> frozenset[Edge]:
    edges: set[Edge] = set()
    for scene in SCENES:
        edges |= scene().edges
    for seed in (*FRUITFUL, *range(100, 130)):
        if without_pauses(edges) >= DRAWN | STAYING and in_pauses(edges) >= WHILE_PAUSED:
            break
        edges |= walk(seed).edges
    return frozenset(edges)


def test_every_edge_is_reached_and_every_edge_reached_is_there() -> None:
    assert without_pauses(reached()) == DRAWN | STAYING


def test_all_that_may_happen_in_a_pause_happens_in_one() -> None:
    assert in_pauses(reached()) == WHILE_PAUSED


def test_each_stage_has_its_line_and_each_event_its_place() -> None:
    assert set(TRANSITIONS) == set(Stage)
    placed = set(ANYWHERE) | {event for events in TRANSITIONS.values() for event in events}
    assert placed == set(e.EVENTS.values())
    assert not any(event in ANYWHERE for events in TRANSITIONS.values() for event in events)


def test_from_a_closed_circle_nothing_leads() -> None:
    assert TRANSITIONS[Stage.CLOSED] == {}
    assert not any(Stage.CLOSED in stages for stages in ANYWHERE.values())
