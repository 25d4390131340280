"""The ticker: asks the registered due work twice a second, in each serving process.

Two threads: what is urgent (a circle's piece moves on) never waits for what takes long (somebody's words being erased).
"""

import logging
import random
import threading

from django.db import close_old_connections, connections

from samesky.kit.clock import now
from samesky.kit.work import Work, works

log = logging.getLogger("samesky.ticker")

EVERY = 0.5
SPREAD = 0.1
"""Seconds, plus or minus: several processes shall not ask at the same moment."""
AT_ONCE = 100
GRACE = 3.0


class Ticker:
    def __init__(self) -> None:
        self._ending = threading.Event()
        self._threads = [
            threading.Thread(target=self._run, args=(urgent,), name="ticker", daemon=True)
            for urgent in (True, False)
        ]

    def start(self) -> None:
        """Begin; the first round comes after one pause."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Finish the work in hand (at most `GRACE` seconds of it) and end."""
        self._ending.set()
        for thread in self._threads:
            if thread.is_alive():
                thread.join(GRACE)

    def _run(self, urgent: bool) -> None:
        while not self._ending.wait(EVERY + random.uniform(-SPREAD, SPREAD)):  # noqa: S311
            for work in works:
                if work.urgent is urgent and not self._ending.is_set():
                    ask(work)
            _rest()


def ask(work: Work) -> int:
    """Do what is due of one kind of work; a failure is logged by the work's name and costs only this round."""
    try:
        return work.due(now(), AT_ONCE)
    except Exception as error:
        log.error("due work %r failed: %s", work.name, type(error).__name__)
        close_old_connections()
        return 0


def _rest() -> None:
    for line in connections.all(initialized_only=True):
        if line.vendor == "postgresql" or line.errors_occurred:
            line.close()
