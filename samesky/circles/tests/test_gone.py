"""Every door of a room whose time is over: no page breaks, no door opens, nothing is written."""

from datetime import timedelta

import pytest
from django.urls import get_resolver, reverse

from samesky.circles.actions import destroying
from samesky.circles.models import Logged, Room, Seat
from samesky.circles.tests.closing import close, say_and_hold
from samesky.kit import access
from samesky.kit.clock import held_at, now
from samesky.people.models import Person
from tests.harness.people import ClientOf


@pytest.fixture
def gone(begun: Room, dara: Person, amara: Person) -> Room:
    say_and_hold(begun, dara, amara, "The kitchen light.", "I know that light.")
    close(begun, dara)
    with held_at(now() + timedelta(hours=49)):
        assert destroying.due(now(), 10) == 1
    begun.refresh_from_db()
    return begun


def doors() -> list[tuple[str, str]]:
    """(route, method) of every door whose address names a room and nothing else."""
    names = {
        name
        for name, found in get_resolver().namespace_dict["circles"][1].reverse_dict.lists()
        if isinstance(name, str) and {tuple(one[0][0][1]) for one in found} == {("room_id",)}
    }
    return sorted(
        (row.route, row.method) for row in access.rows() if row.route.removeprefix("circles:") in names
    )


@pytest.mark.parametrize("who", ["dara", "amara", "chen"])
def test_no_door_of_a_room_that_is_gone_breaks_or_writes(
    gone: Room, who: str, client_of: ClientOf, request: pytest.FixtureRequest
) -> None:
    client = client_of(request.getfixturevalue(who))
    client.raise_request_exception = False
    found = doors()
    assert len(found) > 10
    wrong = []
    with held_at(now() + timedelta(hours=49)):
        for route, method in found:
            address = reverse(route, args=[gone.id])
            sent = {"words": "x", "do": "say", "number": "1", "agree": "on", "how": "shaky"}
            answer = getattr(client, method.lower())(address, sent if method == "POST" else {})
            if answer.status_code >= 500:
                wrong.append((route, method, answer.status_code))
    assert not wrong
    assert not Seat.objects.exists()
    assert not Logged.objects.exists()


def test_its_page_leads_to_what_is_left_of_it(gone: Room, dara: Person, client_of: ClientOf) -> None:
    page = client_of(dara).get(gone.get_absolute_url(), follow=True)
    assert "This took place" in page.content.decode()


def test_the_list_of_the_group_says_that_it_took_place(gone: Room, dara: Person, client_of: ClientOf) -> None:
    assert gone.group
    assert client_of(dara).get(f"/groups/{gone.group.slug}/circles").status_code == 200
    assert client_of(dara).get(f"/groups/{gone.group.slug}/").status_code == 200
    assert client_of(dara).get("/today").status_code == 200
