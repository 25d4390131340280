import os

from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "samesky.matching"
    label = "matching"

    def ready(self) -> None:
        """One thread for numpy's products, set before anything imports numpy. Pages already run in several threads, and our products are
        small: a second one halved nothing and doubled the processor time (12 ms against 24 ms for ten thousand items)."""
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
