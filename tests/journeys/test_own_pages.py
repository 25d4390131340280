"""The pages about oneself, looked at as they are: nothing axe complains about, nothing that scrolls sideways, light and dark."""

from typing import Any, Literal

import pytest

from tests.harness.browser import PHONE, NewPage, no_axe_violations
from tests.harness.passphrase import PASSPHRASE
from tests.harness.site import Site
from tests.journeys.conftest import no_sideways_scroll

BEFORE = ("join", "join/not-yet", "sign-in", "way-back", "way-back/by-email")
OWN = (
    "me/", "me/name", "me/look", "me/experience", "me/passphrase", "me/way-back", "me/e-mail", "me/notices", "me/sessions", "me/apart",
    "me/second-factor/", "me/passkeys/", "me/again", "join/way-back",
)  # fmt: skip


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_pages_about_oneself(
    live_site: Site, new_page: NewPage, scheme: Literal["light", "dark"]
) -> None:
    options: dict[str, Any] = PHONE | {"color_scheme": scheme}
    page = new_page(**options)
    for address in BEFORE:
        page.goto(f"{live_site.url}/{address}")
        no_axe_violations(page)
        no_sideways_scroll(page)
    page.goto(f"{live_site.url}/sign-in")
    page.get_by_label("Pen name").fill("Amara")
    page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/today")
    for address in OWN:
        page.goto(f"{live_site.url}/{address}")
        no_axe_violations(page)
        no_sideways_scroll(page)


@pytest.mark.browser
def test_the_four_words_are_taken_with_one_tap(live_site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{live_site.url}/join")
    words = page.locator("[data-four-words]").inner_text()
    page.get_by_role("button", name="Use these words").click()
    assert page.locator("[data-passphrase]").input_value() == words
    page.get_by_role("button", name="Show the passphrase").click()
    assert page.locator("[data-passphrase]").get_attribute("type") == "password"


@pytest.mark.browser
def test_typing_narrows_the_topics_and_keeps_what_is_chosen(live_site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{live_site.url}/sign-in?next=/me/experience")
    page.get_by_label("Pen name").fill("Ivo")
    page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_text("Belonging, and beginning again").click()
    page.get_by_label("A new country").check()
    page.get_by_label("Find a topic").fill("parent")
    shown = page.locator('input[name="topics"]:visible').evaluate_all(
        "nodes => nodes.map(node => node.value)"
    )
    assert {"caring-for-a-parent", "new-country"} <= set(shown)
    assert "losing-a-pet" not in shown
