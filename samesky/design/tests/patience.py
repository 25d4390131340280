"""Waits for the small place to have noticed something, without sleeping longer than needed."""

from collections.abc import Callable

from playwright.sync_api import Page


def until(page: Page, noticed: Callable[[], bool]) -> None:
    """Let the browser go on until `noticed` says yes, at most three seconds."""
    for _wait in range(30):
        if noticed():
            return
        page.wait_for_timeout(100)
