"""What keepers do, through the pages, and what nobody else does."""

import pytest
from django.test import Client

from samesky.circles.core.state import Stage
from samesky.circles.log import circle_of
from samesky.circles.models import Logged, Room
from samesky.people.models import Person
from tests.harness.people import ClientOf


def keep(client: Client, room: Room, act: str, **sent: object) -> int:
    """Press a button of the keeper's panel."""
    return client.post(f"/circles/{room.id}/keep/{act}", sent).status_code


def test_the_keeper_goes_on_pauses_and_closes(begun: Room, dara: Person, client_of: ClientOf) -> None:
    client = client_of(dara)
    assert keep(client, begun, "next") == 302
    assert circle_of(begun.id).stage is Stage.SPEAKING
    keep(client, begun, "pause")
    assert circle_of(begun.id).pause
    keep(client, begun, "resume")
    assert not circle_of(begun.id).pause
    keep(client, begun, "extend", number=1)
    keep(client, begun, "skip", number=1)
    circle = circle_of(begun.id)
    assert circle.turn
    assert circle.turn.number == 2
    assert client.get(f"/circles/{begun.id}/keep/close").status_code == 200
    keep(client, begun, "close")
    assert circle_of(begun.id).stage is Stage.LEAVING


@pytest.mark.parametrize("who", ["amara", "jules", "ivo", "grace", "elif_"])
@pytest.mark.parametrize("act", ["next", "pause", "skip", "extend", "close", "no-such-act"])
def test_nobody_else_keeps(
    begun: Room, request: pytest.FixtureRequest, client_of: ClientOf, who: str, act: str
) -> None:
    """A member who sits there, members outside, somebody of no group, another facilitator, a moderator."""
    before = Logged.objects.count()
    assert keep(client_of(request.getfixturevalue(who)), begun, act, number=1) == 404
    assert Logged.objects.count() == before
