"""The place that is walked here is that of the access table: one of everything."""

import pytest

from tests.access.world import World, build


@pytest.fixture
def world(db: None) -> World:
    return build()
