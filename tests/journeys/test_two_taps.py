"""Something hurt: two taps tell us, a moderator looks at once, and whoever told us sees that somebody did."""

import pytest
from playwright.sync_api import Page, expect

from tests.harness.browser import NewPage, no_axe_violations
from tests.harness.site import Site
from tests.journeys.conftest import SignIn, no_sideways_scroll

pytestmark = pytest.mark.browser


def check(page: Page) -> None:
    """What every page of this walk must be, light and dark."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        no_axe_violations(page)
    no_sideways_scroll(page)


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_two_taps_reach_the_desk_and_the_answer_comes_back(
    share_address: str, new_page: NewPage, sign_in: SignIn, script: bool
) -> None:
    dara, elif_ = new_page(java_script_enabled=script), new_page()
    sign_in(elif_, "Elif")
    elif_.goto(share_address.split("/shares/", maxsplit=1)[0] + "/desk/")
    sign_in(dara, "Dara")
    dara.goto(share_address)
    dara.get_by_role("link", name="Report what Ben wrote").click()
    expect(dara.get_by_text("Standing in the kitchen: yes.")).to_be_visible()
    if script:
        check(dara)
    dara.get_by_role("button", name="Send").click()
    expect(dara.get_by_role("heading", name="Your concern is with us")).to_be_visible()
    expect(dara.get_by_text("Nobody has looked at it yet")).to_be_visible()
    elif_.get_by_role("link", name="Please have a look").first.click()
    expect(elif_.get_by_text("Standing in the kitchen: yes.").first).to_be_visible()
    check(elif_)
    elif_.get_by_label("Nothing needed").check()
    elif_.get_by_role("button", name="Close it").click()
    expect(elif_.get_by_text("Closed. Whoever told us sees")).to_be_visible()
    dara.reload()
    expect(dara.get_by_text("has looked at it")).to_be_visible()


def test_help_now_is_one_tap_from_anywhere_and_prints_its_numbers(place: Site, page: Page) -> None:
    place.python(
        "from datetime import timedelta\n"
        "from samesky.safety.models import HelpLine\n"
        "from samesky.safety.queries.lines import today\n"
        "day = today()\n"
        "HelpLine.objects.create(name='The Night Line', reach='0800 123 456', hours='every night',"
        " checked_on=day, expires_on=day + timedelta(days=9))\n"
    )
    page.goto(place.url)
    expect(page.get_by_text("is watching")).to_be_visible()
    page.get_by_role("link", name="Help now").first.click()
    expect(page.get_by_role("link", name="Call The Night Line")).to_have_attribute("href", "tel:0800123456")
    check(page)
    page.emulate_media(media="print")
    expect(page.get_by_text("0800 123 456")).to_be_visible()
