"""One evening, five people at five devices: a phone that drops, a narrow one, one without scripts, one by keyboard alone, and a keeper."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.harness.browser import NARROWEST, PHONE, NewPage
from tests.harness.site import Site
from tests.journeys.conftest import SignIn, no_sideways_scroll
from tests.journeys.test_circle_room import check

pytestmark = pytest.mark.browser

WAIT = 30_000
ONLY = "Only {}, who keeps the circle, sees it."
_PHONE: dict[str, Any] = dict(PHONE)
_NARROWEST: dict[str, Any] = dict(NARROWEST)
_OPEN = """
from samesky.circles.actions.opening import open_room
from samesky.circles.card import Card
from samesky.circles.core.plan import Kind, Phase, Plan
from samesky.circles.core.times import MINUTE
from samesky.groups.actions import let_lead
from samesky.groups.models import Group
from samesky.kit.text import name_key
from samesky.people.keyring import ring
from samesky.people.models import Person
TURN = 15 * MINUTE
plan = Plan((Phase(Kind.OPENING), Phase(Kind.NAMES, TURN), Phase(Kind.ROUND, TURN), Phase(Kind.CLOSING, TURN), Phase(Kind.LEAVING)))
card = Card("Sunday circle", welcome="Good that you are here.", closing="Go gently.", prompts=(
    "", "What shall we call you?", "What went a little easier this week?", "What do you take with you?", ""))
def who(name): return Person.objects.get(name_key=name_key(name))
with ring():
    let_lead(who("Grace"), Group.objects.get(), who("Dara"))
    room = open_room(who("Dara"), Group.objects.get(), card, plan)
print(room.get_absolute_url())
"""
HEARS = """() => {
  const live = "[role=status], [role=alert], [role=log], [aria-live]";
  window.heard = [];
  new MutationObserver((records) => {
    const said = new Set();
    for (const { target, addedNodes } of records) {
      said.add((target.closest ? target : target.parentElement)?.closest(live));
      addedNodes.forEach((node) => node.querySelectorAll?.(live).forEach((each) => said.add(each)));
    }
    said.forEach((place) => place?.textContent.trim() && heard.push(place.textContent.trim()));
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}"""
CALLED = """() => {
  const at = document.activeElement;
  return at === document.body ? "" : (at.labels?.[0] ?? at).innerText.trim() || at.getAttribute("aria-label") || at.title || at.outerHTML;
}"""


@dataclass
class Evening:
    """Grace is trained to keep as well, and uses no mouse; Chen's browser runs no scripts; Ben's phone is the narrowest."""

    dara: Page
    grace: Page
    amara: Page
    ben: Page
    chen: Page

    @property
    def frame(self) -> FrameLocator:
        """What Chen sees of the table."""
        return self.chen.frame_locator("iframe")

    def has_the_piece(self, name: str) -> None:
        """Everybody's page says so. Chen's looks again every few seconds: it is waited for when it is his turn."""
        pages: list[Page | FrameLocator] = [self.dara, self.grace, self.amara, self.ben]
        if name == "Chen":
            pages.append(self.frame)
        for page in pages:
            held = page.get_by_role("heading", name="holds the piece").or_(
                page.get_by_role("heading", name="You hold the piece")
            )
            mine = name == self._name_at(page)
            expect(held).to_have_text(
                "You hold the piece" if mine else f"{name} holds the piece", timeout=WAIT
            )

    def _name_at(self, page: Page | FrameLocator) -> str:
        return next((name.title() for name, one in vars(self).items() if one is page), "Chen")


def does(page: Page, name: str, role: str = "button") -> None:
    """Press a control as a screen reader's user does: by what it is and what it is called, with a key."""
    control = page.get_by_role(role, name=name, exact=True)  # type: ignore[arg-type]
    expect(control).to_be_visible()
    control.focus()
    expect(control).to_be_focused()
    page.keyboard.press("Enter" if role in ("button", "link") else "Space")


def writes(page: Page, box: str, words: str) -> None:
    page.get_by_role("textbox", name=box, exact=True).focus()
    page.keyboard.type(words)


@contextmanager
def announced_once(page: Page, *words: str) -> Iterator[None]:
    """Whatever happens meanwhile is announced in one place, once."""
    page.wait_for_timeout(500)
    page.evaluate("heard.splice(0)")
    yield
    for each in words:
        expect(page.locator("[data-announce-here]")).to_contain_text(each)
    page.wait_for_timeout(700)
    assert len(page.evaluate("heard")) == 1, page.evaluate("heard")


def reached_by_tab(page: Page) -> list[str]:
    """What is said of each control on the way through the page with the tab key."""
    page.evaluate("document.activeElement.blur()")
    names: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        names.append(page.evaluate(CALLED))
        if len(names) > 1 and not names[-1]:
            break
    return [name.splitlines()[0] for name in names if name]


def come_in(page: Page, circle: str, **said: str) -> None:
    page.goto(circle)
    for name in ("I have read this, and I agree", *said.get("ticks", "").split("|")):
        if name:
            does(page, name, "checkbox") if name.startswith("I have") else page.get_by_label(name).check()
    page.get_by_role("textbox", name="Words for your turn, if you like").fill(said.get("words", ""))
    does(page, "Come in")


@pytest.fixture
def circle(place: Site) -> str:
    """Where a circle is whose lobby is open."""
    return place.url + place.python(_OPEN).strip()


@pytest.fixture
def evening(new_page: NewPage, sign_in: SignIn) -> Evening:
    """The five, signed in."""
    wide: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
    found = Evening(
        new_page(**wide),
        new_page(**wide),
        new_page(**_PHONE),
        new_page(**_NARROWEST),
        new_page(java_script_enabled=False, **_PHONE),
    )
    for name, page in vars(found).items():
        page.context.set_default_timeout(WAIT)
        sign_in(page, name.title())
    return found


def test_an_evening(circle: str, evening: Evening) -> None:
    expect.set_options(timeout=WAIT)
    try:
        _lobby(evening, circle)
        _names(evening)
        _a_round_in_which_a_phone_drops(evening)
        _somebody_is_not_all_right(evening)
        _the_end(evening)
        _afterwards(evening, circle)
    finally:
        expect.set_options(timeout=5_000)


def _lobby(e: Evening, circle: str) -> None:
    e.amara.goto(circle)
    check(e.amara, "evening-1-door")
    come_in(e.amara, circle, words="Amara. I look after my mother.")
    says = e.amara.locator("#care-says")
    expect(says).to_be_visible()
    expect(says).not_to_contain_text("keeps the circle")
    come_in(e.dara, circle)
    expect(says).to_have_text(ONLY.format("Dara"))
    come_in(e.grace, circle)
    come_in(e.chen, circle)
    come_in(e.ben, circle, ticks="I am here to listen")
    for page in (e.amara, e.ben, e.grace, e.frame):
        expect(page.get_by_role("heading", name="You are in the lobby")).to_be_visible()
    expect(e.amara.locator("#room-now")).to_contain_text("Amara. I look after my mother.")
    check(e.amara, "evening-2-lobby")
    e.dara.get_by_role("button", name="Begin the circle", exact=True).click()
    expect(e.amara.get_by_role("heading", name="Welcome")).to_be_visible()
    check(e.amara, "evening-3-opening")
    for page in (e.amara, e.ben, e.grace):
        page.evaluate(HEARS)


def _names(e: Evening) -> None:
    """Prepared words are given, words are held; one passes, and to one the piece comes back. Who listens is passed by."""
    with announced_once(e.ben, "Amara holds the piece."):
        e.dara.get_by_role("button", name="Go on", exact=True).click()
        e.has_the_piece("Amara")
    check(e.amara, "evening-4-mine")
    _every_control_has_a_name(e)
    with announced_once(e.ben, "Amara: Amara. I look after my mother."):
        e.amara.get_by_role("button", name="Give what I prepared").click()
        expect(e.ben.locator("#room-now")).to_contain_text("I look after my mother.")
    writes(e.grace, "Held words for Amara", "I know that light.")
    does(e.grace, "Hold these for Amara")
    expect(e.grace.get_by_role("textbox", name="Held words for Amara")).to_have_value("")
    expect(e.amara.locator("#room-held")).to_have_count(0)
    e.amara.get_by_role("button", name="I have finished").click()
    expect(e.amara.locator("#room-held")).to_contain_text("I know that light.")
    e.has_the_piece("Dara")
    check(e.amara, "evening-5-held")
    with announced_once(e.amara, "Grace holds the piece."):
        e.dara.get_by_role("button", name="Pass", exact=True).click()
        e.has_the_piece("Grace")
    does(e.grace, "Come back to me")
    e.has_the_piece("Chen")
    e.chen.get_by_label("Your words").fill("Chen of the harbour.")
    e.chen.get_by_role("button", name="Send these words").click()
    expect(e.dara.locator("#room-now")).to_contain_text("Chen of the harbour.")
    e.chen.get_by_role("button", name="I have finished").click()
    e.has_the_piece("Grace")
    writes(e.grace, "Your words", "Grace, at last.")
    does(e.grace, "Send these words")
    expect(e.frame.get_by_text("Grace, at last.")).to_be_visible()
    does(e.grace, "I have finished")
    expect(
        e.amara.get_by_role("heading", name="Everybody was asked. Dara goes on in a moment.")
    ).to_be_visible()


def _every_control_has_a_name(e: Evening) -> None:
    """Grace listens, Amara holds the piece: what each can do is there under its name, in the order of the page."""
    for name in (
        "Send these words",
        "Give what I prepared",
        "I have finished",
        "A little longer",
        "Pass",
        "Come back to me",
        "I am not all right",
        "Leave quietly",
        "Leave site",
    ):
        expect(e.amara.get_by_role("button", name=name, exact=True)).to_be_visible()
    expect(e.amara.get_by_role("textbox", name="Your words", exact=True)).to_be_visible()
    expect(e.amara.get_by_role("link", name="Help now").first).to_be_visible()
    for name in ("Speak", "Pass no reason needed", "Come back to me at the end of the round"):
        expect(e.grace.get_by_role("radio", name=name)).to_be_attached()
    care = e.grace.get_by_role("button", name="I am not all right")
    expect(care).to_have_accessible_description(ONLY.format("Dara"))
    wanted = ("Held words for Amara", "Hold these for Amara", "Keep these for my turn", "I am here to listen")
    reached = reached_by_tab(e.grace)
    assert [name for name in reached if name in wanted] == list(wanted), reached
    assert {"Skip to the page", "Help now", "Leave site", "I am not all right", "Leave quietly"} <= set(
        reached
    )
    assert not [name for name in reached if name.startswith("<")], reached


def _a_round_in_which_a_phone_drops(e: Evening) -> None:
    e.dara.get_by_role("button", name="Go on", exact=True).click()
    e.has_the_piece("Dara")
    box = e.amara.locator("#box-words")
    e.amara.get_by_label("Held words for Dara").fill("Yes. That hall.")
    e.amara.context.set_offline(True)
    e.dara.get_by_label("Your words").fill("The kitchen light stays off.")
    e.dara.get_by_role("button", name="Send these words").click()
    expect(e.ben.locator("#room-now")).to_contain_text("The kitchen light stays off.")
    e.dara.get_by_role("button", name="I have finished").click()
    expect(e.grace.get_by_role("heading", name="You hold the piece")).to_be_visible()
    writes(e.grace, "Your words", "I slept.")
    does(e.grace, "Send these words")
    expect(e.ben.locator("#room-now")).to_contain_text("I slept.")
    does(e.grace, "I have finished")
    expect(e.frame.get_by_role("heading", name="You hold the piece")).to_be_visible()
    expect(e.amara.get_by_role("heading", name="Dara holds the piece")).to_be_visible()
    e.amara.context.set_offline(False)
    e.has_the_piece("Chen")
    expect(box).to_have_value("Yes. That hall.")
    e.amara.locator("#room-earlier summary").click()
    expect(e.amara.locator("#room-earlier")).to_contain_text("The kitchen light stays off.")
    check(e.amara, "evening-6-back")
    e.amara.get_by_role("button", name="Keep these for my turn").click()
    expect(box).to_have_value("")


def _somebody_is_not_all_right(e: Evening) -> None:
    """Seen by the keeper alone. She goes to him, somebody else keeps, the circle takes a few breaths, and Chen goes on."""
    breaths = "We are taking a few breaths. Someone is with Ben."
    expect(e.ben.get_by_role("heading", name="Chen holds the piece")).to_be_visible()
    no_sideways_scroll(e.ben)
    e.ben.get_by_role("button", name="I am not all right").click()
    expect(e.ben.get_by_text("Dara has been told, quietly.")).to_be_visible()
    check(e.ben, "evening-7-told")
    expect(e.dara.get_by_role("alert")).to_contain_text("Ben is not all right. Only you see this.")
    for page in (e.grace, e.amara, e.chen):
        expect(page.get_by_text("Ben is not all right")).to_have_count(0)
    with announced_once(e.amara, breaths):
        e.dara.get_by_role("button", name="I am with Ben").click()
        for seen in (e.grace, e.amara, e.ben, e.frame):
            expect(seen.get_by_text(breaths).first).to_be_visible()
    expect(e.ben.get_by_role("heading", name="You and Dara, in private")).to_be_visible()
    expect(e.grace.get_by_role("heading", name="You keep the circle")).to_be_visible()
    expect(e.amara.locator("#care-says")).to_have_text(ONLY.format("Grace"))
    expect(e.dara.get_by_role("heading", name="You keep the circle")).to_have_count(0)
    check(e.amara, "evening-8-breaths")
    does(e.grace, "Go on")
    expect(e.amara.get_by_text(breaths)).to_have_count(0)
    e.has_the_piece("Chen")
    e.chen.get_by_role("button", name="Pass", exact=True).click()
    e.has_the_piece("Amara")
    e.amara.get_by_role("button", name="Give what I prepared").click()
    expect(e.frame.get_by_text("Yes. That hall.")).to_be_visible()
    e.amara.get_by_role("button", name="I have finished").click()
    expect(
        e.grace.get_by_role("heading", name="Everybody was asked. Grace goes on in a moment.")
    ).to_be_visible()


def _the_end(e: Evening) -> None:
    does(e.grace, "Go on")
    e.has_the_piece("Grace")
    does(e.grace, "I have finished")
    e.has_the_piece("Chen")
    e.chen.get_by_role("button", name="I have finished").click()
    for name, page in (("Amara", e.amara), ("Dara", e.dara)):
        e.has_the_piece(name)
        page.get_by_role("button", name="Pass", exact=True).click()
    expect(e.amara.get_by_role("heading", name="How are you leaving?")).to_be_visible()
    check(e.amara, "evening-9-leaving")
    e.frame.get_by_role("link", name="Say how you are leaving").click()
    expect(e.chen.get_by_role("heading", name="Before you go")).to_be_visible()
    for page in (e.chen, e.dara, e.ben, e.grace):
        page.get_by_role("radio", name="All right", exact=True).check(force=True)
        does(page, "Say it")
        page.wait_for_load_state()
    e.amara.get_by_role("radio", name="A bit shaky").check(force=True)
    e.amara.get_by_role("button", name="Say it").click()
    expect(e.amara.get_by_role("heading", name="Shaky is all right")).to_be_visible()
    check(e.amara, "evening-10-gently")
    expect(e.dara.get_by_role("heading", name="The circle has closed")).to_be_visible()
    expect(e.frame.get_by_role("heading", name="The circle has closed")).to_be_visible()


def _afterwards(e: Evening, circle: str) -> None:
    does(e.dara, "Go on", "link")
    expect(e.dara.get_by_role("heading", name="Thank you for sitting with us")).to_be_visible()
    e.amara.goto(f"{circle}after")
    expect(e.amara.get_by_text("I know that light.")).to_be_visible()
    expect(e.amara.get_by_text("The kitchen light stays off.")).to_have_count(0)
    check(e.amara, "evening-11-after")
    e.amara.get_by_role("link", name=re.compile("Say thank you.*Grace")).click()
    e.amara.get_by_label("Your words").fill("Your quiet helped.")
    e.amara.get_by_role("button", name="Give it").click()
    expect(e.amara.get_by_text("Grace finds your words on their Today page.")).to_be_visible()
    e.amara.get_by_role("button", name="Keep the words of Grace").click()
    expect(e.amara.get_by_text("You keep these words.")).to_be_visible()
    e.grace.goto(circle)
    expect(e.grace.get_by_role("heading", name="Thank you for sitting with us")).to_be_visible()
