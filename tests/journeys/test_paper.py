"""Somebody who sat in a circle needs a paper for work; somebody at work looks whether it is true, and learns nothing more."""

import pytest
from playwright.sync_api import expect

from tests.harness.browser import NARROWEST, PHONE, NewPage, no_axe_violations
from tests.harness.site import Site
from tests.journeys.conftest import SignIn, no_sideways_scroll, picture

pytestmark = pytest.mark.browser

_AN_EVENING = """
from datetime import timedelta
from samesky.circles.actions import sitting
from samesky.circles.actions.opening import open_room
from samesky.circles.card import Card
from samesky.circles.core import commands as ask
from samesky.circles.core.plan import Kind, Phase, Plan
from samesky.circles.models import Keeper
from samesky.groups.models import Group
from samesky.kit.clock import held_at, now
from samesky.people.keyring import ring
from samesky.people.models import Person
grace, dara, chen = (Person.objects.get(pen_name=name) for name in ("Grace", "Dara", "Chen"))
plan = Plan((Phase(Kind.OPENING), Phase(Kind.ROUND, 60_000), Phase(Kind.CLOSING, 60_000), Phase(Kind.LEAVING)))
began = now() - timedelta(minutes=50)
with ring():
    group = Group.objects.get()
    Keeper.objects.get_or_create(group=group, person=dara, defaults={"added_by": grace})
    with held_at(began):
        room = open_room(dara, group, Card("Looking after my mother"), plan)
        for person in (dara, chen):
            assert sitting.arrive(person, room, "").refusal is None
        assert sitting.do(dara, room, ask.Begin(), "").refusal is None
    with held_at(began + timedelta(seconds=30)):
        for number in range(2):
            sitting.do(dara, room, ask.Close(), f"close {number}")
print(room.id)
"""


def test_a_paper_is_made_and_looked_at_by_somebody_who_learns_nothing_more(
    place: Site, new_page: NewPage, sign_in: SignIn
) -> None:
    room = place.python(_AN_EVENING).split()[-1]
    chen = new_page(**PHONE, color_scheme="dark")
    sign_in(chen, "Chen")
    chen.goto(f"{place.url}/circles/{room}/after")
    chen.get_by_role("link", name="I need a paper that I was here").click()
    no_sideways_scroll(chen)
    no_axe_violations(chen)
    picture(chen, "paper-ask")
    chen.get_by_label("A name for the paper").fill("Chen Li")
    chen.get_by_role("button", name="Make the paper").click()
    expect(chen.get_by_text("Somebody took part in a gathering of this place.")).to_be_visible()
    no_sideways_scroll(chen)
    no_axe_violations(chen)
    picture(chen, "paper")
    words = chen.get_by_role("article").inner_text()
    assert "Carers" not in words
    assert "mother" not in words
    other = new_page(viewport=NARROWEST["viewport"], java_script_enabled=False)
    other.goto(f"{place.url}/proof")
    other.get_by_label("The code on the paper").fill(chen.locator(".long-code").inner_text())
    other.get_by_role("button", name="Look at it").click()
    expect(other.get_by_role("heading", name="Yes, this was signed here")).to_be_visible()
    expect(other.get_by_text("Chen Li")).to_be_visible()
    assert "Carers" not in other.content()
    no_sideways_scroll(other)
    picture(other, "proof")
    other.get_by_label("The code on the paper").fill("not a code")
    other.get_by_role("button", name="Look at it").click()
    expect(other.get_by_role("heading", name="We did not sign this")).to_be_visible()
