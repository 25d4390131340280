"""The pattern book as people meet it: on the narrowest phone and on a desk, by day and by night."""

import pytest
from django.http import Http404
from django.test import RequestFactory, override_settings
from playwright.sync_api import Page

from samesky.design.patterns import pattern_book
from tests.harness.browser import NewPage, no_axe_violations

LOOKS = [(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")]
TOO_SMALL = """() => [...document.querySelectorAll('a, button, summary, select, textarea, input:not([type=hidden])')]
    .filter((e) => !e.closest('p, h3, label') && e.getBoundingClientRect().width)
    .filter((e) => e.getBoundingClientRect().height < 43.5)
    .map((e) => e.outerHTML.slice(0, 120))"""


@pytest.fixture(params=LOOKS, ids=[f"{width}-{look}" for width, look in LOOKS])
def book(request: pytest.FixtureRequest, new_page: NewPage, place: str) -> Page:
    width, look = request.param
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=look)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{place}/patterns")
    assert complaints == [], "the browser, or the content security policy, complains"
    return page


@pytest.mark.browser
def test_the_pattern_book_can_be_used_by_everybody(book: Page) -> None:
    no_axe_violations(book)
    assert book.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert book.evaluate(TOO_SMALL) == []


@pytest.mark.browser
@pytest.mark.parametrize("look", ["light", "dark"])
def test_with_more_contrast_everything_can_be_read(new_page: NewPage, place: str, look: str) -> None:
    page = new_page(contrast="more", color_scheme=look)
    page.goto(f"{place}/patterns")
    no_axe_violations(page)


@pytest.mark.browser
def test_in_colours_of_her_own_system_what_is_chosen_still_shows(new_page: NewPage, place: str) -> None:
    page = new_page(forced_colors="active")
    page.goto(f"{place}/patterns")
    outline = "(chosen) => getComputedStyle(document.querySelector(`.choice input${chosen} + .choice-face`)).outlineStyle"
    assert page.evaluate(outline, ":checked") == "solid"
    assert page.evaluate(outline, ":not(:checked)") == "none"


@pytest.mark.browser
def test_nothing_moves_for_somebody_who_asked_for_stillness(new_page: NewPage, place: str) -> None:
    page = new_page(reduced_motion="reduce")
    page.goto(f"{place}/patterns")
    times = "[...document.querySelectorAll('*')].map((e) => getComputedStyle(e).transitionDuration + getComputedStyle(e).animationName)"
    assert set(page.evaluate(times)) == {"0snone"}


@pytest.mark.browser
def test_the_page_can_be_walked_by_keyboard(new_page: NewPage, place: str) -> None:
    page = new_page()
    page.goto(f"{place}/patterns")
    words = []
    for _step in range(4):
        page.keyboard.press("Tab")
        words.append(page.evaluate("document.activeElement.textContent.trim()"))
    assert words == ["Skip to the page", "Samesky", "Help now", "Leave site"]
    page.keyboard.press("Home")
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_place_that_did_not_ask_for_it_has_no_pattern_book() -> None:
    with override_settings(SAMESKY_PATTERNS=False), pytest.raises(Http404):
        pattern_book(RequestFactory().get("/patterns"))
