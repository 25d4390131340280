"""Dara plans a circle for every second Tuesday, moves one time, and cancels another; on a phone, in the dark, and without scripts."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from samesky.kit.clock import now
from tests.harness.browser import NARROWEST, PHONE, NewPage, no_axe_violations
from tests.harness.site import Site
from tests.journeys.conftest import GROUP, SignIn, no_sideways_scroll, picture

pytestmark = pytest.mark.browser

_LEADS = """
from samesky.groups.actions import let_lead
from samesky.groups.models import Group
from samesky.kit.text import name_key
from samesky.people.keyring import ring
from samesky.people.models import Person
def who(name): return Person.objects.get(name_key=name_key(name))
with ring():
    let_lead(who("Grace"), Group.objects.get(), who("Dara"))
"""


def next_tuesday() -> date:
    """At least three days from now."""
    day = now().date() + timedelta(days=3)
    return day + timedelta(days=(1 - day.weekday()) % 7)


@pytest.fixture(scope="module")
def led(place: Site) -> Site:
    place.python(_LEADS)
    return place


def look(page: Page, name: str) -> None:
    """What every page must be."""
    no_sideways_scroll(page)
    if page.viewport_size != NARROWEST["viewport"]:  # axe is a script, and there are none
        no_axe_violations(page)
    picture(page, name)


def plan(page: Page, site: Site) -> None:
    """From the group's page to a series that stands."""
    page.goto(f"{site.url}/groups/{GROUP}/")
    page.get_by_role("link", name="Plan a gathering").click()
    page.get_by_label("What it is called").fill("Tuesday circle")
    page.get_by_label("Day", exact=True).fill(next_tuesday().isoformat())
    page.get_by_label("By the clocks of").select_option("Europe/Berlin")
    page.get_by_label("How often").select_option("every second week")
    page.get_by_label("at a street address").check()
    page.get_by_label("The town, or the part of it").fill("Leith")
    look(page, "form")
    page.get_by_role("button", name="Look at it first").last.click()
    expect(page.get_by_text("Something is not right yet.")).to_be_visible()
    expect(page.get_by_label("What it is called")).to_have_value("Tuesday circle")
    look(page, "form-wrong")
    page.get_by_label("The address", exact=True).fill("Hill Road 5")
    page.get_by_role("group", name="Who covers").get_by_label("Grace").check()
    page.get_by_role("button", name="Look at it first").last.click()
    expect(page.get_by_text("Every second Tuesday at 19:00, Berlin time")).to_be_visible()
    look(page, "said-back")
    page.get_by_role("button", name="Yes, plan it").click()
    expect(page.get_by_text("It is planned.")).to_be_visible()
    expect(page.get_by_role("heading", name="Tuesday circle")).to_be_visible()
    look(page, "series")


@pytest.mark.parametrize("how", ["phone", "wide", "without scripts"])
def test_dara_plans_a_series_moves_one_and_cancels_one(
    how: str, led: Site, new_page: NewPage, sign_in: SignIn
) -> None:
    options = {
        "phone": PHONE | {"color_scheme": "dark", "timezone_id": "Europe/Lisbon"},
        "wide": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
        "without scripts": NARROWEST | {"java_script_enabled": False},
    }[how]
    page = new_page(**options)
    sign_in(page, "Dara")
    plan(page, led)
    page.locator(".plain-list a").nth(1).click()
    look(page, "occurrence")
    page.get_by_role("link", name="Change this time").click()
    page.get_by_label("It begins at").fill("18:00")
    page.get_by_label("A few words to those who come").fill("The hall is taken at seven.")
    look(page, "change-one")
    page.get_by_role("button", name="Change this time").click()
    expect(page.get_by_text("It was moved to this time.")).to_be_visible()
    expect(page.get_by_text("The hall is taken at seven.")).to_be_visible()
    page.get_by_role("link", name="Cancel it").click()
    look(page, "cancel")
    page.get_by_role("button", name="Yes, cancel it").click()
    expect(page.get_by_text("It does not take place this time.")).to_be_visible()
    look(page, "cancelled")
    page.get_by_role("button", name="Let it take place after all").click()
    expect(page.get_by_text("It takes place after all.")).to_be_visible()
    page.goto(f"{led.url}/groups/{GROUP}/")
    expect(page.get_by_role("heading", name="Next together")).to_be_visible()
    look(page, "group")


def test_the_phones_zone_is_offered_and_only_chosen_by_hand(
    led: Site, new_page: NewPage, sign_in: SignIn
) -> None:
    page = new_page(timezone_id="Europe/Lisbon")
    sign_in(page, "Dara")
    page.goto(f"{led.url}/groups/{GROUP}/gatherings/plan")
    field = page.get_by_label("By the clocks of")
    expect(field).not_to_have_value("Europe/Lisbon")
    page.get_by_role("button", name="Choose it").click()
    expect(field).to_have_value("Europe/Lisbon")
    expect(page.get_by_role("button", name="Choose it")).to_be_hidden()
