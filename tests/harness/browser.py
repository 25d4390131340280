"""A real browser: one Chromium for each worker, started when the first test asks for it, a fresh profile for each test."""

import asyncio
import os
import shutil
from asyncio import events
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.harness.passphrase import PASSPHRASE

FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-dev-shm-usage",
]
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
NARROWEST = {"viewport": {"width": 320, "height": 640}}
# A poor mobile connection: 400 kbit/s each way, 400 ms there and back.
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
SLOWER_BY = 4


class NewPage(Protocol):
    """Opens a page in a profile of its own. Keyword arguments are those of Playwright's `new_context`."""

    def __call__(self, *, throttled: bool = False, **options: Any) -> Page: ...


class _Loop:
    """Playwright leaves its event loop running in the test's thread; other tests must not find it there."""

    def __init__(self) -> None:
        self.loop: asyncio.AbstractEventLoop | None = None

    def put_away(self) -> None:
        self.loop = events._get_running_loop()
        events._set_running_loop(None)

    def take_out(self) -> None:
        events._set_running_loop(self.loop)


def chromium_on(playwright: Playwright) -> str | None:
    """The distribution's Chromium, else the one that Playwright installed; None when there is neither."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    its_own = playwright.chromium.executable_path
    return its_own if Path(its_own).exists() else None


def _missing() -> None:
    message = "Chromium is not installed; `tools/need chromium` says how to get it."
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def _chromium() -> Iterator[tuple[Browser, _Loop]]:
    loop = _Loop()
    with ExitStack() as kept_open:
        playwright = kept_open.enter_context(sync_playwright())
        kept_open.callback(loop.take_out)
        executable = chromium_on(playwright)
        if executable is None:
            loop.put_away()
            _missing()
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        kept_open.callback(browser.close)
        loop.put_away()
        kept_open.callback(loop.take_out)
        yield browser, loop


@pytest.fixture
def chromium(_chromium: tuple[Browser, _Loop], monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    """The worker's browser, usable for the length of this test. Django's database may be used beside it."""
    browser, loop = _chromium
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    loop.take_out()
    try:
        yield browser
    finally:
        for context in browser.contexts:
            context.close()
        loop.put_away()


@pytest.fixture
def new_page(chromium: Browser) -> NewPage:
    """Each call is another person at another device."""

    def open_one(*, throttled: bool = False, **options: Any) -> Page:
        context = chromium.new_context(**options)
        context.set_default_timeout(10_000)
        page = context.new_page()
        if throttled:
            throttle(page)
        return page

    return open_one


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """One page on a desktop."""
    return new_page()


@pytest.fixture
def phone(new_page: NewPage) -> Page:
    """One page on a cheap phone with a poor connection."""
    return new_page(throttled=True, **PHONE)


def sign_in(page: Page, site_url: str, pen_name: str, passphrase: str = PASSPHRASE) -> None:
    """Sign in as somebody who lives in the served place, as a person would."""
    page.goto(f"{site_url}/sign-in")
    form = page.locator("main form").filter(has=page.locator("input[type=password]"))
    form.locator("input[type=text]").fill(pen_name)
    form.locator("input[type=password]").fill(passphrase)
    form.get_by_role("button").first.click()
    page.wait_for_url("**/today")


def throttle(page: Page) -> None:
    """Slow the page's network and processor down."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_BY})


def only_asks(context: BrowserContext, origin: str) -> list[str]:
    """Addresses outside `origin` that this profile asks for from now on: a list that fills, and is to stay empty."""
    elsewhere: list[str] = []
    context.on(
        "request", lambda r: None if r.url.startswith((origin, "data:", "blob:")) else elsewhere.append(r.url)
    )
    return elsewhere


def come_to_rest(page: Page) -> None:
    """Wait, at most a second, until nothing on the page is changing its colour: half-way colours are nobody's."""
    for _ in range(20):
        if not page.evaluate("document.getAnimations().length"):
            return
        page.wait_for_timeout(50)


def no_axe_violations(page: Page) -> None:
    """Assert that axe finds nothing wrong with the page as it is now, once colours that were changing have come to rest."""
    come_to_rest(page)
    found = Axe().run(page)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
