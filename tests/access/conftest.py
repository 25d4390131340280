"""The place that the access table is walked in."""

import pytest

from tests.access.world import World, build


@pytest.fixture
def world(db: None) -> World:
    return build()
