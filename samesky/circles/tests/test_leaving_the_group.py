"""Somebody goes out of the group, or is asked to, while they sit in its circle: their place is free at once, and the piece goes on."""

import json
from collections.abc import Callable

import pytest

from samesky.circles.actions import coffee, sitting
from samesky.circles.core import commands as ask
from samesky.circles.core.state import Where
from samesky.circles.log import circle_of, tables_of
from samesky.circles.models import Room
from samesky.circles.tests.closing import close
from samesky.circles.tests.room_helpers import At
from samesky.groups import actions as groups
from samesky.groups.models import Group
from samesky.live.models import CONTROL, Event
from samesky.people.models import Person

Way = Callable[[Person, Person, Group], None]
WAYS: dict[str, Way] = {
    "by themselves": lambda person, lead, group: groups.leave(person, group),
    "asked to": lambda person, lead, group: groups.ask_to_step_out(lead, group, person),
}


@pytest.fixture(params=WAYS)
def goes(request: pytest.FixtureRequest, grace: Person, carers: Group) -> Callable[[Person], None]:
    return lambda person: WAYS[request.param](person, grace, carers)


def ended_streams(room: Room, person: Person) -> list[dict[str, str]]:
    payloads = Event.objects.filter(room__name=CONTROL).values_list("payload", flat=True)
    rows = [json.loads(each) for each in payloads]
    return [row for row in rows if row.get("room") == room.live and row.get("person") == str(person.id)]


def test_the_piece_goes_on_and_the_page_ends(
    begun: Room, dara: Person, amara: Person, ben: Person, goes: Callable[[Person], None]
) -> None:
    sitting.do(dara, begun, ask.Next(), "")
    sitting.do(dara, begun, ask.Finish(1), "")
    goes(amara)
    circle = circle_of(begun.id)
    assert circle.seats[2].where is Where.LEFT
    assert circle.turn
    assert circle.turn.seat == 3
    (ended,) = ended_streams(begun, amara)
    assert "afresh" not in ended, "for good, not to come back"
    assert At(amara, begun).get("").status_code == 404
    assert "away" in At(ben, begun).reads(), "as when somebody leaves quietly"


def test_who_waits_waits_no_more(circle: Room, chen: Person, goes: Callable[[Person], None]) -> None:
    sitting.arrive(chen, circle, "")
    goes(chen)
    assert circle_of(circle.id).seats[1].where is Where.LEFT


def test_at_the_tables_as_well(
    dara: Person, ben: Person, carers: Group, goes: Callable[[Person], None]
) -> None:
    room = coffee.open_coffee(dara, carers, "Coffee", "bowl")
    coffee.arrive(ben, room, "")
    goes(ben)
    assert tables_of(room.id).seats[1].where is Where.LEFT


def test_other_groups_and_rooms_that_are_over_are_left_alone(
    begun: Room, dara: Person, ben: Person, goes: Callable[[Person], None]
) -> None:
    close(begun, dara)
    seq = circle_of(begun.id).seq
    goes(ben)
    assert circle_of(begun.id).seq == seq
    assert not ended_streams(begun, ben)
