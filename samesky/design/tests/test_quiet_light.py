"""The light on an open page: as true as the server, however wrong the phone's clock is, and never in anybody's way."""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from samesky.design.quiet import Quiet, light_at
from samesky.design.tests import pages
from samesky.design.tests.patience import until
from tests.harness.browser import NewPage

pytestmark = pytest.mark.browser
WRONG_CLOCK = """
    const right = Date.now.bind(Date);
    Date.now = () => right() * 3 + 86_400_000;
"""
TELL = "(detail) => document.dispatchEvent(new CustomEvent('quiet', { detail }))"
WITHIN = 250  # milliseconds
NUMBER = re.compile(r"^\d+$")


def open_turn(page: Page, place: str, seconds: float = 128) -> Page:
    pages.ends["turn"] = time.monotonic() + seconds
    page.goto(f"{place}/turn")
    expect(page.locator("[data-quiet]")).to_have_attribute("data-shown", NUMBER)
    return page


def shown(page: Page) -> int:
    return int(page.locator("[data-quiet]").get_attribute("data-shown") or "")


def light(page: Page) -> tuple[str | None, str | None]:
    disc = page.locator(".disc")
    return disc.get_attribute("cx"), disc.get_attribute("cy")


def is_true(page: Page) -> bool:
    """Several looks, since one may fall on a moment when the computer was busy with something else."""
    looks = []
    for _look in range(5):
        looks.append(abs(shown(page) - pages.left_of_turn()))
        page.wait_for_timeout(130)
    return sorted(looks)[2] < WITHIN


def test_a_wrong_clock_on_the_phone_changes_nothing(new_page: NewPage, place: str) -> None:
    page = new_page()
    page.add_init_script(WRONG_CLOCK)
    assert any(is_true(open_turn(page, place)) for _delivered_late in range(4))
    page.wait_for_timeout(800)
    assert is_true(page)


def test_it_says_what_the_server_would_say(page: Page, place: str) -> None:
    open_turn(page, place)
    for left in (300_000, 269_500, 90_500, 44_000):
        page.evaluate(TELL, {"left": left, "running": False})
        page.evaluate(TELL, {"left": left, "running": True})
        expect(page.locator("[data-says]")).to_have_text(Quiet(left - 200, 300_000, "Chen").said)


def test_a_pause_stops_the_light_and_gives_back_what_was_left(page: Page, place: str) -> None:
    open_turn(page, place)
    page.evaluate(TELL, {"left": 150_000, "running": False})
    expect(page.locator("[data-says]")).to_have_text(Quiet(150_000, 300_000, running=False).said)
    page.wait_for_timeout(400)
    assert shown(page) == 150_000
    assert light(page) == light_at(0.5)
    page.evaluate(TELL, {"running": True})
    page.wait_for_timeout(400)
    assert 148_000 < shown(page) < 150_000


def test_one_turn_can_be_told_without_the_others(page: Page, place: str) -> None:
    page.goto(f"{place}/patterns")
    before = page.locator("#q-begins").get_attribute("data-shown")
    page.evaluate(
        "document.querySelector('#q-mine').dispatchEvent(new CustomEvent('quiet', { detail: { left: 0 } }))"
    )
    expect(page.locator("#q-mine [data-says]")).to_contain_text("Take the time to finish")
    assert page.locator("#q-begins").get_attribute("data-shown") == before


def test_at_the_end_it_rests_on_the_horizon_and_stays_there(page: Page, place: str) -> None:
    open_turn(page, place, seconds=0.6)
    expect(page.locator("[data-says]")).to_have_text(Quiet(0, 300_000, "Chen").said)
    assert light(page) == light_at(1)
    page.wait_for_timeout(300)
    assert (light(page), shown(page)) == (light_at(1), 0)


def test_somebody_who_asked_for_stillness_sees_steps(new_page: NewPage, place: str) -> None:
    page = open_turn(new_page(reduced_motion="reduce"), place)
    places = {light_at(part / 20) for part in range(21)}
    for left in (299_000, 200_000, 151_000, 3_000):
        page.evaluate(TELL, {"left": left, "running": False})
        expect(page.locator("[data-quiet]")).to_have_attribute("data-shown", str(left))
        assert light(page) in places


def test_looking_again_sets_it_right_without_a_word_and_while_she_writes(page: Page, place: str) -> None:
    open_turn(page, place)
    page.get_by_label("Your words").press_sequentially("I am still wri")
    page.evaluate("document.querySelector('#turn').untouched = true")
    pages.ends["turn"] += 60
    page.evaluate("document.dispatchEvent(new CustomEvent('look', { detail: 'turn' }))")
    until(page, lambda: shown(page) > 140_000)
    assert is_true(page)
    assert page.evaluate("document.querySelector('#turn').untouched")
    expect(page.get_by_label("Your words")).to_have_value("I am still wri")
    assert page.locator("[data-announce-here]").text_content() == ""


def test_a_turn_that_comes_later_begins_by_itself(page: Page, place: str) -> None:
    open_turn(page, place)
    page.evaluate(
        """() => {
            const later = document.querySelector("[data-quiet]").cloneNode(true);
            later.id = "later";
            later.dataset.left = "30000";
            document.querySelector("main .room").append(later);
        }"""
    )
    expect(page.locator("#later [data-says]")).to_contain_text("Less than a minute is left.")
