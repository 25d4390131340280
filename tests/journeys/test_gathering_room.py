"""A gathering that begins in eight minutes, with somebody on watch: its room opens by itself, and whoever said yes gets in."""

import json

import pytest
from playwright.sync_api import expect

from tests.harness.browser import PHONE, NewPage, no_axe_violations
from tests.harness.site import Site
from tests.journeys.conftest import SignIn, no_sideways_scroll, picture

pytestmark = pytest.mark.browser

_PLANNED = """
import json
from datetime import datetime, timedelta
from samesky.gatherings.actions.coming import answer
from samesky.gatherings.actions.planning import plan_gathering
from samesky.gatherings.core.when import local_time, name_of, pattern_of
from samesky.gatherings.models import Coming
from samesky.gatherings.plans import Plan
from samesky.gatherings.words import Words
from samesky.groups.actions import let_lead
from samesky.groups.models import Group
from samesky.kit.clock import now
from samesky.kit.text import name_key
from samesky.people.keyring import ring
from samesky.people.models import Person
def who(name): return Person.objects.get(name_key=name_key(name))
start = local_time(now() + timedelta(minutes=8, seconds=59), "Europe/Berlin").replace(second=0, microsecond=0)
pattern = pattern_of(start, "Europe/Berlin", 90, "FREQ=WEEKLY")
with ring():
    group = Group.objects.get()
    let_lead(who("Grace"), group, who("Dara"))
    series = plan_gathering(who("Dara"), group, Plan(
        kind="circle", who="group", pattern=pattern, here=True, link=False, street=False, address_open=False, capacity=8,
        words=Words("Evening circle", about="For an hour and a half."), keeps=who("Dara").pk, covers=(who("Grace").pk,),
        languages=("en",)))
    name = name_of(datetime.combine(series.day, series.clock))
    answer(who("Chen"), series, name, Coming.Answer.YES)
print(json.dumps(f"/gatherings/{series.id}/{name}/"))
"""
_WATCH = """
from datetime import timedelta
from samesky.kit.clock import now
from samesky.people.models import Person
from samesky.safety.models import WatchTurn
farid, hour = Person.objects.get(pen_name="Farid"), timedelta(hours=1)
WatchTurn.objects.create(person=farid, starts_at=now() - hour, ends_at=now() + 5 * hour)
"""


def test_the_room_opens_and_who_said_yes_gets_in(place: Site, new_page: NewPage, sign_in: SignIn) -> None:
    address = place.url + json.loads(place.python(_PLANNED).splitlines()[-1])
    chen = new_page(**PHONE, color_scheme="dark")
    sign_in(chen, "Chen")
    chen.goto(address)
    expect(chen.get_by_text("So the room stays shut for now.")).to_be_visible()
    place.python(_WATCH)
    chen.goto(f"{place.url}/notices")
    chen.get_by_text("The door of a room you had set time aside for is open.").click(timeout=20_000)
    expect(chen.get_by_text("It is open. Come in when you like")).to_be_visible()
    no_sideways_scroll(chen)
    no_axe_violations(chen)
    picture(chen, "gathering-room-open")
    chen.get_by_role("link", name="To the room").click()
    chen.get_by_label("I have read this, and I agree").check()
    chen.get_by_role("button", name="Come in").click()
    expect(chen.get_by_role("heading", name="You are in the lobby")).to_be_visible()
