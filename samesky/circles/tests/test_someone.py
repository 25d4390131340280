"""What a keeper does for one person: told to whom it concerns, recorded, and never a way to make harm unseen."""

from datetime import UTC, datetime, timedelta

import pytest

from samesky.circles.actions import sitting
from samesky.circles.actions.opening import open_room
from samesky.circles.core import commands as ask
from samesky.circles.core.state import Stage, Where
from samesky.circles.log import circle_of
from samesky.circles.models import Keeper, Logged, NotAllRight, PrivateLine, RestReason, Room, Seat
from samesky.circles.queries.faces import faces
from samesky.circles.queries.room_says import room_says
from samesky.circles.tests.conftest import CARD, PLAN
from samesky.groups.models import Group, Membership
from samesky.kit.clock import held_at, now
from samesky.people import sealing
from samesky.people.keystore.models import DataKey
from samesky.people.models import Person
from samesky.safety.models import Record, Report
from tests.harness.people import ClientOf

AMARA, BEN, HANA = 2, 3, 4


def page(client_of: ClientOf, person: Person, room: Room, where: str = "keep/panel") -> str:
    answer = client_of(person).get(f"/circles/{room.id}/{where}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def two_keepers(carers: Group, ben: Person, dara: Person) -> Person:
    """Ben is on the list of keepers as well, before he comes in."""
    Keeper.objects.create(group=carers, person=ben, added_by=dara)
    return ben


def test_being_with_somebody(
    two_keepers: Person,
    begun: Room,
    dara: Person,
    amara: Person,
    ben: Person,
    hana: Person,
    client_of: ClientOf,
) -> None:
    """One press: Ben keeps, the circle takes a few breaths, the two have a line, moderators a case without anybody's words."""
    client_of(amara).post(f"/circles/{begun.id}/not-all-right")
    client_of(dara).post(f"/circles/{begun.id}/keep/{AMARA}/with", {"words": "She went quiet."})
    circle = circle_of(begun.id)
    assert circle.keeper == BEN
    assert circle.pause
    case = Report.objects.get()
    assert (case.reporter, case.about) == (dara, amara)
    assert sealing.read(case, "words").endswith("She went quiet.")
    assert not case.copy_sealed
    assert Record.objects.filter(by_id=dara.id, act="is with somebody", thing_id=str(begun.id)).exists()
    cry = NotAllRight.objects.get()
    assert (cry.seen_by, cry.concern_id) == (dara, case.id)
    assert "You and Dara, in private" in page(client_of, amara, begun)
    assert "You and Amara, in private" in page(client_of, dara, begun)
    assert "You keep the circle" in page(client_of, ben, begun)
    for other in (ben, hana):
        assert "in private" not in page(client_of, other, begun)


def test_the_room_reads_that_someone_is_with_her(
    two_keepers: Person, begun: Room, dara: Person, ben: Person, hana: Person, client_of: ClientOf
) -> None:

    def says() -> str:
        return room_says(begun, circle_of(begun.id), faces(begun))

    assert says() == ""
    client_of(dara).post(f"/circles/{begun.id}/keep/{AMARA}/with")
    assert says() == "We are taking a few breaths. Someone is with Amara."
    client_of(ben).post(f"/circles/{begun.id}/keep/resume")
    assert says() == "Ben keeps the circle now."
    client_of(ben).post(f"/circles/{begun.id}/keep/next")
    assert says() == ""
    client_of(ben).post(f"/circles/{begun.id}/keep/extend", {"number": 1})
    assert says() == "The keeper gave a minute more."


def test_where_nobody_else_keeps_anybody_may_go_on_after_two_minutes(
    begun: Room, dara: Person, amara: Person, hana: Person, client_of: ClientOf
) -> None:
    """Dara leaves: the circle stands still, says so, and whoever is there goes on to the closing round."""

    sitting.do(dara, begun, ask.Leave(), "")
    assert "Nobody keeps the circle at this moment." in page(client_of, hana, begun)
    client_of(hana).post(f"/circles/{begun.id}/keep/resume")
    assert circle_of(begun.id).pause
    later = datetime.now(UTC) + timedelta(seconds=121)  # noqa: TID251
    Seat.objects.filter(room=begun).update(seen_at=round(later.timestamp() * 1000))
    with held_at(later):
        assert "Go on to the closing round" in page(client_of, hana, begun)
        client_of(hana).post(f"/circles/{begun.id}/keep/resume")
    assert circle_of(begun.id).kind == "closing"


def test_a_private_line_is_read_by_the_two_alone(
    begun: Room, dara: Person, amara: Person, ben: Person, elif_: Person, ivo: Person, client_of: ClientOf
) -> None:
    client_of(dara).post(f"/circles/{begun.id}/keep/{AMARA}/with")
    line = PrivateLine.objects.get()
    address = f"/circles/{begun.id}/line/{line.id}"
    client_of(amara).post(address, {"words": "I cannot breathe well.", "back": "room"})
    assert "I cannot breathe well." in page(client_of, dara, begun)
    assert "I cannot breathe well." in client_of(dara).get(f"{address}/words").content.decode()
    for other in (ben, elif_, ivo):
        assert client_of(other).get(address).status_code == 404
        assert client_of(other).get(f"{address}/words").status_code == 404
        assert client_of(other).post(address, {"words": "Me too."}).status_code == 404
        assert client_of(other).post(f"{address}/end").status_code == 404
        assert (
            client_of(other).get(f"/report?kind=line&thing={line.id}").content.decode().count("breathe") == 0
        )
    assert line.words.count() == 1


@pytest.mark.parametrize("who", ["amara", "dara"])
def test_either_ends_a_private_line(
    begun: Room, dara: Person, amara: Person, client_of: ClientOf, request: pytest.FixtureRequest, who: str
) -> None:
    client_of(dara).post(f"/circles/{begun.id}/keep/{AMARA}/with")
    address = f"/circles/{begun.id}/line/{PrivateLine.objects.get().id}"
    client_of(amara).post(address, {"words": "Before."})
    client_of(request.getfixturevalue(who)).post(f"{address}/end")
    for person in (amara, dara):
        client_of(person).post(address, {"words": "After."})
        assert "in private" not in page(client_of, person, begun)
        shown = client_of(person).get(address).content.decode()
        assert "This line has ended" in shown
        assert "Before." not in shown
    assert PrivateLine.objects.get().words.count() == 1


def test_a_private_line_ends_with_the_room(
    begun: Room, dara: Person, amara: Person, client_of: ClientOf
) -> None:

    client_of(dara).post(f"/circles/{begun.id}/keep/{AMARA}/with")
    line = PrivateLine.objects.get()
    Room.objects.filter(id=begun.id).update(closed_at=now())
    client_of(amara).post(f"/circles/{begun.id}/line/{line.id}", {"words": "Still there?"})
    assert not line.words.exists()


def test_a_block_made_inside_stops_a_line_at_once(
    begun: Room, dara: Person, amara: Person, client_of: ClientOf
) -> None:
    """The one who blocked finds no line any more; to the other it looks as if it had ended. Turns go on for both."""
    client_of(dara).post(f"/circles/{begun.id}/keep/{AMARA}/with")
    line = PrivateLine.objects.get()
    client_of(dara).post(f"/circles/{begun.id}/line/{line.id}", {"words": "Listen to me."})
    client_of(amara).post(f"/people/{dara.id}/block")
    for person in (amara, dara):
        assert "in private" not in page(client_of, person, begun)
        assert client_of(person).get(f"/circles/{begun.id}/line/{line.id}").status_code == 404
        assert (
            client_of(person).post(f"/circles/{begun.id}/line/{line.id}", {"words": "No."}).status_code == 404
        )
    assert line.words.count() == 1
    told = client_of(amara).get(f"/report?kind=line&thing={line.id}").content.decode()
    assert "Listen to me." in told, "whoever was hurt can still say so"
    assert "Listen to me." not in client_of(dara).get(f"/report?kind=line&thing={line.id}").content.decode()
    assert circle_of(begun.id).seats[AMARA].here


def test_resting_is_told_privately_and_recorded(
    begun: Room, dara: Person, amara: Person, hana: Person, client_of: ClientOf
) -> None:
    client = client_of(dara)
    assert client.post(f"/circles/{begun.id}/keep/{AMARA}/rest", {"words": ""}).status_code == 422
    assert not circle_of(begun.id).seats[AMARA].resting, "not without a reason"
    client.post(f"/circles/{begun.id}/keep/{AMARA}/rest", {"words": "You carry a lot tonight."})
    assert circle_of(begun.id).seats[AMARA].resting
    shown = page(client_of, amara, begun)
    assert "You carry a lot tonight." in shown
    assert "/report" in shown
    for other in (dara, hana):
        assert "You carry a lot" not in page(client_of, other, begun)
    assert "You carry a lot" not in Logged.objects.order_by("-seq")[0].told
    assert Record.objects.filter(by_id=dara.id, act="let somebody rest", thing_id=str(begun.id)).exists()
    client.post(f"/circles/{begun.id}/keep/{AMARA}/rest", {"back": "yes"})
    assert not circle_of(begun.id).seats[AMARA].resting
    assert not RestReason.objects.exists()


def test_who_is_asked_to_go_finds_the_doors_and_a_way_to_tell_their_side(
    begun: Room, dara: Person, amara: Person, hana: Person, client_of: ClientOf
) -> None:
    address = f"/circles/{begun.id}/keep/{HANA}/remove"
    assert "Ask Hana to go?" in client_of(dara).get(address).content.decode()
    assert circle_of(begun.id).seats[HANA].here
    client_of(dara).post(address, {"words": "She was drunk."})
    assert circle_of(begun.id).seats[HANA].where is Where.REMOVED
    shown = page(client_of, hana, begun, "outside")
    assert "/help-now" in shown
    assert "drunk" not in shown
    case = Report.objects.get()
    assert (case.reporter, case.about) == (dara, hana)
    assert "She was drunk." in sealing.read(case, "words")
    assert Record.objects.filter(by_id=dara.id, act="removed somebody").exists()
    for other in (dara, amara):
        assert client_of(other).get(f"/circles/{begun.id}/outside").status_code == 404
    for door in ("keep/panel", "not-all-right"):
        assert client_of(hana).get(f"/circles/{begun.id}/{door}").status_code == 404


def test_an_act_that_is_refused_opens_no_case_and_leaves_no_key(
    begun: Room, dara: Person, client_of: ClientOf
) -> None:
    keys = DataKey.objects.count()
    for act in ("with", "remove"):
        client_of(dara).post(f"/circles/{begun.id}/keep/77/{act}")
        client_of(dara).post(f"/circles/{begun.id}/keep/1/{act}")
    assert not Report.objects.exists()
    assert not Record.objects.filter(kind="circle").exists()
    assert DataKey.objects.count() == keys


def test_a_removal_sent_twice_is_one_case(begun: Room, dara: Person, client_of: ClientOf) -> None:
    for _ in range(2):
        client_of(dara).post(f"/circles/{begun.id}/keep/{HANA}/remove", {"once": "t"})
    assert Report.objects.count() == 1


def test_the_keeping_is_handed_to_a_trained_keeper_only(
    two_keepers: Person, begun: Room, dara: Person, ben: Person, client_of: ClientOf
) -> None:
    client_of(dara).post(f"/circles/{begun.id}/keep/{HANA}/hand-over")
    assert circle_of(begun.id).keeper == 1
    client_of(dara).post(f"/circles/{begun.id}/keep/{BEN}/hand-over")
    assert circle_of(begun.id).keeper == BEN
    before = Logged.objects.count()
    answer = client_of(dara).post(f"/circles/{begun.id}/keep/next", follow=False)
    assert answer.status_code == 302
    assert Logged.objects.count() == before, "who kept it a moment ago is told, and nothing is changed"


ACTS = ["with", "rest", "hand-over", "remove"]


@pytest.mark.parametrize("who", ["amara", "jules", "ivo", "grace", "elif_", "chen"])
@pytest.mark.parametrize("act", ACTS)
def test_nobody_but_the_keeper_does_anything_to_anybody(
    begun: Room, request: pytest.FixtureRequest, client_of: ClientOf, who: str, act: str
) -> None:
    client = client_of(request.getfixturevalue(who))

    def written() -> tuple[int, int, int]:
        return Logged.objects.count(), Record.objects.count(), DataKey.objects.count()

    before = written()
    assert client.post(f"/circles/{begun.id}/keep/{HANA}/{act}", {"words": "Because."}).status_code == 404
    assert client.get(f"/circles/{begun.id}/keep/{HANA}").status_code == 404
    assert client.get(f"/circles/{begun.id}/keep/{HANA}/remove").status_code == 404
    assert before == written()
    assert not Report.objects.exists()
    assert not RestReason.objects.exists()


def test_the_keeper_of_another_room_keeps_nothing_here(
    begun: Room, grace: Person, carers: Group, client_of: ClientOf
) -> None:
    """Grace keeps a circle of the same group at the same time; she has no place in this one."""

    hers = open_room(grace, carers, CARD, PLAN)
    sitting.arrive(grace, hers, "")
    before = Logged.objects.filter(room=begun).count()
    for act in ACTS:
        assert (
            client_of(grace).post(f"/circles/{begun.id}/keep/{HANA}/{act}", {"words": "x"}).status_code == 404
        )
    for act in ("next", "pause", "close", "skip", "extend"):
        assert client_of(grace).post(f"/circles/{begun.id}/keep/{act}").status_code == 404
    assert Logged.objects.filter(room=begun).count() == before


def test_somebody_who_was_removed_does_nothing_any_more(
    two_keepers: Person, begun: Room, dara: Person, ben: Person, client_of: ClientOf
) -> None:
    """Also a keeper: Ben is removed, and his pages end."""
    client_of(dara).post(f"/circles/{begun.id}/keep/{BEN}/remove")
    before = Logged.objects.count()
    for act in ("next", "pause", "close", f"{HANA}/remove", f"{HANA}/rest"):
        assert client_of(ben).post(f"/circles/{begun.id}/keep/{act}", {"words": "x"}).status_code == 404
    assert Logged.objects.count() == before


def test_who_waits_in_the_lobby_keeps_nothing(
    begun: Room, chen: Person, dara: Person, carers: Group, client_of: ClientOf
) -> None:
    """A trained keeper who waits is told that somebody else keeps; a member who waits finds nothing. Neither changes anything."""

    client_of(dara).post(f"/circles/{begun.id}/keep/next")
    assert circle_of(begun.id).stage is Stage.SPEAKING
    sitting.arrive(chen, begun, "")
    before = Logged.objects.count()
    assert client_of(chen).post(f"/circles/{begun.id}/keep/pause").status_code == 404
    Keeper.objects.create(group=carers, person=chen)
    assert client_of(chen).post(f"/circles/{begun.id}/keep/pause").status_code == 302
    assert Logged.objects.count() == before


def test_a_keeper_sees_who_is_new_and_who_waits(
    begun: Room, dara: Person, hana: Person, chen: Person, client_of: ClientOf
) -> None:

    Membership.objects.exclude(person=hana).update(agreed_at=now() - timedelta(days=40))
    client_of(dara).post(f"/circles/{begun.id}/keep/next")
    sitting.arrive(chen, begun, "")
    shown = page(client_of, dara, begun)
    assert shown.count("new here") == 1
    assert shown.count("waits to come in") == 1
