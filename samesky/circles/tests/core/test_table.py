"""The table of transitions has just what occurs: walks and scenes reach every line of it, and nothing that it does not have."""

from functools import cache

from samesky.circles.core import events as e
from samesky.circles.core.state import Stage
from samesky.circles.core.table import ANYWHERE, TRANSITIONS, WHILE_PAUSED
from samesky.circles.tests.core.scenes import SCENES
from samesky.circles.tests.core.walks import walk

Edge = tuple[Stage, type[e.Event], Stage, bool]


@cache
def reached() -> frozenset[Edge]:
    watched = [*(walk(seed) for seed in range(40)), *(scene() for scene in SCENES)]
    return frozenset().union(*(laws.edges for laws in watched))


def test_every_edge_is_reached_and_every_edge_reached_is_there() -> None:
    drawn = {
        (stage, event, to)
        for stage, events in TRANSITIONS.items()
        for event, tos in events.items()
        for to in tos
    }
    anywhere = {(stage, event, stage) for event, stages in ANYWHERE.items() for stage in stages}
    assert {(stage, event, to) for stage, event, to, _ in reached()} == drawn | anywhere


def test_all_that_may_happen_in_a_pause_happens_in_one() -> None:
    assert {event for _, event, _, paused in reached() if paused} == WHILE_PAUSED


def test_each_stage_has_its_line_and_each_event_its_place() -> None:
    assert set(TRANSITIONS) == set(Stage)
    placed = set(ANYWHERE) | {event for events in TRANSITIONS.values() for event in events}
    assert placed == set(e.EVENTS.values())
    assert not any(event in ANYWHERE for events in TRANSITIONS.values() for event in events)


def test_from_a_closed_circle_nothing_leads() -> None:
    assert TRANSITIONS[Stage.CLOSED] == {}
    assert not any(Stage.CLOSED in stages for stages in ANYWHERE.values())
