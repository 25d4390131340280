"""Two people at two devices sit in a circle: the table moves by itself, and what they write stays theirs."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.harness.browser import PHONE, NewPage, no_axe_violations
from tests.harness.site import Site
from tests.journeys.conftest import SignIn, no_sideways_scroll

pytestmark = pytest.mark.browser

_OPEN = """
from samesky.circles.actions.opening import open_room
from samesky.circles.card import Card
from samesky.circles.core.plan import Kind, Phase, Plan
from samesky.circles.core.times import FLOOR, MINUTE
from samesky.groups.actions import let_lead
from samesky.groups.models import Group
from samesky.kit.text import name_key
from samesky.people.keyring import ring
from samesky.people.models import Person
plan = Plan((Phase(Kind.OPENING), Phase(Kind.NAMES, MINUTE), Phase(Kind.ROUND, 5 * MINUTE), Phase(Kind.FLOOR, FLOOR),
             Phase(Kind.CLOSING, MINUTE), Phase(Kind.LEAVING)))
card = Card("Sunday circle", welcome="Good that you are here. Sit as you like; nobody has to say anything.", prompts=(
    "", "What shall we call you?", "What went a little easier this week than you feared?", "", "What do you take with you?", ""),
    closing="Go gently.")
def who(name): return Person.objects.get(name_key=name_key(name))
with ring():
    let_lead(who("Grace"), Group.objects.get(), who("Dara"))
    room = open_room(who("Dara"), Group.objects.get(), card, plan)
print(room.get_absolute_url())
"""


@pytest.fixture
def circle(place: Site) -> str:
    """Where a circle is whose lobby is open."""
    return place.url + place.python(_OPEN).strip()


def shot(page: Page, name: str) -> None:
    """A picture for whoever asked for them with SHOTS=<folder>."""
    folder = os.environ.get("SHOTS")
    if folder:
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.screenshot(path=Path(folder) / f"{name}-{scheme}.png", full_page=True)


def check(page: Page, name: str) -> None:
    """What the page must be at this moment, light and dark."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        no_axe_violations(page)
    no_sideways_scroll(page)
    shot(page, name)


def come_in(page: Page, circle: str) -> None:
    page.goto(circle)
    page.get_by_label("I have read this, and I agree").check()
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_role("heading", name="You are in the lobby")).to_be_visible()


def test_two_people_take_turns(circle: str, new_page: NewPage, sign_in: SignIn) -> None:
    dara = new_page(viewport={"width": 1280, "height": 900})
    ben = new_page(**PHONE)
    sign_in(dara, "Dara")
    sign_in(ben, "Ben")
    come_in(dara, circle)
    check(dara, "2-lobby-keeper")
    ben.goto(circle)
    check(ben, "1-door")
    come_in(ben, circle)
    check(ben, "2-lobby")
    dara.get_by_role("button", name="Begin").click()
    expect(ben.get_by_role("heading", name="Welcome")).to_be_visible()
    check(ben, "3-opening")
    check(dara, "3-opening-keeper")
    dara.locator("#panel-keeping button.button").first.click()
    expect(dara.get_by_role("heading", name="You hold the piece")).to_be_visible()
    expect(ben.get_by_role("heading", name="Dara holds the piece")).to_be_visible()
    check(ben, "4-listening")
    check(dara, "4-mine-keeper")
    ben.get_by_label("Held words for Dara").fill("I know that light.")
    dara.get_by_label("Your words").fill("The kitchen light. I stopped switching it off at night.")
    dara.get_by_role("button", name="Send these words").click()
    expect(ben.locator("#room-now").get_by_text("The kitchen light.")).to_be_visible()
    expect(ben.get_by_label("Held words for Dara")).to_have_value("I know that light.")
    ben.get_by_role("button", name="Hold these for Dara").click()
    expect(ben.locator("#box-says")).to_contain_text("Dara gets your words")
    expect(ben.locator("#box-words")).to_have_value("")
    dara.get_by_role("button", name="I have finished").click()
    expect(dara.get_by_text("I know that light.")).to_be_visible()
    expect(ben.get_by_role("heading", name="You hold the piece")).to_be_visible()
    check(ben, "5-mine")
    check(dara, "5-held-keeper")
    dara.get_by_text("What was said before").click()
    expect(dara.locator("#room-earlier").get_by_text("The kitchen light.")).to_be_visible()
    ben.get_by_label("Your words").fill("Ben of the depot.")
    ben.get_by_role("button", name="Send these words").click()
    expect(dara.locator("#room-now")).to_contain_text("Ben of the depot.")
    ben.get_by_role("button", name="I have finished").click()
    expect(dara.locator("#room-earlier").get_by_text("Ben of the depot.")).to_be_visible()
    expect(dara.locator("#room-now")).not_to_contain_text("Ben of the depot.")
    no_sideways_scroll(ben)


def seated(circle: str, new_page: NewPage, sign_in: SignIn, **bens: object) -> tuple[Page, Page]:
    """Dara holds the piece; Ben listens."""
    dara, ben = new_page(viewport={"width": 1280, "height": 900}), new_page(**bens)  # type: ignore[arg-type]
    sign_in(dara, "Dara")
    sign_in(ben, "Ben")
    come_in(dara, circle)
    come_in(ben, circle)
    dara.get_by_role("button", name="Begin").click()
    dara.get_by_role("button", name="Go on", exact=True).click()
    expect(dara.get_by_role("heading", name="You hold the piece")).to_be_visible()
    return dara, ben


def test_at_the_end_nothing_asks_for_words_but_what_was_begun_stays(
    circle: str, new_page: NewPage, sign_in: SignIn
) -> None:
    dara, ben = seated(circle, new_page, sign_in, **PHONE)
    box = ben.locator("#box-words")
    box.fill("I know that light.")
    dara.get_by_text("Who is here, and more for keepers").click()
    dara.get_by_role("link", name="Close the circle").click()
    dara.get_by_role("button", name="Close it").click()
    expect(dara.get_by_role("heading", name="How are you leaving?")).to_be_visible()
    expect(dara.locator("#box")).to_be_hidden()
    expect(dara.get_by_role("button", name="Say it")).to_be_visible()
    expect(ben.get_by_role("heading", name="How are you leaving?")).to_be_visible()
    expect(ben.get_by_label("Words you had begun")).to_have_value("I know that light.")
    check(ben, "8-end-begun")
    box.fill("")
    expect(ben.locator("#box")).to_be_hidden()
    check(dara, "8-end-keeper")
    check(ben, "8-end")
    dara.get_by_label("All right").check()
    dara.get_by_role("button", name="Say it").click()
    expect(dara.get_by_text("You have said how you are leaving.")).to_be_visible()
    expect(dara.get_by_role("button", name="Say it")).to_be_hidden()


def test_what_is_written_stays_whatever_happens(circle: str, new_page: NewPage, sign_in: SignIn) -> None:
    """By keyboard: words begun for Dara stay hers when the piece moves on; what the network did not take goes out once."""
    dara, ben = seated(circle, new_page, sign_in, viewport={"width": 320, "height": 640})
    box = ben.locator("#box-words")
    expect(ben.get_by_role("heading", name="Dara holds the piece")).to_be_visible()
    box.focus()
    ben.keyboard.type("I know that light.")
    dara.get_by_role("button", name="I have finished").click()
    expect(ben.get_by_role("heading", name="You hold the piece")).to_be_visible()
    expect(box).to_have_value("I know that light.")
    expect(box).to_be_focused()
    expect(ben.locator("#box-says")).to_contain_text("These words were begun for Dara.")
    check(ben, "6-begun-320")
    ben.get_by_role("button", name="Hold these for Dara").press("Enter")
    expect(dara.locator("#room-held")).to_contain_text("I know that light.")
    expect(box).to_have_value("")
    ben.context.set_offline(True)
    box.fill("It was the kitchen.")
    ben.get_by_role("button", name="Send these words").press("Enter")
    expect(ben.locator("#box-says")).to_contain_text("The network went away.")
    expect(box).to_have_value("It was the kitchen.")
    ben.context.set_offline(False)
    expect(ben.locator("#box-says")).to_contain_text("Your words are with the circle.", timeout=20_000)
    expect(box).to_have_value("")
    expect(dara.locator("#room-now .said")).to_have_count(1)
    no_sideways_scroll(ben)


LEFT = "() => Number(document.querySelector('[data-quiet]').dataset.shown)"


def test_two_pages_show_the_same_time_however_wrong_a_clock_is(
    circle: str, new_page: NewPage, sign_in: SignIn
) -> None:
    dara, ben = seated(circle, new_page, sign_in)
    ben.clock.set_fixed_time("2031-01-01T00:00:00Z")
    expect(ben.get_by_role("heading", name="Dara holds the piece")).to_be_visible()
    ben.wait_for_timeout(2_000)
    apart = []
    for _ in range(3):
        one, other, again = dara.evaluate(LEFT), ben.evaluate(LEFT), dara.evaluate(LEFT)
        apart.append(abs((one + again) / 2 - other))
        ben.wait_for_timeout(500)
    assert min(apart) < 250


def test_without_scripts_the_table_stands_in_a_frame(circle: str, new_page: NewPage, sign_in: SignIn) -> None:
    dara, ben = seated_without_script(circle, new_page, sign_in)
    frame = ben.frame_locator("iframe")
    expect(frame.get_by_role("heading", name="Dara holds the piece")).to_be_visible(timeout=15_000)
    box = ben.get_by_label("Your words")
    box.fill("I know that light.")
    dara.get_by_label("Your words").fill("The kitchen light.")
    dara.get_by_role("button", name="Send these words").click()
    expect(frame.get_by_text("The kitchen light.")).to_be_visible(timeout=15_000)
    expect(box).to_have_value("I know that light.")
    shot(ben, "7-without-script")
    no_sideways_scroll(ben)
    ben.get_by_role("button", name="Hold these for").click()
    expect(ben.locator("#box-words")).to_have_value("I know that light.")
    expect(ben.locator("#box-says")).to_contain_text("still in the box")
    ben.get_by_role("button", name="Hold these for Dara").click()
    expect(ben.get_by_text("Held. Dara gets your words after the turn.")).to_be_visible()
    dara.get_by_role("button", name="I have finished").click()
    expect(dara.locator("#room-held")).to_contain_text("I know that light.")
    expect(frame.get_by_role("heading", name="You hold the piece")).to_be_visible(timeout=15_000)
    ben.get_by_label("Your words").fill("Ben of the depot.")
    ben.get_by_role("button", name="Send these words").click()
    expect(dara.locator("#room-now")).to_contain_text("Ben of the depot.")


def seated_without_script(circle: str, new_page: NewPage, sign_in: SignIn) -> tuple[Page, Page]:
    """Dara holds the piece; Ben's page was drawn while he still waited in the lobby."""
    dara, ben = (
        new_page(viewport={"width": 1280, "height": 900}),
        new_page(java_script_enabled=False, **PHONE),
    )
    sign_in(dara, "Dara")
    sign_in(ben, "Ben")
    come_in(dara, circle)
    ben.goto(circle)
    ben.get_by_label("I have read this, and I agree").check()
    ben.get_by_role("button", name="Come in").click()
    expect(ben.frame_locator("iframe").get_by_role("heading", name="You are in the lobby")).to_be_visible()
    dara.get_by_role("button", name="Begin").click()
    dara.get_by_role("button", name="Go on", exact=True).click()
    return dara, ben
