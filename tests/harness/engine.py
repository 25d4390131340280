"""Chooses what the suite runs on, before Django reads its settings: a data folder of its own, SQLite or PostgreSQL.

Loaded by `-p` in pyproject.toml, since a conftest.py would come too late. With `--on postgresql` the process that starts
the run (under xdist the controller) also starts one cluster and ends it; workers find its address in the environment.
"""

import base64
import os
import shutil
import tempfile
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from pathlib import Path

import hypothesis
import pytest

from tests.harness.cluster import NoPostgreSQL, cluster

TEST_HOST_KEY = "test " + base64.b64encode(b"opens the words of the cast only").decode()
KEPT = {"SAMESKY_DATABASE_URL", "SAMESKY_KEYS_URL", "SAMESKY_BUS_URL"}

# Machines are slow and shared: time says nothing about a property..
for name, examples in (("short", 50), ("long", 1000)):
    hypothesis.settings.register_profile(
        name,
        max_examples=examples,
        deadline=None,
        suppress_health_check=[
            hypothesis.HealthCheck.too_slow,
            hypothesis.HealthCheck.function_scoped_fixture,
        ],
    )


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("samesky")
    group.addoption("--on", choices=["sqlite", "postgresql"], default="sqlite", help="the database to run on")
    group.addoption("--long", action="store_true", help="also run what is marked long")


def _is_worker() -> bool:
    return "PYTEST_XDIST_WORKER" in os.environ


def _own_folder(kept_open: ExitStack) -> None:
    """Nothing of the developer's own settings or data is read or touched."""
    for name in [name for name in os.environ if name.startswith("SAMESKY_") and name not in KEPT]:
        del os.environ[name]
    folder = Path(tempfile.mkdtemp(prefix="samesky-test-"))
    kept_open.callback(shutil.rmtree, folder, ignore_errors=True)
    (folder / "static").mkdir()
    os.environ["SAMESKY_DATA_DIR"] = str(folder)
    os.environ["SAMESKY_HOST_KEY"] = TEST_HOST_KEY


def _own_cluster(kept_open: ExitStack) -> None:
    try:
        running = kept_open.enter_context(cluster())
    except NoPostgreSQL as error:
        raise pytest.UsageError(str(error)) from error
    os.environ["SAMESKY_DATABASE_URL"] = running.create("samesky")
    os.environ["SAMESKY_KEYS_URL"] = running.create("samesky_keys")
    os.environ["PGCLUSTER_FOLDER"] = str(running.folder)


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    kept_open = ExitStack()
    early_config.add_cleanup(kept_open.close)
    _own_folder(kept_open)
    wanted = early_config.known_args_namespace.on
    if wanted == "postgresql" and not _is_worker() and "SAMESKY_DATABASE_URL" not in os.environ:
        _own_cluster(kept_open)
    return (yield)


def pytest_configure(config: pytest.Config) -> None:
    from django.conf import settings

    # Argon2 is slow on purpose; the suite signs in thousands of times.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    hypothesis.settings.load_profile("long" if config.getoption("--long") else "short")


def pytest_report_header(config: pytest.Config) -> str:
    from django.conf import settings

    return f"samesky: on {str(settings.DATABASES['default']['ENGINE']).rsplit('.', 1)[1]}"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--on") == "postgresql" and not config.getoption("--long"):
        _only_once_in_a_browser(config, items)
    for item in items:
        _both_stores(item)
        if item.get_closest_marker("long") and not config.getoption("--long"):
            item.add_marker(pytest.mark.skip(reason="takes long; `make long` runs it"))


def _only_once_in_a_browser(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A browser cannot tell which database answers: every day it looks at SQLite, in `make long` at both."""
    seen_once = [item for item in items if item.get_closest_marker("browser")]
    items[:] = [item for item in items if item not in seen_once]
    config.hook.pytest_deselected(items=seen_once)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where CI=true a skipped test is a failed one: something that should be on the machine is not."""
    report = yield
    wanted = item.get_closest_marker("long") or hasattr(report, "wasxfail")
    if report.skipped and not wanted and os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"skipped, which is not allowed where CI=true: {report.longrepr}"
    return report


def _both_stores(item: pytest.Item) -> None:
    """Whoever may use the database may use the key store too: a person cannot be made without a key."""
    marker = item.get_closest_marker("django_db")
    uses = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    if marker is None and not uses:
        return
    wanted = dict(marker.kwargs) if marker else {}
    wanted.setdefault("databases", ["default", "keys"])
    item.add_marker(pytest.mark.django_db(**wanted), append=False)
