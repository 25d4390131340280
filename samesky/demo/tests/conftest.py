"""A small season for tests: one group and whoever speaks in it, filled in well under a second."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from samesky.demo.core.told import Season
from samesky.demo.filling.scene import Scene
from samesky.demo.filling.whole import fill
from samesky.demo.written import read_season

END = datetime(2026, 3, 10, 18, 0, tzinfo=ZoneInfo("UTC"))
CARERS = "carers-of-a-parent-who-forgets"

FillGroups = Callable[..., Scene]


@pytest.fixture(scope="session")
def season() -> Season:
    """The whole season, as it is written."""
    return read_season()


@pytest.fixture
def fill_groups(db: None, season: Season) -> FillGroups:
    """Fills some groups of the season: `fill_groups("the-grey-weeks", seed="2")`."""

    def filled(*slugs: str, seed: str = "same sky", end: datetime = END) -> Scene:
        return fill(season.only(*slugs), end=end, seed=seed)

    return filled


@pytest.fixture
def carers(fill_groups: FillGroups) -> Scene:
    """The carers' group, where most of the cast is."""
    return fill_groups(CARERS)
