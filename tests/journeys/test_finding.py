"""Somebody without an account looks what happens this week, and finds something for the evening."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from samesky.kit.clock import now
from tests.harness.browser import NARROWEST, PHONE, NewPage
from tests.harness.site import Site
from tests.journeys.test_planning import look

pytestmark = pytest.mark.browser

_MAKE = """
from datetime import date, time
from samesky.gatherings.models import Series
from samesky.gatherings.words import Words, put_words
from samesky.groups.models import Group
from samesky.kit.clock import now
from samesky.people.keyring import ring
def made(title, clock, **more):
    given = dict(zone="Europe/Berlin", rrule="FREQ=DAILY", kind="coffee", languages="en,de")
    series = Series(group=Group.objects.get(), who="anyone", day=date(2026, 1, 5), clock=clock, first_at=now(), **(given | more))
    put_words(series, Words(title, "Bring tea.", town="Leith"))
    series.save()
with ring():
    made("Morning kettle", time(8))
    made("Evening circle", time(19, 30), kind="circle", street=True)
"""


@pytest.fixture(scope="module")
def calendar(place: Site) -> Site:
    place.python(_MAKE)
    return place


def test_a_visitor_finds_something_for_the_evening(calendar: Site, new_page: NewPage) -> None:
    page = new_page(**PHONE, color_scheme="dark")
    page.goto(f"{calendar.url}/gatherings/")
    expect(page.get_by_role("link", name="Morning kettle").first).to_be_visible()
    look(page, "find")
    page.get_by_text("Look for something").click()
    page.get_by_label("Time of day").select_option("evening")
    page.get_by_label("Town").select_option("Leith")
    page.get_by_role("button", name="Look", exact=True).click()
    expect(page.get_by_role("link", name="Morning kettle")).to_have_count(0)
    look(page, "found")
    page.get_by_role("link", name="Evening circle").first.click()
    expect(page.get_by_role("heading", name="Evening circle")).to_be_visible()
    expect(page.get_by_text("Leith")).to_be_visible()


def test_without_scripts_on_the_narrowest_phone(calendar: Site, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False, viewport=NARROWEST["viewport"])
    day = (now() + timedelta(days=3)).date()
    page.goto(f"{calendar.url}/gatherings/?day={day.isoformat()}&part=morning")
    expect(page.get_by_role("link", name="Morning kettle").first).to_be_visible()
    expect(page.get_by_role("link", name="Evening circle")).to_have_count(0)
    look(page, "find-without")


def test_times_are_read_by_other_clocks(calendar: Site, new_page: NewPage) -> None:
    page = new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{calendar.url}/gatherings/")
    page.get_by_text("Read times by other clocks").click()
    page.get_by_label("The city whose clocks you read by").select_option("Asia/Kolkata")
    page.get_by_role("button", name="Read them so").click()
    expect(page.get_by_text("Kolkata time")).to_be_visible()
    look(page, "find-wide")
