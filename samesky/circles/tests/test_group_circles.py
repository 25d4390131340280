"""A group's circles: what is open, what took place, who keeps, and the keeper's run sheet."""

from datetime import timedelta

import pytest

from samesky.circles.actions import sitting
from samesky.circles.actions.keepers import NotYours, let_keep, no_longer_keeps
from samesky.circles.actions.naming import name_piece
from samesky.circles.actions.opening import open_room
from samesky.circles.commanding import settled
from samesky.circles.core import commands as ask
from samesky.circles.core.plan import Kind, Phase, Plan
from samesky.circles.core.times import MINUTE
from samesky.circles.models import Keeper, PieceName, Room
from samesky.circles.queries.naming import piece_of
from samesky.circles.queries.open_now import GOING, LOBBY, SHUT, open_in, open_to, took_place
from samesky.circles.queries.run_sheet import run_sheet
from samesky.circles.scripts.expecting import ends_at, expected, lasts
from samesky.circles.tests.conftest import CARD, PLAN
from samesky.groups.models import Group, Membership
from samesky.kit.clock import held_at, now
from samesky.people.models import Block, Person
from tests.harness.people import ClientOf


def test_what_is_open_says_until_when_one_can_come_in(
    circle: Room, carers: Group, dara: Person, amara: Person
) -> None:
    assert [(room.title, room.where) for room in open_in(carers)] == [("Sunday circle", LOBBY)]
    for person in (dara, amara):
        sitting.arrive(person, circle, "")
    sitting.do(dara, circle, ask.Begin(), "b")
    assert [room.where for room in open_in(carers)] == [GOING]
    for _ in range(5):
        sitting.do(dara, circle, ask.Next(), "")
        for who in (dara, amara):
            turn = settled(circle).turn
            if turn is not None:
                sitting.do(who, circle, ask.Finish(turn.number), "")
    assert {room.where for room in open_in(carers)} <= {SHUT}
    assert not open_to(amara)


def test_a_circle_that_nobody_came_to_is_not_shown_as_open(circle: Room, carers: Group) -> None:
    with held_at(now() + timedelta(minutes=5, seconds=2)):
        assert not open_in(carers)
        assert len(took_place(carers)) == 1


def test_the_pages_say_that_a_circle_is_open(
    client_of: ClientOf, circle: Room, carers: Group, amara: Person, jules: Person, ivo: Person
) -> None:
    line = "A circle is open: Sunday circle. You can come in until the closing round."
    for person in (amara, jules):
        for address in (carers.get_absolute_url(), f"{carers.get_absolute_url()}circles", "/today"):
            assert line in client_of(person).get(address).content.decode(), address
    assert client_of(ivo).get(f"{carers.get_absolute_url()}circles").status_code == 404
    assert "Sunday circle" not in client_of(ivo).get("/today").content.decode()


def test_a_rehearsal_is_nobody_elses_business(client_of: ClientOf, carers: Group, dara: Person) -> None:
    open_room(dara, carers, CARD, PLAN, practice=True)
    assert not open_in(carers)
    assert not took_place(carers)
    assert not open_to(dara)


def test_the_fragment_is_sent_once(client_of: ClientOf, circle: Room, carers: Group, amara: Person) -> None:
    address = f"{carers.get_absolute_url()}circles/now"
    first = client_of(amara).get(address)
    assert "Sunday circle" in first.content.decode()
    again = client_of(amara).get(address, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304


def test_a_facilitator_writes_the_list_of_keepers(
    client_of: ClientOf, carers: Group, dara: Person, chen: Person, amara: Person
) -> None:
    base = f"{carers.get_absolute_url()}circles"
    facilitator = client_of(dara)
    facilitator.post(f"{base}/keepers", {"person": str(chen.id), "once": "a"})
    assert Keeper.objects.get().person == chen
    assert "trained keeper" in client_of(amara).get(base).content.decode()
    assert client_of(amara).post(f"{base}/keepers", {"person": str(amara.id)}).status_code == 404
    assert client_of(chen).get(f"{base}/open").status_code == 200
    facilitator.post(f"{base}/keepers/{chen.id}/end", {"once": "b"})
    assert not Keeper.objects.exists()
    assert client_of(chen).get(f"{base}/open").status_code == 404


@pytest.mark.parametrize("sent", ["", "nobody", "00000000-0000-0000-0000-000000000000"])
def test_somebody_who_is_not_in_the_group_is_not_put_on_the_list(
    client_of: ClientOf, carers: Group, dara: Person, ivo: Person, sent: str
) -> None:
    client_of(dara).post(f"{carers.get_absolute_url()}circles/keepers", {"person": sent or str(ivo.id)})
    assert not Keeper.objects.exists()
    with pytest.raises(NotYours):
        let_keep(dara, carers, ivo)


def test_only_a_facilitator_takes_off_the_list(
    carers: Group, dara: Person, chen: Person, amara: Person
) -> None:
    let_keep(dara, carers, chen)
    with pytest.raises(NotYours):
        no_longer_keeps(amara, carers, chen)


def test_a_keeper_who_left_the_group_opens_nothing(
    client_of: ClientOf, carers: Group, dara: Person, chen: Person
) -> None:
    let_keep(dara, carers, chen)
    Membership.objects.filter(person=chen).delete()
    assert client_of(chen).get(f"{carers.get_absolute_url()}circles/open").status_code == 404
    assert "Chen" not in client_of(dara).get(f"{carers.get_absolute_url()}circles").content.decode()


def test_a_group_calls_the_piece_as_it_likes(client_of: ClientOf, carers: Group, dara: Person) -> None:
    assert piece_of(carers) == "the talking piece"
    client_of(dara).post(f"{carers.get_absolute_url()}circles/naming", {"name": "the lamp", "once": "a"})
    assert piece_of(carers) == "the lamp"
    assert b"lamp" not in bytes(PieceName.objects.get().name_sealed)
    assert "the lamp" in client_of(dara).get(f"{carers.get_absolute_url()}circles").content.decode()
    client_of(dara).post(f"{carers.get_absolute_url()}circles/naming", {"name": "x" * 41, "once": "b"})
    assert piece_of(carers) == "the lamp"
    name_piece(dara, carers, "")
    assert piece_of(carers) == "the talking piece"
    assert piece_of(None) == "the talking piece"


def test_the_page_says_where_the_practice_comes_from(
    client_of: ClientOf, carers: Group, amara: Person
) -> None:
    page = client_of(amara).get(f"{carers.get_absolute_url()}circles").content.decode()
    assert "Indigenous peoples of North America" in page


def test_the_run_sheet_says_who_is_here_and_who_is_new(
    client_of: ClientOf, begun: Room, carers: Group, dara: Person, amara: Person, hana: Person
) -> None:
    Membership.objects.filter(group=carers).exclude(person=hana).update(agreed_at=now() - timedelta(days=31))
    sheet = run_sheet(dara, begun.id)
    assert [(guest.face.pen_name, guest.new) for guest in sheet.guests] == [
        ("Dara", False),
        ("Amara", False),
        ("Ben", False),
        ("Hana", True),
    ]
    assert [guest.is_keeper for guest in sheet.guests] == [True, False, False, False]
    assert sheet.elsewhere == ["Grace"]
    page = client_of(dara).get(f"/circles/{begun.id}/run-sheet").content.decode()
    assert "new in the group" in page
    assert "What went a little easier this week?" in page
    assert "Nobody from" in page


def test_the_run_sheet_before_anybody_came(client_of: ClientOf, circle: Room, dara: Person) -> None:
    page = client_of(dara).get(f"/circles/{circle.id}/run-sheet").content.decode()
    assert "Nobody has come in yet." in page
    assert "close it again" in page


@pytest.mark.parametrize("who", ["amara", "grace", "ivo"])
def test_the_run_sheet_is_for_the_keeper(
    client_of: ClientOf, begun: Room, request: pytest.FixtureRequest, who: str
) -> None:
    """Grace leads the group and is not in the circle: who sits there is not for her eyes."""
    client = client_of(request.getfixturevalue(who))
    assert client.get(f"/circles/{begun.id}/run-sheet").status_code == 404


def test_who_is_kept_apart_from_somebody_inside_learns_nothing(
    client_of: ClientOf, begun: Room, dara: Person, ben: Person, chen: Person, carers: Group
) -> None:
    other = open_room(chen, carers, CARD, PLAN)
    let_keep(dara, carers, chen)
    sitting.arrive(ben, other, "")
    Block.objects.create(by=ben, of=chen)
    assert client_of(chen).get(f"/circles/{other.id}/run-sheet").status_code == 404


def test_opened_by_mistake_it_is_closed_at_once(
    client_of: ClientOf, circle: Room, carers: Group, dara: Person, amara: Person
) -> None:
    assert client_of(amara).post(f"/circles/{circle.id}/shut-again").status_code == 404
    answer = client_of(dara).post(f"/circles/{circle.id}/shut-again", {"once": "a"}, follow=True)
    assert "Closed again." in answer.content.decode()
    assert settled(circle).closed
    assert not open_in(carers)
    again = client_of(dara).post(f"/circles/{circle.id}/shut-again", {"once": "a"}, follow=True)
    assert "Closed again." in again.content.decode()


def test_a_circle_that_has_begun_is_not_closed_by_mistake(
    client_of: ClientOf, begun: Room, dara: Person
) -> None:
    client_of(dara).post(f"/circles/{begun.id}/shut-again", {"once": "a"})
    assert not settled(begun).closed


def test_times_of_the_run_sheet_are_sums() -> None:
    plan = Plan(
        (Phase(Kind.OPENING), Phase(Kind.ROUND, 3 * MINUTE), Phase(Kind.CLOSING, MINUTE), Phase(Kind.LEAVING))
    )
    begins = expected(plan, 4, 1_000)
    assert [one.at for one in begins[:2]] == [1_000, 1_000 + lasts(plan.phases[0], 4)]
    assert begins[2].at - begins[1].at == 4 * (3 * MINUTE + 15_000) + MINUTE
    assert ends_at(plan, 4, 1_000) == begins[-1].at + lasts(plan.phases[-1], 4)
    late = expected(plan, 4, 1_000, first=1, left=MINUTE)
    assert [one.at for one in late[:2]] == [1_000, 1_000 + MINUTE]
    assert expected(plan, 1, 0) == expected(plan, 3, 0)
