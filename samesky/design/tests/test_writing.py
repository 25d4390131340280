"""Nobody loses words: a pause keeps them, a lost network keeps them where that is safe, and a double tap sends them once."""

from collections.abc import Iterator

import pytest
from django.http import HttpRequest
from playwright.sync_api import Page, expect

from samesky.design.tests import pages
from samesky.design.tests.only import only
from samesky.design.tests.patience import until
from samesky.kit import shell
from tests.harness.browser import NewPage

pytestmark = pytest.mark.browser


@pytest.fixture
def her_own_phone(place: str) -> Iterator[None]:
    def look(request: HttpRequest) -> shell.Look:
        return shell.Look(phone="mine")

    with only(shell.looks, look):
        yield


def type_words(page: Page, place: str, words: str) -> None:
    page.goto(f"{place}/write")
    page.get_by_label("Say something").press_sequentially(words)


def test_a_pause_keeps_a_draft_and_says_so(page: Page, place: str) -> None:
    type_words(page, place, "She asked me who I was.")
    expect(page.get_by_text("A draft is kept for you.")).to_be_visible()
    assert pages.drafts == ["She asked me who I was."]


def test_closing_the_tab_keeps_what_was_just_written(page: Page, place: str) -> None:
    type_words(page, place, "Quickly.")
    page.goto("about:blank")
    until(page, lambda: bool(pages.drafts))
    assert pages.drafts == ["Quickly."]


def test_without_a_network_words_stay_in_the_box_and_go_out_later(page: Page, place: str) -> None:
    page.goto(f"{place}/write")
    page.context.set_offline(True)
    page.get_by_label("Say something").press_sequentially("Still here.")
    expect(page.get_by_text("The network went away. Your words are still in the box")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0, "a shared phone keeps nothing"
    page.context.set_offline(False)
    expect(page.get_by_text("A draft is kept for you.")).to_be_visible()
    assert pages.drafts == ["Still here."]


@pytest.mark.usefixtures("her_own_phone")
def test_on_her_own_phone_words_come_back_after_a_crash(page: Page, place: str) -> None:
    page.goto(f"{place}/write")
    page.context.set_offline(True)
    page.get_by_label("Say something").press_sequentially("Kept on the phone.")
    expect(page.get_by_text("Your words are kept on this phone")).to_be_visible()
    again = page.context.new_page()
    page.close(run_before_unload=False)
    page.context.set_offline(False)
    again.goto(f"{place}/write")
    expect(again.get_by_label("Say something")).to_have_value("Kept on the phone.")
    expect(again.get_by_text("A draft is kept for you.")).to_be_visible()
    assert again.evaluate("localStorage.length") == 0


def test_a_double_tap_sends_once(page: Page, place: str) -> None:
    type_words(page, place, "Once.")
    page.route("**/write", lambda route: route.continue_())
    page.get_by_role("button", name="Share").dblclick(no_wait_after=True)
    expect(page.get_by_label("Say something")).to_have_value("")
    assert pages.sent == ["Once."]


def test_a_form_works_without_javascript_under_our_headers(new_page: NewPage, place: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{place}/write")
    page.get_by_label("Say something").fill("Plainly.")
    page.get_by_role("button", name="Share").click()
    assert pages.sent == ["Plainly."]
