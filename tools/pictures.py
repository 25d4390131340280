"""`make pictures`: takes the pictures of the docs from a rehearsal that is really being served."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bench.place import empty_place
from samesky.kit.cast import PASSPHRASE
from tests.harness.browser import FLAGS, chromium_on, sign_in

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"


def take(page: Page, url: str) -> None:
    """A newcomer's first share and its answers, as Amara sees them: what this place is for."""
    sign_in(page, url, "Amara", PASSPHRASE)
    page.goto(f"{url}/groups/carers-of-a-parent-who-forgets/")
    page.wait_for_load_state("networkidle")
    share = page.locator("article.share").filter(has_text="it is only the beginning").first
    share.evaluate("card => window.scrollTo(0, card.getBoundingClientRect().top + scrollY - 90)")
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / "group.png")


def main() -> int:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        place = empty_place(Path(folder) / "rehearsal")
        place.samesky("demo")
        browser = playwright.chromium.launch(executable_path=chromium_on(playwright), args=FLAGS)
        with place.served():
            take(browser.new_page(viewport={"width": 960, "height": 900}), place.url)
        browser.close()
    print(f"Pictures are in {PICTURES}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
