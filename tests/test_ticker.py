"""The ticker asks everybody for due work, whatever becomes of it."""

import logging
import time
from collections.abc import Iterator
from datetime import datetime

import pytest

from samesky.config import ticker
from samesky.config.ticker import Ticker, ask
from samesky.kit.registry import Registry
from samesky.kit.work import Work


@pytest.fixture
def works(monkeypatch: pytest.MonkeyPatch) -> Registry[Work]:
    """An empty list of due work, and a ticker in a hurry."""
    mine: Registry[Work] = Registry("works of this test")
    monkeypatch.setattr(ticker, "works", mine)
    monkeypatch.setattr(ticker, "EVERY", 0.01)
    monkeypatch.setattr(ticker, "SPREAD", 0.0)
    return mine


@pytest.fixture
def running(works: Registry[Work]) -> Iterator[Ticker]:
    one = Ticker()
    one.start()
    yield one
    one.stop()


def _fails(now: datetime, limit: int) -> int:
    raise ValueError("words of somebody")


def test_work_that_fails_keeps_nobody_else_waiting(works: Registry[Work], running: Ticker) -> None:
    rounds: list[tuple[datetime, int]] = []

    def counts(now: datetime, limit: int) -> int:
        rounds.append((now, limit))
        return 1

    works.add(Work("fails", _fails))
    works.add(Work("counts", counts))
    deadline = time.monotonic() + 5
    while len(rounds) < 3 and time.monotonic() < deadline:
        time.sleep(0.01)
    assert len(rounds) >= 3
    assert rounds[0][0].tzinfo is not None


def test_a_failure_is_logged_by_the_works_name_and_without_words(
    caplog: pytest.LogCaptureFixture, db: None
) -> None:
    with caplog.at_level(logging.ERROR):
        assert ask(Work("fails", _fails)) == 0
    assert "'fails' failed: ValueError" in caplog.text
    assert "words of somebody" not in caplog.text


def test_a_stopped_ticker_asks_nobody_any_more(works: Registry[Work]) -> None:
    one = Ticker()
    one.start()
    one.stop()
    asked: set[int] = set()

    def notes(now: datetime, limit: int) -> int:
        asked.add(limit)
        return 1

    works.add(Work("notes", notes))
    time.sleep(0.1)
    assert not asked


def test_what_is_urgent_does_not_wait_for_what_takes_long(works: Registry[Work], running: Ticker) -> None:
    rounds: list[int] = []

    def takes_long(now: datetime, limit: int) -> int:
        time.sleep(0.6)
        return 0

    def urgent(now: datetime, limit: int) -> int:
        rounds.append(limit)
        return 0

    works.add(Work("takes long", takes_long))
    works.add(Work("urgent", urgent, urgent=True))
    time.sleep(0.5)
    assert len(rounds) > 3
