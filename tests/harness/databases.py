"""The two stores of a test run: each worker its own."""

import os
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """SQLite in files as in real life (WAL, several connections); PostgreSQL in databases named after the worker."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    databases: dict[str, dict[str, Any]] = settings.DATABASES
    for alias, database in databases.items():
        test = database.setdefault("TEST", {})
        if database["ENGINE"].endswith("sqlite3"):
            test["NAME"] = str(Path(os.environ["SAMESKY_DATA_DIR"]) / f"test-{alias}.sqlite3")
        else:
            test["NAME"] = f"test_{worker}_{alias}"


@pytest.fixture(autouse=True)
def _nothing_counted_yet() -> None:
    """How often somebody tried something is counted in the cache; no test pays for the one before it."""
    cache.clear()


@pytest.fixture
def on_postgresql() -> bool:
    """Whether this run's database is PostgreSQL."""
    return str(settings.DATABASES["default"]["ENGINE"]).endswith("postgresql")
