"""A place with a group in it, and ways to walk through it as a person would."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Page

from tests.harness.passphrase import PASSPHRASE
from tests.harness.site import Site

GROUP = "carers-of-a-parent-who-forgets"
SignIn = Callable[[Page, str], None]

_FILL = """
from samesky.groups.actions import join, make_group
from samesky.groups.models import Card
from samesky.kit.text import name_key
from samesky.people.keyring import ring
from samesky.people.models import Person
from samesky.shares import actions
def who(name): return Person.objects.get(name_key=name_key(name))
with ring():
    words = ("Carers of a parent who forgets", "For people looking after a mother or father whose memory is going.")
    card = Card(*words, ("We speak from our own life.", "We ask before giving advice."), ("memory-loss",))
    group = make_group(who("Grace"), card, "open")
    for name in ("Amara", "Ben", "Chen", "Dara", "Jules"):
        join(who(name), group)
    share = actions.say(who("Amara"), group, "She asked me who I was, very politely.", "ears")
    actions.answer(who("Ben"), share, "Standing in the kitchen: yes.")
    actions.say_been_there(who("Ben"), share)
    actions.say(who("Dara"), group, "It is a year tomorrow.", "company", "a parent's last days")
    actions.say(who("Chen"), None, "Rain on the roof, tea, nothing else.", "celebration")
print(share.id)
"""


@pytest.fixture(scope="module")
def place(live_site: Site) -> Iterator[Site]:
    """The cast, and the carers' group with a few shares."""
    live_site.share = live_site.python(_FILL).strip()  # type: ignore[attr-defined]
    with ExitStack():
        yield live_site


@pytest.fixture
def share_address(place: Site) -> str:
    """Where Amara's share is."""
    return f"{place.url}/shares/{place.share}/"  # type: ignore[attr-defined]


@pytest.fixture
def sign_in(place: Site) -> SignIn:
    """Sign in through the form, as a person does."""

    def go(page: Page, pen_name: str) -> None:
        page.goto(f"{place.url}/sign-in")
        page.get_by_label("Pen name").fill(pen_name)
        page.locator("input[type=password]").fill(PASSPHRASE)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/today")

    return go


def no_sideways_scroll(page: Page) -> None:
    """Assert that the page fits the width of its window."""
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider <= 0, f"{page.url} is {wider} px too wide"


def picture(page: Page, name: str) -> None:
    """For whoever wants to look: LOOK_INTO names a folder for pictures."""
    if folder := os.environ.get("LOOK_INTO"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
