"""A coffee chat on several devices: people sit down, talk and draw a card, a ninth makes it two tables; and without scripts as well."""

import pytest
from playwright.sync_api import Page, expect

from tests.harness.browser import NARROWEST, PHONE, NewPage
from tests.harness.site import Site
from tests.journeys.conftest import SignIn
from tests.journeys.test_circle_room import check

pytestmark = pytest.mark.browser

_OPEN = """
from samesky.circles.actions import coffee
from samesky.groups.actions import let_lead
from samesky.groups.models import Group
from samesky.kit.text import name_key
from samesky.people.keyring import ring
from samesky.people.models import Person
def who(name): return Person.objects.get(name_key=name_key(name))
with ring():
    group = Group.objects.get()
    let_lead(who("Grace"), group, who("Dara"))
    room = coffee.open_coffee(who("Dara"), group, "Sunday coffee", "bowl", welcome="Good that you look in. The kettle is on.")
print(room.get_absolute_url())
"""
_SIX_MORE = """
from samesky.circles.actions import coffee
from samesky.circles.models import Room, Seat
from samesky.groups.actions import join
from samesky.groups.models import Group
from samesky.kit.cast import CastMember
from samesky.people.keyring import ring
from tests.harness.people import arrive
import time
with ring():
    for name in ("Ira", "Jonas", "Kavita", "Lior", "Mina", "Nuri"):
        person = arrive(CastMember(name, "somebody else"))
        join(person, Group.objects.get())
        coffee.arrive(person, Room.objects.filter(kind="coffee").latest("opened_at"), "")
"""


@pytest.fixture
def tables(place: Site) -> str:
    """Where a coffee chat is, with nobody at its table yet."""
    return place.url + place.python(_OPEN).strip()


def sit_down(page: Page, tables: str) -> None:
    page.goto(tables)
    page.get_by_label("I have read this, and I agree").check()
    page.get_by_role("button", name="Sit down").click()
    expect(page.get_by_label("Say something to your table")).to_be_visible()


def say(page: Page, words: str) -> None:
    page.get_by_label("Say something to your table").fill(words)
    page.get_by_role("button", name="Say it").click()


def test_people_sit_together_and_talk(place: Site, tables: str, new_page: NewPage, sign_in: SignIn) -> None:
    dara, ben = new_page(viewport={"width": 1280, "height": 900}), new_page(throttled=False, **PHONE)
    amara = new_page(viewport=NARROWEST["viewport"])
    for page, name in ((dara, "Dara"), (ben, "Ben"), (amara, "Amara")):
        sign_in(page, name)
    ben.goto(tables)
    check(ben, "coffee-door")
    sit_down(dara, tables)
    check(dara, "coffee-alone")
    sit_down(ben, tables)
    expect(dara.get_by_text("Ben", exact=True).first).to_be_visible()
    sit_down(amara, tables)
    amara.get_by_label("Say something to your table").fill("Half a sentence")
    say(ben, "Is the kettle on? I have been up since four, and the rain sounds like somebody walking.")
    expect(ben.get_by_label("Say something to your table")).to_have_value("")
    expect(dara.get_by_text("Is the kettle on?")).to_be_visible()
    expect(amara.get_by_text("Is the kettle on?")).to_be_visible()
    expect(amara.get_by_label("Say something to your table")).to_have_value("Half a sentence")
    say(dara, "It is on. Four is a long morning.")
    expect(ben.get_by_text("Four is a long morning.")).to_be_visible()
    dara.get_by_role("button", name="Draw a card").click()
    expect(ben.locator(".jar-card")).to_be_visible()
    check(dara, "coffee-table-keeper")
    check(ben, "coffee-table")
    check(amara, "coffee-table-narrow")
    place.python(_SIX_MORE)
    expect(dara.get_by_text("Another table is talking. You can go over.")).to_be_visible(timeout=15_000)
    check(dara, "coffee-two-tables")
    check(ben, "coffee-two-tables-phone")
    dara.get_by_role("button", name="Go over").click()
    expect(dara.get_by_text("Another table is talking. You can go over.")).to_be_visible()
    ben.get_by_role("button", name="Leave quietly").click()
    expect(ben.get_by_text("nobody is told why")).to_be_visible()


def test_without_scripts_the_table_stands_in_a_frame_and_the_box_outside(
    tables: str, new_page: NewPage, sign_in: SignIn
) -> None:
    chen = new_page(throttled=False, java_script_enabled=False, **PHONE)
    sign_in(chen, "Chen")
    sit_down(chen, tables)
    say(chen, "Hello from an old phone.")
    frame = chen.frame_locator("iframe")
    expect(frame.get_by_text("Hello from an old phone.")).to_be_visible()
    frame.get_by_role("button", name="Draw a card").click()
    expect(chen.frame_locator("iframe").locator(".jar-card")).to_be_visible()


def test_by_keyboard_alone(tables: str, new_page: NewPage, sign_in: SignIn) -> None:
    page = new_page(viewport={"width": 1280, "height": 900})
    sign_in(page, "Amara")
    sit_down(page, tables)
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "(document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText ?? '').trim()"
        )
        reached.add(name or page.evaluate("document.activeElement.id"))
    assert {"Draw a card", "say_words", "Say it", "I am not all right", "Leave quietly"} <= reached
