"""A coffee chat has no turns to stop, and people are looked after in it all the same."""

import pytest

from samesky.circles.actions import coffee
from samesky.circles.core.state import Where
from samesky.circles.log import tables_of
from samesky.circles.models import Logged, NotAllRight, PrivateLine, Room
from samesky.groups.models import Group
from samesky.people.models import Person
from samesky.safety.models import Report
from tests.harness.people import ClientOf


@pytest.fixture
def laid(carers: Group, dara: Person, amara: Person, ben: Person) -> Room:
    """Dara (seat 1) keeps it, Amara 2 and Ben 3 sit with her."""
    room = coffee.open_coffee(dara, carers, "Sunday coffee", "bowl")
    for person in (dara, amara, ben):
        assert coffee.arrive(person, room, "").refusal is None
    return room


def panel(client_of: ClientOf, person: Person, room: Room) -> str:
    answer = client_of(person).get(f"/circles/{room.id}/keep/panel")
    assert answer.status_code == 200
    return answer.content.decode()


def test_not_all_right_reaches_who_keeps_the_tables_who_goes_to_them(
    laid: Room, dara: Person, amara: Person, ben: Person, client_of: ClientOf
) -> None:
    client_of(amara).post(f"/circles/{laid.id}/not-all-right")
    assert "Amara is not all right. Only you see this." in panel(client_of, dara, laid)
    assert "all right" not in panel(client_of, ben, laid)
    client_of(dara).post(f"/circles/{laid.id}/keep/2/with", {"words": "She cries."})
    line = PrivateLine.objects.get()
    assert (line.beside, line.person) == (dara, amara)
    assert Report.objects.get().about == amara
    assert NotAllRight.objects.get().seen_by == dara
    client_of(amara).post(f"/circles/{laid.id}/line/{line.id}", {"words": "Thank you."})
    assert "Thank you." in panel(client_of, dara, laid)
    assert "Thank you." not in panel(client_of, ben, laid)


def test_who_keeps_the_tables_asks_somebody_to_go(
    laid: Room, dara: Person, ben: Person, client_of: ClientOf
) -> None:
    assert "Ask them to go" in client_of(dara).get(f"/circles/{laid.id}/keep/3").content.decode()
    client_of(dara).post(f"/circles/{laid.id}/keep/3/remove", {"words": "He sells things."})
    assert tables_of(laid.id).seats[3].where is Where.REMOVED
    assert Report.objects.get().about == ben
    assert "/help-now" in client_of(ben).get(f"/circles/{laid.id}/outside").content.decode()


def test_nobody_else_does_anything_to_anybody(
    laid: Room, amara: Person, chen: Person, ivo: Person, client_of: ClientOf
) -> None:
    before = Logged.objects.count()
    for person in (amara, chen, ivo):
        for act in ("with", "remove"):
            assert client_of(person).post(f"/circles/{laid.id}/keep/3/{act}").status_code == 404
    assert Logged.objects.count() == before
    assert not PrivateLine.objects.exists()
    assert not Report.objects.exists()


@pytest.mark.parametrize("act", ["next", "begin", "close", "skip", "resume", "2/rest", "2/hand-over"])
def test_what_belongs_to_turns_is_not_there(laid: Room, dara: Person, client_of: ClientOf, act: str) -> None:
    assert client_of(dara).post(f"/circles/{laid.id}/keep/{act}", {"words": "x"}).status_code == 404
