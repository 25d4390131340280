"""The place that hostile text is thrown at: the same as the access table's."""

import pytest
from pytest_django import Settings

from tests.access.world import World, build


@pytest.fixture
def world(db: None, settings: Settings) -> World:
    settings.RATE_LIMITS = False
    settings.SAMESKY_PATTERNS = False
    return build()
