"""After a circle, in a browser: the pages of its end are well made, and somebody keeps words, says thank you, and says what was wrong."""

import json

import pytest
from playwright.sync_api import expect

from tests.harness.browser import PHONE, NewPage
from tests.harness.site import Site
from tests.journeys.conftest import SignIn
from tests.journeys.test_every_page import wrong_with

pytestmark = pytest.mark.browser

CLOSED = """
import json
from samesky.circles.actions import sitting
from samesky.circles.actions.opening import open_room
from samesky.circles.card import Card
from samesky.circles.core import commands as ask
from samesky.circles.core.plan import Kind, Phase, Plan
from samesky.circles.core.times import MINUTE
from samesky.circles.core.state import Stage
from samesky.circles.log import circle_of
from samesky.circles.models import Room
from samesky.groups.actions import let_lead
from samesky.groups.models import Group
from samesky.kit.text import name_key
from samesky.people.keyring import ring
from samesky.people.models import Person, RoleGrant
plan = Plan((Phase(Kind.OPENING), Phase(Kind.ROUND, 3 * MINUTE), Phase(Kind.CLOSING, MINUTE), Phase(Kind.LEAVING)))
def who(name): return Person.objects.get(name_key=name_key(name))
dara, ben, group = who("Dara"), who("Ben"), Group.objects.get()
def circle(until):
    room = open_room(dara, group, Card("Sunday circle", prompts=("", "What went a little easier?", "", "")), plan)
    for person in (dara, ben):
        sitting.arrive(person, room, "")
    for asked in (ask.Begin(), ask.Next()):
        sitting.do(dara, room, asked, "")
    sitting.say(dara, room, 1, "The kitchen light.", "")
    sitting.hold(ben, room, 1, "I know that light.", "")
    while circle_of(room.id).stage is not until:
        sitting.do(dara, room, ask.Close(), "")
    return str(room.id)
with ring():
    let_lead(who("Grace"), group, dara)
    rooms = [circle(Stage.LEAVING), circle(Stage.CLOSED)]
print(json.dumps([*rooms, group.slug]))
"""


def test_people_leave_a_circle_and_come_back_to_what_is_left_of_it(
    place: Site, new_page: NewPage, sign_in: SignIn
) -> None:
    leaving, after, slug = json.loads(place.python(CLOSED).splitlines()[-1])
    wrong: list[str] = []
    dara, ben = new_page(reduced_motion="reduce"), new_page(**PHONE)
    sign_in(dara, "Dara")
    sign_in(ben, "Ben")

    ben.goto(f"{place.url}/circles/{leaving}/leaving")
    wrong += wrong_with(ben)
    ben.get_by_label("A bit shaky").check(force=True)
    ben.get_by_role("button", name="Say it").click()
    expect(ben.get_by_role("heading", name="Shaky is all right")).to_be_visible()
    wrong += wrong_with(ben)

    dara.goto(f"{place.url}/circles/{after}/after")
    expect(dara.get_by_text("I know that light.")).to_be_visible()
    dara.get_by_text("Four short questions").click()
    wrong += wrong_with(dara)
    dara.get_by_role("link", name="Say thank you").first.click()
    dara.get_by_label("Your words").fill("Your quiet helped.")
    wrong += wrong_with(dara)
    dara.get_by_role("button", name="Give it").click()
    expect(dara.get_by_text("Ben finds your words on their Today page.")).to_be_visible()
    dara.get_by_role("button", name="Keep the words of Ben").click()
    expect(dara.get_by_text("You keep these words.")).to_be_visible()
    wrong += wrong_with(dara)
    dara.goto(f"{place.url}/groups/{slug}/circles/after")
    wrong += wrong_with(dara)

    ben.goto(f"{place.url}/circles/{after}/after/wrong")
    wrong += wrong_with(ben)
    ben.get_by_label("Dara: What went a little easier?").check(force=True)
    ben.get_by_role("button", name="Send").click()
    expect(ben.get_by_role("heading", name="Your concern is with us")).to_be_visible()

    elif_ = new_page(reduced_motion="reduce")
    sign_in(elif_, "Elif")
    elif_.goto(f"{place.url}/desk/")
    elif_.get_by_role("link", name="Please have a look").click()
    wrong += wrong_with(elif_)
    elif_.get_by_role("link", name="To the seal").click()
    elif_.get_by_label("Why should it be read?").fill("Ben asks for it.")
    wrong += wrong_with(elif_)
    elif_.get_by_role("button", name="Yes, it shall be read").click()
    expect(elif_.get_by_text("Your yes is there.")).to_be_visible()
    assert not wrong, "\n".join(wrong)
