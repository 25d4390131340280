""" "I am not all right" reaches one person, and the room never."""

from datetime import UTC, datetime, timedelta

import pytest

from samesky.circles.actions import sitting
from samesky.circles.actions.not_all_right import due, say
from samesky.circles.core import commands as ask
from samesky.circles.log import circle_of
from samesky.circles.models import Keeper, Logged, NotAllRight, PrivateLine, Room
from samesky.groups.models import Group
from samesky.kit.clock import held_at, now
from samesky.live.models import Event
from samesky.notices.models import Notice
from samesky.people import sealing
from samesky.people.models import Block, Person
from samesky.safety.models import Report, WatchTurn
from tests.harness.people import ClientOf


@pytest.fixture
def watched(elif_: Person) -> Person:
    """Elif is on watch for the coming hours."""
    WatchTurn.objects.create(
        person=elif_, starts_at=now() - timedelta(hours=1), ends_at=now() + timedelta(hours=3)
    )
    return elif_


def press(client_of: ClientOf, person: Person, room: Room) -> str:
    """One press; gives the address it leads to."""
    answer = client_of(person).post(f"/circles/{room.id}/not-all-right")
    assert answer.status_code == 302
    return str(answer["Location"])


def page(client_of: ClientOf, person: Person, room: Room, where: str = "keep/panel") -> str:
    answer = client_of(person).get(f"/circles/{room.id}/{where}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_says_who_will_know_before_it_is_pressed(begun: Room, amara: Person, client_of: ClientOf) -> None:
    assert "Only Dara, who keeps the circle, sees it." in page(client_of, amara, begun, "not-all-right")


def test_it_reaches_the_keeper_and_nobody_else(
    begun: Room, amara: Person, dara: Person, ben: Person, hana: Person, watched: Person, client_of: ClientOf
) -> None:
    logged = Logged.objects.count()
    assert press(client_of, amara, begun) == begun.get_absolute_url()
    assert "Amara is not all right. Only you see this." in page(client_of, dara, begun)
    assert "Dara has been told, quietly." in page(client_of, amara, begun)
    for other in (ben, hana):
        assert "all right" not in page(client_of, other, begun)
    assert Logged.objects.count() == logged, "it is no event of the room"
    assert not Notice.objects.exists()
    assert not Report.objects.exists()


def test_only_the_two_pages_are_told_to_look_again(begun: Room, amara: Person, client_of: ClientOf) -> None:
    before = Event.objects.count()
    press(client_of, amara, begun)
    told = Event.objects.order_by("id")[before:]
    assert [(one.fragment, one.payload) for one in told] == [("panel", '{"seat":1}'), ("panel", '{"seat":2}')]


def test_pressed_twice_it_is_one(begun: Room, amara: Person, client_of: ClientOf) -> None:
    press(client_of, amara, begun)
    press(client_of, amara, begun)
    assert NotAllRight.objects.count() == 1


def test_the_keeper_says_that_they_have_seen_it(
    begun: Room, amara: Person, dara: Person, ben: Person, watched: Person, client_of: ClientOf
) -> None:
    press(client_of, amara, begun)
    cry = NotAllRight.objects.get()
    for other in (ben, amara):
        assert client_of(other).post(f"/circles/{begun.id}/not-all-right/{cry.id}/seen").status_code == 404
    assert client_of(dara).post(f"/circles/{begun.id}/not-all-right/{cry.id}/seen").status_code == 302
    assert "Dara has seen it." in page(client_of, amara, begun)
    assert due(now() + timedelta(minutes=3), 10) == 0
    assert not Notice.objects.exists()


def test_a_careless_keeper_does_not_leave_somebody_alone(
    begun: Room, amara: Person, dara: Person, watched: Person, client_of: ClientOf
) -> None:
    """Nobody says "I see it" for two minutes: the watch is told, a case is there, and the person reads that."""
    press(client_of, amara, begun)
    assert due(now() + timedelta(minutes=1, seconds=59), 10) == 0
    assert due(now() + timedelta(minutes=2, seconds=1), 10) == 1
    assert due(now() + timedelta(minutes=2, seconds=2), 10) == 0
    notice, case = Notice.objects.get(), Report.objects.get()
    assert (notice.person, notice.kind) == (watched, "not-all-right")
    assert "Amara said “I am not all right”" in sealing.read(case, "words")
    assert "Whoever is on watch has been told." in page(client_of, amara, begun)
    assert "Whoever is on watch has been told as well." in page(client_of, dara, begun)


def test_when_the_watch_does_not_look_either_the_leads_are_told_and_the_lines_shown(
    begun: Room, amara: Person, farid: Person, watched: Person, client_of: ClientOf
) -> None:
    press(client_of, amara, begun)
    due(now() + timedelta(minutes=2, seconds=1), 10)
    assert due(now() + timedelta(minutes=8), 10) == 1
    assert Notice.objects.filter(person=farid, kind="not-looked-at").exists()
    assert "Nobody on watch has looked yet" in page(client_of, amara, begun)
    assert "What holds many people back" in page(client_of, amara, begun, "not-all-right")


def test_the_keepers_own_cry_goes_to_the_watch_at_once(
    begun: Room, dara: Person, watched: Person, client_of: ClientOf
) -> None:
    assert "Only whoever is on watch is told." in page(client_of, dara, begun, "not-all-right")
    press(client_of, dara, begun)
    assert Notice.objects.filter(person=watched, kind="not-all-right").count() == 1


def test_where_nobody_is_on_watch_the_page_shows_help_at_once(
    begun: Room, dara: Person, client_of: ClientOf
) -> None:
    assert "Nobody here is told." in page(client_of, dara, begun, "not-all-right")
    assert press(client_of, dara, begun) == f"/circles/{begun.id}/not-all-right"
    shown = page(client_of, dara, begun, "not-all-right")
    assert "There is nobody here whom we could tell at this moment." in shown
    assert "What holds many people back" in shown


def test_it_never_goes_to_somebody_the_person_is_kept_apart_from(
    begun: Room, amara: Person, dara: Person, watched: Person, client_of: ClientOf
) -> None:
    """Blocked inside the room, the keeper learns nothing of it; and reads nothing that a keeper of another room would not."""
    Block.objects.create(by=amara, of=dara)
    press(client_of, amara, begun)
    assert Notice.objects.filter(person=watched).exists()
    assert "all right" not in page(client_of, dara, begun)


def test_who_is_on_watch_opens_a_private_line_and_is_not_named(
    begun: Room, dara: Person, ben: Person, watched: Person, farid: Person, client_of: ClientOf
) -> None:
    press(client_of, dara, begun)
    cry = NotAllRight.objects.get()
    address = f"/circles/{begun.id}/not-all-right/{cry.id}"
    for other in (ben, farid, dara):
        assert client_of(other).get(address).status_code == 404
        assert client_of(other).post(address).status_code == 404
    assert "Dara is not all right" in client_of(watched).get(address).content.decode()
    where = client_of(watched).post(address)["Location"]
    client_of(watched).post(where, {"words": "I am here. What happened?"})
    shown = page(client_of, dara, begun)
    assert "I am here. What happened?" in shown
    assert "Somebody on watch" in shown
    assert "Elif" not in shown
    assert "Somebody has seen it and is there for you." in shown
    assert client_of(ben).get(where).status_code == 404


def test_the_person_says_when_it_is_over(
    begun: Room, amara: Person, dara: Person, client_of: ClientOf
) -> None:
    press(client_of, amara, begun)
    client_of(amara).post(f"/circles/{begun.id}/not-all-right/over")
    assert "all right" not in page(client_of, dara, begun)
    assert due(now() + timedelta(minutes=3), 10) == 0
    press(client_of, amara, begun)
    assert NotAllRight.objects.count() == 2


@pytest.mark.parametrize("who", ["jules", "ivo", "elif_"])
def test_nobody_presses_it_in_a_room_they_are_not_in(
    begun: Room, request: pytest.FixtureRequest, client_of: ClientOf, who: str
) -> None:
    client = client_of(request.getfixturevalue(who))
    for way in (client.get, client.post):
        assert way(f"/circles/{begun.id}/not-all-right").status_code == 404
    assert not NotAllRight.objects.exists()


def test_who_waits_in_the_lobby_may_say_it_too(
    circle: Room, dara: Person, amara: Person, client_of: ClientOf
) -> None:
    sitting.arrive(dara, circle, "")
    sitting.arrive(amara, circle, "")
    press(client_of, amara, circle)
    assert "Amara is not all right." in page(client_of, dara, circle)


def test_in_a_rehearsal_nobody_is_woken(
    begun: Room, amara: Person, watched: Person, client_of: ClientOf
) -> None:
    Room.objects.filter(id=begun.id).update(practice=True, opened_by=amara)
    assert press(client_of, amara, begun).endswith("/not-all-right")
    assert not Notice.objects.exists()
    assert not Report.objects.exists()


def test_two_tickers_tell_the_watch_once(
    begun: Room, amara: Person, watched: Person, client_of: ClientOf
) -> None:
    press(client_of, amara, begun)
    late = datetime.now(UTC) + timedelta(minutes=3)  # noqa: TID251
    with held_at(late):
        assert [due(late, 10), due(late, 10)] == [1, 0]
    assert Notice.objects.count() == Report.objects.count() == 1


def test_it_dies_with_the_room_but_for_the_case(
    begun: Room, dara: Person, watched: Person, client_of: ClientOf
) -> None:
    press(client_of, dara, begun)
    assert circle_of(begun.id).begun
    Room.objects.filter(id=begun.id).delete()
    assert not NotAllRight.objects.exists()
    assert not PrivateLine.objects.exists()
    assert Report.objects.exists()


def test_who_takes_over_the_keeping_does_not_learn_what_was_told_to_another(
    begun: Room, carers: Group, amara: Person, ben: Person, dara: Person, client_of: ClientOf
) -> None:
    """Amara was told that only Dara sees it. It goes on to the watch instead, as she was told too."""
    press(client_of, amara, begun)
    Keeper.objects.create(group=carers, person=ben)
    sitting.do(ben, begun, ask.Leave(), "")
    sitting.arrive(ben, begun, "again")
    client_of(dara).post(f"/circles/{begun.id}/keep/3/hand-over")
    assert circle_of(begun.id).keeper == 3
    assert "You keep the circle" in page(client_of, ben, begun)
    assert "all right" not in page(client_of, ben, begun)
    cry = NotAllRight.objects.get()
    assert client_of(ben).post(f"/circles/{begun.id}/not-all-right/{cry.id}/seen").status_code == 404


def test_after_the_room_has_closed_it_goes_to_the_watch_at_once(
    begun: Room, amara: Person, dara: Person, watched: Person
) -> None:
    """ "Not safe", said at the very end: the keeper's page is gone, so nobody waits for them."""
    sitting.do(dara, begun, ask.Close(), "")
    sitting.do(dara, begun, ask.Close(), "")
    begun.refresh_from_db()
    cry = say(amara, begun, circle_of(begun.id))
    assert cry.watch_at
    assert Notice.objects.get().person == watched
