"""Parts of the rehearsal season, for tests that want a place people have talked in: one group takes a second."""

from datetime import UTC, datetime
from typing import Protocol

import pytest

from samesky.demo.core.told import Season
from samesky.demo.filling.scene import Scene
from samesky.demo.filling.whole import fill
from samesky.demo.written import read_season

END = datetime(2026, 3, 10, 18, 0, tzinfo=UTC)
CARERS = "carers-of-a-parent-who-forgets"


class FillGroups(Protocol):
    """Fills some groups of the season and whoever speaks in them: `fill_groups("the-grey-weeks")`."""

    def __call__(self, *slugs: str, seed: str = "same sky", end: datetime = END) -> Scene: ...


@pytest.fixture(scope="session")
def season() -> Season:
    """The whole season, as it is written."""
    return read_season()


@pytest.fixture
def fill_groups(db: None, season: Season) -> FillGroups:
    def filled(*slugs: str, seed: str = "same sky", end: datetime = END) -> Scene:
        return fill(season.only(*slugs), end=end, seed=seed)

    return filled


@pytest.fixture
def carers(fill_groups: FillGroups) -> Scene:
    """The carers' group with most of the cast in it: `carers.people["Amara"]`."""
    return fill_groups(CARERS)
