"""Amara has a seat, Ben waits without scripts on a phone, is offered hers, takes it, and arrives with Chen."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.harness.browser import PHONE, NewPage, no_axe_violations
from tests.harness.site import Site
from tests.journeys.conftest import SignIn, no_sideways_scroll, picture

pytestmark = pytest.mark.browser

_PLANNED = """
import json
from datetime import datetime, timedelta
from samesky.gatherings.actions.coming import answer
from samesky.gatherings.actions.planning import plan_gathering
from samesky.gatherings.core.when import Pattern, local_time, name_of, pattern_of
from samesky.gatherings.models import Coming, Series
from samesky.gatherings.plans import Plan
from samesky.gatherings.words import Words
from samesky.groups.actions import let_lead
from samesky.groups.models import Group
from samesky.kit.clock import now
from samesky.kit.text import name_key
from samesky.people.keyring import ring
from samesky.people.models import Person
def who(name): return Person.objects.get(name_key=name_key(name))
start = local_time(now() + timedelta(days=7), "Europe/Berlin").replace(hour=19, minute=0, second=0, microsecond=0)
pattern = pattern_of(start, "Europe/Berlin", 90, "FREQ=WEEKLY")
with ring():
    group = Group.objects.get()
    plan = Plan(kind="coffee", who="group", pattern=pattern, here=False, link=False, street=True, address_open=False, capacity=3,
                words=Words("Tuesday tea", about="Tea, and whoever comes.", town="Leith", address="Hill Road 5"),
                keeps=who("Grace").pk, covers=(), languages=("en",))
    series = plan_gathering(who("Grace"), group, plan)
    Series.objects.filter(pk=series.pk).update(capacity=2)
    series.capacity = 2
    name = name_of(datetime.combine(series.day, series.clock))
    answer(who("Chen"), series, name, Coming.Answer.YES)
print(json.dumps(f"/gatherings/{series.id}/{name}/"))
"""


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def looks_well(page: Page, name: str) -> None:
    no_sideways_scroll(page)
    picture(page, name)


def test_a_seat_is_given_back_and_offered_to_who_waits(
    place: Site, new_page: NewPage, sign_in: SignIn
) -> None:
    address = place.url + json.loads(place.python(_PLANNED).splitlines()[-1])
    amara = new_page(viewport={"width": 1280, "height": 900})
    ben = new_page(**PHONE, java_script_enabled=False, color_scheme="dark")
    chen = new_page(**PHONE, color_scheme="dark")
    for page, name in ((amara, "Amara"), (ben, "Ben"), (chen, "Chen")):
        sign_in(page, name)
        page.goto(address)

    expect(amara.get_by_text("Hill Road 5")).to_have_count(0)
    expect(amara.get_by_text("There are free seats.")).to_be_visible()
    looks_well(amara, "free")
    no_axe_violations(amara)
    press(amara, "Yes, I come")
    expect(amara.get_by_text("You have a seat.")).to_be_visible()
    expect(amara.get_by_text("Hill Road 5")).to_be_visible()
    looks_well(amara, "held")

    ben.reload()
    expect(ben.get_by_text("It is full. You can wait for a seat.")).to_be_visible()
    looks_well(ben, "full")
    press(ben, "Yes, I would like to come")
    expect(ben.get_by_text("you are in the waiting list")).to_be_visible()
    expect(ben.get_by_text("Hill Road 5")).to_have_count(0)
    looks_well(ben, "waiting")

    press(amara, "Not this time; my seat is free")
    expect(amara.get_by_text("You said: not this time.")).to_be_visible()
    ben.goto(f"{place.url}/notices")
    ben.get_by_text("A seat is free for you.").click()
    expect(ben.get_by_text("It is held for you until:")).to_be_visible()
    looks_well(ben, "offered")
    press(ben, "Take the seat")
    expect(ben.get_by_text("You have a seat.")).to_be_visible()

    ben.get_by_text("I am nervous of coming alone").click()
    looks_well(ben, "nervous")
    press(ben, "Ask for somebody to arrive with")
    chen.goto(f"{place.url}/notices")
    chen.get_by_text("would like company on the way in").click()
    expect(chen.get_by_text("Ben")).to_have_count(0)
    looks_well(chen, "company")
    no_axe_violations(chen)
    press(chen, "We can arrive together")
    expect(chen.get_by_text("Ben", exact=True)).to_be_visible()
    looks_well(chen, "together")
    no_axe_violations(chen)
    ben.goto(address)
    expect(ben.get_by_text("Chen", exact=True)).to_be_visible()
    press(ben, "I come by myself after all")
    expect(ben.get_by_text("Chen", exact=True)).to_have_count(0)


def test_reminders_are_chosen_without_scripts(place: Site, new_page: NewPage, sign_in: SignIn) -> None:
    ben = new_page(**PHONE, java_script_enabled=False, color_scheme="dark")
    sign_in(ben, "Ben")
    ben.goto(f"{place.url}/me/")
    ben.get_by_role("link", name="Reminders of gatherings").click()
    looks_well(ben, "reminders")
    ben.get_by_label("A day before").uncheck()
    ben.get_by_label("A quarter of an hour before").check()
    ben.get_by_label("My time zone").select_option("Europe/London")
    press(ben, "Keep it like this")
    expect(ben.get_by_text("This is how it is now.")).to_be_visible()
    expect(ben.get_by_label("A quarter of an hour before")).to_be_checked()
    expect(ben.get_by_label("A day before")).not_to_be_checked()
