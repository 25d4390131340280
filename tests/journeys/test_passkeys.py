"""A passkey on the person's own device: added after joining, then signing in with it alone, and as a second factor."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.harness.browser import NewPage, no_axe_violations
from tests.harness.passphrase import PASSPHRASE
from tests.harness.site import Site

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
}


@pytest.fixture
def by_name(live_site: Site) -> Site:
    """The place as people reach it by a name: browsers give no passkeys to bare numbers."""
    return replace(live_site, url=live_site.url.replace("127.0.0.1", "localhost"))


def with_a_device(page: Page) -> Page:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return page


def sign_in(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/sign-in")
    page.get_by_label("Pen name").fill("Hana")
    page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    page.get_by_role("button", name="Sign in", exact=True).click()


def sign_out(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/me/")
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(f"{site.url}/")


@pytest.mark.browser
def test_a_passkey_is_added_and_opens_the_account_alone_and_as_a_second_factor(
    by_name: Site, new_page: NewPage
) -> None:
    page = with_a_device(new_page())
    sign_in(page, by_name)
    page.goto(f"{by_name.url}/me/passkeys/add")
    page.get_by_label("Your passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Go on").click()
    no_axe_violations(page)
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    sign_out(page, by_name)
    page.goto(f"{by_name.url}/sign-in")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page).to_have_url(f"{by_name.url}/today")
    sign_out(page, by_name)
    sign_in(page, by_name)
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    page.get_by_role("button", name="Use a passkey").click()
    expect(page).to_have_url(f"{by_name.url}/today")


@pytest.mark.browser
def test_a_stopped_passkey_is_said_kindly(by_name: Site, new_page: NewPage) -> None:
    page = with_a_device(new_page())
    page.goto(f"{by_name.url}/sign-in")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_text("That did not work, or was stopped.")).to_be_visible()
