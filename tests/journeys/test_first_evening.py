"""The path a person walks on a first evening: from what they are living with to being heard."""

import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.harness.browser import NARROWEST, NewPage, no_axe_violations
from tests.harness.passphrase import PASSPHRASE
from tests.harness.site import Site
from tests.journeys.conftest import GROUP, SignIn, no_sideways_scroll

WORDS = "My mum does not know me some nights and I cannot sleep."


def walk_to_a_share(
    page: Page, site: Site, pen_name: str, look: Callable[[Page], None] = lambda page: None
) -> None:
    """From / over /start and /join to a share that stands on a page; `look` is asked at every page on the way."""
    page.goto(site.url)
    look(page)
    page.get_by_role("link", name="Say what you are living with").click()
    look(page)
    page.get_by_label("In your own words").fill(WORDS)
    page.get_by_role("button", name="Find people who get it").click()
    expect(page.get_by_role("heading", name="Carers of a parent who forgets")).to_be_visible()
    look(page)
    page.get_by_role("button", name="Choose a pen name").click()
    expect(page.get_by_text(WORDS).first).to_be_visible()
    look(page)
    page.get_by_label("Pen name").fill(pen_name)
    page.locator("input[type=password]").fill("river lamp seven quiet")
    page.get_by_label("Yes", exact=True).check()
    page.get_by_role("button", name="Join", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("way back", re.IGNORECASE))
    look(page)
    page.get_by_role("link", name=re.compile("written it down|on to|go on", re.IGNORECASE)).first.click()
    expect(page.get_by_role("heading", name="Your words are still here")).to_be_visible()
    look(page)
    page.get_by_role("button", name="Share with all members").click()
    expect(page.locator("article", has_text=pen_name)).to_contain_text(WORDS)
    look(page)


def test_a_newcomer_on_a_throttled_phone_has_shared_within_two_minutes(place: Site, phone: Page) -> None:
    phone.set_default_timeout(60_000)
    expect.set_options(timeout=60_000)
    began = time.monotonic()
    try:
        walk_to_a_share(phone, place, "Heron of the phone")
    finally:
        expect.set_options(timeout=5_000)
    assert time.monotonic() - began < 120
    assert "mum" not in phone.url


def test_the_same_path_without_javascript(place: Site, new_page: NewPage) -> None:
    walk_to_a_share(new_page(java_script_enabled=False), place, "Heron without script")


def test_the_same_path_at_320_pixels_never_scrolls_sideways(place: Site, new_page: NewPage) -> None:
    page = new_page(viewport=NARROWEST["viewport"])
    walk_to_a_share(page, place, "Heron narrow", no_sideways_scroll)


def tab_to(page: Page, role: str, name: str | re.Pattern[str], most: int = 80) -> None:
    """Press Tab until the control with this accessible name has the focus, as somebody without a mouse does."""
    wanted = page.get_by_role(role, name=name).first  # type: ignore[arg-type]
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("node => node === document.activeElement"):
            return
    pytest.fail(f"Tab never reached {role} {name} on {page.url}")


def test_the_same_path_with_the_keyboard_alone(place: Site, page: Page) -> None:
    page.goto(place.url)
    tab_to(page, "link", "Say what you are living with")
    page.keyboard.press("Enter")
    page.wait_for_url("**/start")
    tab_to(page, "textbox", "In your own words")
    page.keyboard.type(WORDS)
    tab_to(page, "button", "Find people who get it")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="People who get it")).to_be_visible()
    tab_to(page, "button", "Choose a pen name")
    page.keyboard.press("Enter")
    page.wait_for_url("**/join")
    tab_to(page, "textbox", "Pen name")
    page.keyboard.type("Heron of the keys")
    page.keyboard.press("Tab")
    page.keyboard.type("river lamp seven quiet")
    tab_to(page, "radio", "Yes")
    page.keyboard.press("Space")
    tab_to(page, "button", "Join")
    page.keyboard.press("Enter")
    page.wait_for_url("**/join/way-back")
    tab_to(page, "link", re.compile("written it down|on to|go on", re.IGNORECASE))
    page.keyboard.press("Enter")
    page.wait_for_url("**/first")
    tab_to(page, "button", "Share with all members")
    page.keyboard.press("Enter")
    expect(page.locator("article", has_text="Heron of the keys")).to_contain_text(WORDS)


def test_an_answer_appears_on_the_open_page_of_another_browser(
    place: Site, new_page: NewPage, sign_in: SignIn, share_address: str
) -> None:
    hers, his = new_page(), new_page()
    sign_in(hers, "Amara")
    hers.goto(share_address)
    sign_in(his, "Ben")
    his.goto(share_address)
    his.get_by_role("textbox", name="Answer Amara").fill("It is a lovely name, though.")
    his.get_by_role("button", name="Answer", exact=True).click()
    expect(hers.get_by_text("It is a lovely name, though.")).to_be_visible(timeout=5_000)


def test_an_answer_is_there_on_refresh_without_javascript(
    place: Site, new_page: NewPage, sign_in: SignIn, share_address: str
) -> None:
    hers, his = new_page(java_script_enabled=False), new_page(java_script_enabled=False)
    sign_in(hers, "Amara")
    hers.goto(share_address)
    sign_in(his, "Chen")
    his.goto(share_address)
    his.get_by_role("textbox", name="Answer Amara").fill("I had a spot by the fridge.")
    his.get_by_role("button", name="Answer", exact=True).click()
    hers.reload()
    expect(hers.get_by_text("I had a spot by the fridge.")).to_be_visible()


def test_what_somebody_types_while_an_answer_arrives_stays_in_the_box(
    place: Site, new_page: NewPage, sign_in: SignIn, share_address: str
) -> None:
    hers, his = new_page(), new_page()
    sign_in(hers, "Amara")
    hers.goto(share_address)
    hers.get_by_role("textbox", name="Answer Amara").fill("half a sentence")
    sign_in(his, "Dara")
    his.goto(share_address)
    his.get_by_role("textbox", name="Answer Amara").fill("Still here.")
    his.get_by_role("button", name="Answer", exact=True).click()
    expect(hers.get_by_text("Still here.")).to_be_visible(timeout=5_000)
    expect(hers.get_by_role("textbox", name="Answer Amara")).to_have_value("half a sentence")


def test_a_draft_is_there_again_after_the_tab_was_killed(
    place: Site, new_page: NewPage, sign_in: SignIn
) -> None:
    page = new_page()
    sign_in(page, "Ben")
    page.goto(f"{place.url}/groups/{GROUP}/")
    page.get_by_role("textbox", name="Say something to the group").fill("I wanted to say that")
    expect(page.get_by_text("A draft is kept for you.")).to_be_visible()
    again = page.context.new_page()
    page.close(run_before_unload=False)
    again.goto(f"{place.url}/groups/{GROUP}/")
    expect(again.get_by_role("textbox", name="Say something to the group")).to_have_value(
        "I wanted to say that"
    )


def test_words_written_without_a_network_are_kept_when_it_is_back(
    place: Site, new_page: NewPage, sign_in: SignIn
) -> None:
    page = new_page()
    sign_in(page, "Chen")
    page.goto(f"{place.url}/groups/{GROUP}/")
    page.context.set_offline(True)
    page.get_by_role("textbox", name="Say something to the group").fill("written in a tunnel")
    expect(page.get_by_text("The network went away.")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text("A draft is kept for you.")).to_be_visible(timeout=20_000)


def test_words_sent_after_the_session_lapsed_come_back_after_signing_in(
    place: Site, new_page: NewPage, sign_in: SignIn
) -> None:
    page = new_page()
    sign_in(page, "Dara")
    page.goto(f"{place.url}/groups/{GROUP}/")
    page.get_by_role("textbox", name="Say something to the group").fill("an hour of words")
    page.context.clear_cookies(name="session")
    page.get_by_role("button", name="Share with the group").click()
    page.get_by_label("Pen name").fill("Dara")
    page.locator("input[type=password]").fill(PASSPHRASE)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("textbox", name="Say something to the group")).to_have_value("an hour of words")


def test_a_share_taken_back_leaves_the_open_pages_of_others(
    place: Site, new_page: NewPage, sign_in: SignIn
) -> None:
    hers, his = new_page(), new_page()
    sign_in(hers, "Amara")
    hers.goto(f"{place.url}/groups/{GROUP}/")
    hers.get_by_role("textbox", name="Say something to the group").fill("I will take this back.")
    hers.get_by_role("button", name="Share with the group").click()
    sign_in(his, "Ben")
    his.goto(f"{place.url}/groups/{GROUP}/")
    article = his.locator("article", has_text="I will take this back.")
    expect(article).to_be_visible()
    hers.locator("article", has_text="I will take this back.").get_by_role("link", name="Take back").click()
    hers.get_by_role("button", name="Take them back").click()
    expect(article).to_be_hidden(timeout=5_000)


def test_after_a_block_the_two_vanish_from_each_others_open_pages(
    place: Site, new_page: NewPage, sign_in: SignIn
) -> None:
    hers, theirs = new_page(), new_page()
    sign_in(theirs, "Jules")
    theirs.goto(f"{place.url}/groups/{GROUP}/")
    expect(theirs.locator("article", has_text="It is a year tomorrow.")).to_have_count(1)
    sign_in(hers, "Dara")
    hers.goto(f"{place.url}/groups/{GROUP}/")
    theirs.get_by_role("textbox", name="Say something to the group").fill("I looked after both my parents.")
    theirs.get_by_role("button", name="Share with the group").click()
    said = hers.locator("article", has_text="I looked after both my parents.")
    expect(said).to_be_visible(timeout=5_000)
    other = hers.context.new_page()
    other.goto(f"{place.url}/groups/{GROUP}/")
    other.locator("article", has_text="I looked after both my parents.").get_by_role(
        "link", name=re.compile("^More")
    ).click()
    other.get_by_role("link", name=re.compile("^Block")).or_(
        other.get_by_role("button", name=re.compile("^Block"))
    ).first.click()
    confirm = other.get_by_role("button", name=re.compile("^Block"))
    if confirm.count():
        confirm.first.click()
    expect(said).to_be_hidden(timeout=5_000)
    expect(theirs.locator("article", has_text="It is a year tomorrow.")).to_have_count(0, timeout=5_000)


def test_a_share_taken_back_is_gone_from_its_own_open_page(
    place: Site, new_page: NewPage, sign_in: SignIn
) -> None:
    hers, his = new_page(), new_page()
    sign_in(hers, "Amara")
    hers.goto(f"{place.url}/groups/{GROUP}/")
    hers.get_by_role("textbox", name="Say something to the group").fill("Nobody needs to know this.")
    hers.get_by_role("button", name="Share with the group").click()
    mine = hers.locator("article", has_text="Nobody needs to know this.")
    mine.get_by_role("link", name="Answer").click()
    sign_in(his, "Ben")
    his.goto(hers.url)
    expect(his.get_by_text("Nobody needs to know this.")).to_be_visible()
    hers.get_by_role("link", name="Take back").click()
    hers.get_by_role("button", name="Take them back").click()
    expect(his.get_by_text("Nobody needs to know this.")).to_be_hidden(timeout=5_000)


def test_signing_out_in_one_tab_empties_the_others(place: Site, new_page: NewPage, sign_in: SignIn) -> None:
    page = new_page()
    sign_in(page, "Chen")
    page.goto(f"{place.url}/groups/{GROUP}/")
    other = page.context.new_page()
    other.goto(f"{place.url}/today")
    other.evaluate("document.querySelector('form[action=\"/exit\"]').requestSubmit()")
    expect(page.get_by_role("link", name="Choose a pen name to come in")).to_be_visible(timeout=6_000)
    expect(page.locator("article")).to_have_count(0)


def test_signing_out_leaves_no_draft_on_a_phone_that_is_mine(place: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{place.url}/sign-in")
    page.get_by_label("Pen name").fill("Ben")
    page.locator("input[type=password]").fill(PASSPHRASE)
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/today")
    page.goto(f"{place.url}/groups/{GROUP}/")
    page.context.set_offline(True)
    page.get_by_role("textbox", name="Say something to the group").fill("only on this phone")
    expect(page.get_by_text("Your words are kept on this phone")).to_be_visible()
    other = page.context.new_page()
    page.close()
    other.context.set_offline(False)
    other.goto(f"{place.url}/me/")
    assert other.evaluate("Object.keys(localStorage).length") == 1
    other.get_by_role("button", name="Sign out").click()
    other.wait_for_url(f"{place.url}/")
    assert other.evaluate("Object.keys(localStorage).length") == 0


PAGES_OUT = [
    "/",
    "/start",
    "/join",
    "/sign-in",
    "/help-now",
    "/groups/",
    f"/groups/{GROUP}/",
    "/what-is-kept",
    "/nowhere",
]
PAGES_IN = [
    "/today",
    "/first",
    "/groups/",
    f"/groups/{GROUP}/",
    f"/groups/{GROUP}/leave",
    "/shares/",
    "/me/",
    "/me/experience",
    "/notices",
    "/help-now",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page_of_the_path(
    place: Site, new_page: NewPage, sign_in: SignIn, share_address: str, scheme: str
) -> None:
    page = new_page(color_scheme=scheme)
    for address in PAGES_OUT:
        page.goto(place.url + address)
        no_axe_violations(page)
    sign_in(page, "Amara")
    for address in [
        *(place.url + each for each in PAGES_IN),
        share_address,
        f"{share_address}change",
        f"{share_address}withdraw",
    ]:
        page.goto(address)
        no_axe_violations(page)
