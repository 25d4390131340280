"""A plan that could not be kept is not made."""

import pytest

from samesky.circles.core.plan import BadPlan, Kind, Phase, Plan
from samesky.circles.core.times import MINUTE
from samesky.circles.tests.core.room import FULL, SHORT

OPENING, CLOSING, LEAVING = Phase(Kind.OPENING), Phase(Kind.CLOSING, MINUTE), Phase(Kind.LEAVING)
ROUND, FLOOR = Phase(Kind.ROUND, MINUTE), Phase(Kind.FLOOR, 2 * MINUTE)


@pytest.mark.parametrize(
    ("phases", "why"),
    [
        ((), "an opening"),
        ((OPENING, ROUND, LEAVING), "an opening"),
        ((OPENING, ROUND, CLOSING), "an opening"),
        ((ROUND, CLOSING, LEAVING), "an opening"),
        ((FLOOR, CLOSING, LEAVING), "an opening"),
        ((OPENING, CLOSING, FLOOR), "an opening"),
        ((OPENING, *[ROUND] * 10, CLOSING, LEAVING), "up to nine"),
        ((OPENING, OPENING, CLOSING, LEAVING), "once"),
        ((OPENING, CLOSING, ROUND, CLOSING, LEAVING), "once"),
        ((OPENING, LEAVING, CLOSING, LEAVING), "once"),
        ((OPENING, FLOOR, FLOOR, CLOSING, LEAVING), "once"),
        ((OPENING, Phase(Kind.ROUND, 30_000 - 1), CLOSING, LEAVING), "30 seconds"),
        ((OPENING, Phase(Kind.ROUND, 15 * MINUTE + 1), CLOSING, LEAVING), "15 minutes"),
        ((OPENING, Phase(Kind.ROUND), CLOSING, LEAVING), "30 seconds"),
        ((Phase(Kind.OPENING, MINUTE), CLOSING, LEAVING), "30 seconds"),
        ((Phase(Kind.OPENING, -1), CLOSING, LEAVING), "30 seconds"),
        ((OPENING, Phase(Kind.FLOOR, MINUTE), CLOSING, LEAVING), "two minutes"),
        ((OPENING, Phase(Kind.FLOOR, 3 * MINUTE), CLOSING, LEAVING), "two minutes"),
    ],
)
def test_phases_that_make_no_circle(phases: tuple[Phase, ...], why: str) -> None:
    with pytest.raises(BadPlan, match=why):
        Plan(phases)


@pytest.mark.parametrize(
    "phases",
    [
        FULL,
        SHORT,
        (OPENING, CLOSING, LEAVING),
        (OPENING, *[ROUND] * 9, CLOSING, LEAVING),
        (OPENING, Phase(Kind.NAMES, 30_000), Phase(Kind.METHODS, 15 * MINUTE), CLOSING, LEAVING),
    ],
)
def test_phases_that_make_one(phases: tuple[Phase, ...]) -> None:
    plan = Plan(phases)
    assert plan.phases[plan.closing].kind is Kind.CLOSING
    assert (plan.capacity, plan.longest, plan.longer, plan.keeperless) == (8, 90 * MINUTE, MINUTE, False)


@pytest.mark.parametrize("capacity", [2, 13])
def test_room_for_too_few_or_too_many(capacity: int) -> None:
    with pytest.raises(BadPlan, match="3 to 12"):
        Plan(SHORT, capacity)


@pytest.mark.parametrize("longest", [10 * MINUTE - 1, 180 * MINUTE + 1])
def test_too_short_or_too_long(longest: int) -> None:
    with pytest.raises(BadPlan, match="ten minutes"):
        Plan(SHORT, longest=longest)


def test_the_edges_are_allowed() -> None:
    for capacity, longest in ((3, 10 * MINUTE), (12, 180 * MINUTE)):
        assert Plan(SHORT, capacity, longest).capacity == capacity


@pytest.mark.parametrize("longer", [0, MINUTE - 1, MINUTE + 1])
def test_a_little_longer_is_the_same_for_everyone_everywhere(longer: int) -> None:
    with pytest.raises(BadPlan, match="a minute"):
        Plan(SHORT, longer=longer)
