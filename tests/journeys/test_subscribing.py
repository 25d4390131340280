"""A member lets their calendar program read along; a host brings a list of meetings over, and thinks better of it."""

import json

import httpx
import pytest
from icalendar import Calendar

from tests.harness.browser import PHONE, NewPage, no_axe_violations
from tests.harness.site import Site
from tests.journeys.conftest import SignIn, no_sideways_scroll

_PLAN = """
from datetime import timedelta
from samesky.gatherings.actions.coming import answer
from samesky.gatherings.actions.planning import plan_gathering
from samesky.gatherings.core.when import local_time, name_of, pattern_of
from samesky.gatherings.plans import Plan
from samesky.gatherings.words import Words
from samesky.groups.models import Group
from samesky.kit.clock import now
from samesky.kit.text import name_key
from samesky.people.keyring import ring
from samesky.people.models import Person
def who(name): return Person.objects.get(name_key=name_key(name))
with ring():
    start = local_time(now() + timedelta(days=2), "Europe/Berlin").replace(hour=19, minute=0)
    pattern = pattern_of(start, "Europe/Berlin", 60, "FREQ=WEEKLY")
    plan = Plan(
        kind="coffee", who="anyone", pattern=pattern, here=True, link=False, street=False, address_open=False,
        capacity=8, words=Words("Coffee on the stairs"), keeps=who("Grace").pk, covers=(),
    )
    series = plan_gathering(who("Grace"), Group.objects.get(), plan)
    answer(who("Amara"), series, name_of(pattern.start), "yes")
"""
FEED = [
    {
        "name": "Walk and talk",
        "slug": "walk",
        "day": 6,
        "time": "10:00",
        "formatted_address": "Leith, Scotland",
    },
    {"name": "Half a meeting", "slug": "half", "day": 9},
]


@pytest.mark.browser
def test_a_calendar_program_reads_along_until_the_address_is_taken_back(
    place: Site, new_page: NewPage, sign_in: SignIn
) -> None:
    place.python(_PLAN)
    page = new_page(**PHONE, color_scheme="dark")
    sign_in(page, "Amara")
    page.goto(f"{place.url}/me/")
    page.get_by_role("link", name="My calendar").click()
    page.get_by_role("button", name="Make an address that says only when : my own calendar").click()
    address = page.get_by_label("Secret address").input_value()
    no_axe_violations(page)
    no_sideways_scroll(page)
    (event,) = Calendar.from_ical(httpx.get(address).content).walk("VEVENT")
    assert event["summary"] == "Appointment"
    page.get_by_role("button", name="Say what it is : my own calendar").click()
    (event,) = Calendar.from_ical(httpx.get(address).content).walk("VEVENT")
    assert event["summary"] == "Coffee on the stairs"
    page.get_by_role("button", name="Take it back : my own calendar").click()
    assert page.get_by_label("Secret address").count() == 0
    assert httpx.get(address).status_code == 404


@pytest.mark.browser
def test_a_host_brings_a_list_over_and_thinks_better_of_it(
    place: Site, new_page: NewPage, sign_in: SignIn
) -> None:
    page = new_page(**PHONE)
    sign_in(page, "Grace")
    page.goto(f"{place.url}/host/")
    page.get_by_role("link", name="Meetings of others").click()
    no_axe_violations(page)
    no_sideways_scroll(page)
    body = json.dumps(FEED).encode()
    page.get_by_label("Or a file").set_input_files(
        {"name": "list.json", "mimeType": "application/json", "buffer": body}
    )
    page.get_by_role("button", name="Look what is in it").click()
    page.get_by_text("Its day is none of 0 (Sunday) to 6 (Saturday).").wait_for()
    no_axe_violations(page)
    no_sideways_scroll(page)
    page.get_by_role("button", name="Put these into the calendar").click()
    page.get_by_text("They stand in the calendar now.").wait_for()
    assert "Walk and talk" in httpx.get(f"{place.url}/gatherings/").text
    page.goto(f"{place.url}/gatherings/")
    no_axe_violations(page)
    no_sideways_scroll(page)
    page.goto(f"{place.url}/host/gatherings/")
    page.get_by_role("link", name="What was brought over last").click()
    page.get_by_role("button", name="Undo it").click()
    page.get_by_text("The calendar is as it was before.").wait_for()
    assert "Walk and talk" not in httpx.get(f"{place.url}/gatherings/").text
