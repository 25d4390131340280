"""An open page stays true by itself, and nothing is taken from somebody's hands."""

import pytest
from playwright.sync_api import Page, expect

from samesky.design.tests import pages
from samesky.design.tests.patience import until

pytestmark = pytest.mark.browser


@pytest.fixture
def room(page: Page, place: str) -> Page:
    page.goto(f"{place}/room")
    expect(page.get_by_text("Ben is here.")).to_be_visible()
    return page


def tell(fragment: str = "people", number: int = 2) -> None:
    pages.told.put(f'id: n{number}\ndata: {{"kind":"came","fragment":"{fragment}"}}\n\n')


def test_what_changed_is_shown_and_said_once(room: Page) -> None:
    pages.room["third"] = "Dara is here."
    tell()
    expect(room.get_by_text("Dara is here.")).to_be_visible()
    expect(room.locator("[data-announce-here]")).to_have_text("Somebody came.")
    assert pages.asked[0] == "since n1"


def test_what_did_not_change_is_neither_moved_nor_said(room: Page) -> None:
    room.evaluate("document.getElementById('first').untouched = true")
    tell()
    tell(number=3)
    room.wait_for_timeout(900)
    assert len([ask for ask in pages.asked if not ask.startswith("since")]) == 1, (
        "several changes become one look"
    )
    assert room.evaluate("document.getElementById('first').untouched")
    assert room.locator("[data-announce-here]").text_content() == ""


def test_the_same_words_are_asked_for_with_their_tag(room: Page) -> None:
    tell()
    room.wait_for_timeout(700)
    tell(number=3)
    room.wait_for_timeout(700)
    plain, tagged = (ask for ask in pages.asked if not ask.startswith("since"))
    assert plain == ""
    assert tagged.startswith('"')


def test_nothing_is_taken_from_under_somebody_who_writes(room: Page) -> None:
    box = room.get_by_label("To first")
    box.press_sequentially("I am still wri")
    pages.room.update(first="Ben went.", second="Chen went.")
    tell()
    expect(room.get_by_text("Chen went.")).to_be_visible()
    expect(box).to_be_focused()
    expect(box).to_have_value("I am still wri")


def test_a_note_that_was_opened_stays_open_and_keeps_the_focus(room: Page) -> None:
    room.get_by_text("More").first.click()
    pages.room["first"] = "Ben came back."
    tell()
    expect(room.get_by_text("Ben came back.")).to_be_visible()
    assert room.evaluate("document.querySelector('#first details').open")
    assert room.evaluate("document.activeElement.closest('li')?.id") == "first"


def test_what_left_is_gone(room: Page) -> None:
    del pages.room["second"]
    tell()
    expect(room.get_by_text("Chen is here.")).to_have_count(0)


def test_a_reset_looks_at_everything(room: Page) -> None:
    pages.room["first"] = "Ben came back."
    pages.told.put("id: n9\nevent: reset\ndata: {}\n\n")
    expect(room.get_by_text("Ben came back.")).to_be_visible()


def test_a_page_whose_stream_was_ended_is_loaded_again_so_that_it_shows_what_may_be_seen(room: Page) -> None:
    pages.told.put('retry: 100\nevent: end\ndata: {"why":"over"}\n\n')
    until(room, lambda: pages.asked.count("since n1") == 2)
    assert pages.asked.count("since n1") == 2


def test_an_ended_stream_does_not_come_back_to_somebody_who_writes(room: Page) -> None:
    room.get_by_label("To first").fill("I am still wri")
    pages.told.put('retry: 100\nevent: end\ndata: {"why":"over"}\n\n')
    room.wait_for_timeout(900)
    assert [ask for ask in pages.asked if ask.startswith("since")] == ["since n1"]


def test_a_tab_that_was_hidden_catches_up(page: Page, place: str) -> None:
    page.clock.install()
    page.goto(f"{place}/room")
    _hide(page, hidden=True)
    page.clock.fast_forward(61_000)
    pages.room["third"] = "Dara is here."
    _hide(page, hidden=False)
    page.clock.run_for(1_000)
    expect(page.get_by_text("Dara is here.")).to_be_visible()
    until(page, lambda: pages.asked.count("since n1") == 2)
    assert pages.asked.count("since n1") == 2


def _hide(page: Page, *, hidden: bool) -> None:
    page.evaluate(
        """(hidden) => {
            Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
            document.dispatchEvent(new Event("visibilitychange"));
        }""",
        hidden,
    )
