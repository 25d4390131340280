"""The event streams: who may listen in which room, by the same written table."""

import pytest

from samesky.live.opening import open_stream
from samesky.live.rooms import kind_of
from tests.access import table
from tests.access.world import AUDIENCES, World


def _rooms(world: World) -> dict[str, str]:
    return {
        "the room of an open group": world.groups["an open group"].room,
        "the room of a group by invitation, of others": world.groups["a group by invitation, of others"].room,
        "the room of Amara's share in an open group": world.shares["Amara's share in an open group"].room,
        "the room of Amara's share to all members": world.shares["Amara's share to all members"].room,
        "the room of a share in a group by invitation, of others": world.shares[
            "a share in a group by invitation, of others"
        ].room,
        "the room of a circle in an open group": world.rooms["a circle in an open group"].live,
        "the room of a circle in a group by invitation, of others": world.rooms[
            "a circle in a group by invitation, of others"
        ].live,
        "the room of all members": "members:all",
        "Amara's own room": f"person:{world.people['Amara'].id}",
        "the room of the desk": "desk:all",
        "the room of Dara's and Amara's private line": world.line_of_two.live,
        "a room that is not there": "group:no-such-group",
    }


@pytest.mark.parametrize("audience", AUDIENCES)
def test_who_may_listen_is_as_written(world: World, audience: str) -> None:
    """Asked with the session's cookie, as a stream is opened; refusals all read alike (samesky.live.stream)."""
    client, rooms = world.client(audience), _rooms(world)
    session = client.cookies.get("session")
    cookies = f"session={session.value}" if session else ""
    lines = [line for line in table.lines() if line.route == "/live/<room>"]
    assert {line.thing for line in lines} == set(rooms)
    heard = {line.thing: open_stream(rooms[line.thing], cookies, "") is not None for line in lines}
    assert heard == {line.thing: line.answers[audience] == "yes" for line in lines}


def test_a_person_is_asked_about_as_the_stream_asks(world: World) -> None:
    """The right to listen is asked again at every event: `may_listen` and `open_stream` agree for everybody."""
    for line in (line for line in table.lines() if line.route == "/live/<room>"):
        room = _rooms(world)[line.thing]
        kind = kind_of(room)
        for audience, name in AUDIENCES.items():
            if name and kind:
                listens = kind.may_listen(world.people[name].id, room)
                assert listens == (line.answers[audience] == "yes"), (line.thing, audience)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "group:",
        "group",
        "nobody:1",
        "person:../../x",
        "group:\x00",
        "share:%00",
        "g" * 5000,
        "desk:other",
    ],
)
def test_no_made_up_room_is_heard_or_breaks_anything(world: World, name: str) -> None:
    client = world.client("lead")
    assert open_stream(name, f"session={client.cookies['session'].value}", "\x00" * 9) is None
