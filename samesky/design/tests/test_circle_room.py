"""The circle room as people meet it: every moment of it, on the narrowest phone and on a desk, by day and by night."""

import pytest
from django.http import Http404
from django.test import RequestFactory, override_settings
from playwright.sync_api import Page, expect

from samesky.design import patterns
from samesky.design.circle_examples import ROOMS
from samesky.design.tests.test_pattern_book import LOOKS, TOO_SMALL
from tests.harness.browser import NewPage, no_axe_violations

NO_SIDEWAYS = "document.documentElement.scrollWidth <= innerWidth"
OVERLAPS = """() => [...document.querySelectorAll('.seats')].flatMap((circle) => {
    const boxes = [...circle.querySelectorAll('.seat .sky')].map((sky) => sky.getBoundingClientRect());
    return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) =>
        a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).map(() => circle.className));
})"""
TOUCHES = """(says) => [...document.querySelectorAll('.ring-few')].flatMap((ring) => {
    const around = ring.querySelector('.centre').getBoundingClientRect();
    const [x, y, radius] = [around.x + around.width / 2, around.y + around.height / 2, around.width / 2];
    const others = [...ring.querySelectorAll('.seat:not(.seat-you)')];
    return others.filter((seat) => {
        others.forEach((each) => each.classList.toggle('seat-holds', each === seat));
        const place = seat.querySelector('.seat-state') ?? seat.querySelector('.seat-says').appendChild(document.createElement('span'));
        place.className = 'seat-state';
        place.textContent = says;
        const text = document.createRange();
        text.selectNodeContents(place);
        return [...text.getClientRects()].some((box) => {
            const [dx, dy] = [Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom)];
            return Math.hypot(dx, dy) < radius + 2;
        });
    }).map((seat) => `${ring.className}: ${seat.innerText}`);
})"""
WHERE = "(names) => [...document.querySelectorAll(names)].map((e) => { const b = e.getBoundingClientRect(); return [b.x, b.y, b.width]; })"
SEATS = "(circle) => [...circle.querySelectorAll('.seat')].map((e) => { const b = e.getBoundingClientRect(); return [b.x, b.y]; })"


@pytest.mark.browser
@pytest.mark.parametrize(("width", "look"), LOOKS)
def test_every_moment_of_a_circle_can_be_used_by_everybody(
    new_page: NewPage, place: str, width: int, look: str
) -> None:
    page = new_page(viewport={"width": width, "height": 700}, color_scheme=look)
    for moment in ROOMS:
        page.goto(f"{place}/patterns/room?at={moment}")
        no_axe_violations(page)
        assert page.evaluate(NO_SIDEWAYS), moment
        assert page.evaluate(TOO_SMALL) == [], moment


@pytest.mark.browser
def test_nothing_else_is_going_on_and_the_doors_stay_where_they_are(page: Page, place: str) -> None:
    page.goto(f"{place}/patterns")
    elsewhere = page.evaluate(WHERE, ".door")
    page.goto(f"{place}/patterns/room")
    assert page.evaluate(WHERE, ".door") == elsewhere
    assert page.get_by_role("navigation").count() == 0


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 360, 375, 390, 412, 430, 600])
def test_the_doors_stand_in_one_corner_on_every_phone(new_page: NewPage, place: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(f"{place}/patterns/room")
    heights = page.evaluate(WHERE, ".home, .door")
    assert len({round(y) for _x, y, _width in heights}) == 1


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nobody_sits_on_somebody_else(new_page: NewPage, place: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(f"{place}/patterns")
    assert page.evaluate(OVERLAPS) == []
    page.goto(f"{place}/patterns/room?at=twelve")
    assert page.evaluate(OVERLAPS) == []
    assert page.evaluate(NO_SIDEWAYS)


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("state", ["holding", "holding, away"])
def test_no_words_touch_what_we_sit_around(new_page: NewPage, place: str, width: int, state: str) -> None:
    """Whoever holds the piece, in a circle of two to five."""
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(f"{place}/patterns")
    assert page.evaluate(TOUCHES, state) == []


@pytest.mark.browser
def test_you_sit_at_the_near_side_and_the_piece_goes_round_clockwise(page: Page, place: str) -> None:
    page.goto(f"{place}/patterns/room?at=eight")
    seats = page.locator(".seats").evaluate(SEATS)
    you, after, across, before = (seats[at] for at in (0, 2, 4, 6))
    assert you[1] > after[1] > across[1]
    assert after[0] < you[0] < before[0]


@pytest.mark.browser
def test_nobody_moves_when_somebody_is_away_or_comes_back(page: Page, place: str) -> None:
    page.goto(f"{place}/patterns/room")
    seats = page.locator(".seats")
    before = seats.evaluate(SEATS)
    page.locator(".seat").nth(1).evaluate("seat => seat.classList.add('seat-away')")
    assert seats.evaluate(SEATS) == before


@pytest.mark.browser
@pytest.mark.parametrize("window", [{"width": 320, "height": 256}, {"width": 740, "height": 360}])
def test_where_there_is_no_height_the_ring_becomes_a_list_and_the_bars_let_go(
    new_page: NewPage, place: str, window: dict[str, int]
) -> None:
    page = new_page(viewport=window)
    page.goto(f"{place}/patterns/room?at=mine")
    style = "(names) => [...document.querySelectorAll(names)].map((e) => getComputedStyle(e).position)"
    assert set(page.evaluate(style, ".seat, .top, .room-bar")) == {"static"}
    assert page.evaluate(NO_SIDEWAYS)


@pytest.mark.browser
def test_the_way_to_say_that_i_am_not_all_right_is_always_in_sight(new_page: NewPage, place: str) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    page.goto(f"{place}/patterns/room?at=mine")
    care = page.get_by_role("link", name="I am not all right")
    expect(care).to_be_in_viewport()
    expect(page.get_by_role("link", name="Leave quietly")).to_be_in_viewport()
    expect(page.get_by_text("Only Dara sees it.")).to_be_in_viewport()
    expect(care).to_have_accessible_description("Only Dara sees it.")


@pytest.mark.browser
def test_in_colours_of_her_own_system_the_holder_still_shows(new_page: NewPage, place: str) -> None:
    page = new_page(forced_colors="active")
    page.goto(f"{place}/patterns/room")
    outline = "(seat) => getComputedStyle(document.querySelector(seat + ' .sky')).outlineStyle"
    assert page.evaluate(outline, ".seat-holds") == "solid"
    assert page.evaluate(outline, ".seat-next") == "dashed"
    assert page.evaluate(outline, ".seat-you") == "none"


@pytest.mark.browser
@pytest.mark.parametrize("look", ["light", "dark"])
def test_with_more_contrast_the_room_can_be_read(new_page: NewPage, place: str, look: str) -> None:
    page = new_page(contrast="more", color_scheme=look)
    page.goto(f"{place}/patterns/room?at=paused")
    no_axe_violations(page)


@pytest.mark.browser
def test_on_paper_only_people_and_words_are_left(page: Page, place: str) -> None:
    page.goto(f"{place}/patterns/room")
    page.emulate_media(media="print")
    for gone in (".room-bar", ".held", ".quiet", ".centre"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.get_by_text("I put the clock back")).to_be_visible()
    expect(page.get_by_text("holding", exact=True)).to_be_visible()


def test_a_place_that_did_not_ask_for_it_has_no_such_room() -> None:
    with override_settings(SAMESKY_PATTERNS=False), pytest.raises(Http404):
        patterns.room(RequestFactory().get("/patterns/room"))
