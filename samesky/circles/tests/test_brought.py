"""What somebody brings to a workshop: a draft of their own, which they keep, change or withdraw."""

import json
from datetime import timedelta

import pytest
from django.http import Http404
from django.test import Client

from samesky.circles import leaving
from samesky.circles.actions import brought, sitting
from samesky.circles.actions.opening import open_room
from samesky.circles.card import Card
from samesky.circles.core import commands as ask
from samesky.circles.core.plan import Kind, Phase, Plan
from samesky.circles.core.times import MINUTE
from samesky.circles.log import circle_of
from samesky.circles.models import Brought, Room
from samesky.circles.queries.brought import brought_by, exported, said_as_method, shown_in
from samesky.circles.reporting_brought import around, seen, take_down
from samesky.groups.models import Group
from samesky.kit.clock import held_at, now
from samesky.live.models import Event
from samesky.people.models import Mute, Person
from samesky.people.sealing import key_of

PLAN = Plan(
    (
        Phase(Kind.OPENING),
        Phase(Kind.METHODS, 3 * MINUTE),
        Phase(Kind.CLOSING, MINUTE),
        Phase(Kind.LEAVING),
    )
)


def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def workshop(carers: Group, dara: Person, amara: Person, ben: Person) -> Room:
    """Its round of methods has begun. Dara (seat 1) has said hers; Amara (2) holds the piece."""
    room = open_room(dara, carers, Card("What helps at night", "candle"), PLAN, kind=Room.Kind.WORKSHOP)
    for person in (dara, amara, ben):
        sitting.arrive(person, room, "")
    sitting.do(dara, room, ask.Begin(), "")
    sitting.do(dara, room, ask.Next(), "")
    sitting.say(dara, room, 1, "I put warm socks on first.", "s")
    sitting.do(dara, room, ask.Finish(1), "")
    room.refresh_from_db()
    return room


WORDS = ("Warm socks", "Put them on before anything else.", "When it is late.")
SOCKS = dict(zip(("title", "how", "when"), WORDS, strict=True))


def test_after_the_turn_what_was_said_becomes_a_draft(workshop: Room, dara: Person) -> None:
    client, address = browser(dara), workshop.get_absolute_url()
    assert "Keep what I said as a method" in client.get(f"{address}table").content.decode()
    assert "I put warm socks on first." in client.get(f"{address}bring").content.decode()
    answer = client.post(f"{address}bring", {**SOCKS, "once": "b"})
    assert answer.status_code == 302
    client.post(f"{address}bring", {**SOCKS, "once": "b"})
    (method,) = brought_by(dara)
    assert (method.title, method.how, method.when) == WORDS
    assert not method.shown
    assert not method.kept


def test_it_is_sealed_under_its_authors_key(workshop: Room, dara: Person) -> None:
    row = brought.bring(dara, workshop, *WORDS)
    assert row is not None
    assert row.how_sealed is not None
    assert key_of(bytes(row.how_sealed)) == dara.key_id


def test_who_has_not_had_their_turn_has_nothing_to_keep_yet(
    workshop: Room, amara: Person, ben: Person
) -> None:
    sitting.say(amara, workshop, 2, "I count the lights.", "s")
    for person, seat in ((amara, 2), (ben, 3)):
        assert said_as_method(workshop, circle_of(workshop.id), seat) == []
        assert browser(person).get(f"{workshop.get_absolute_url()}bring").status_code == 404


def test_there_is_none_in_a_circle(begun: Room, dara: Person) -> None:
    sitting.do(dara, begun, ask.Next(), "")
    sitting.say(dara, begun, 1, "Words.", "s")
    sitting.do(dara, begun, ask.Finish(1), "")
    assert browser(dara).get(f"{begun.get_absolute_url()}bring").status_code == 404


def test_others_read_it_in_the_room_only_where_its_author_chose_so(
    workshop: Room, dara: Person, amara: Person, ben: Person
) -> None:
    row = brought.bring(dara, workshop, *WORDS)
    assert row is not None
    assert shown_in(amara, workshop) == []
    brought.change(dara, row, *WORDS, shown=True)
    assert [method.pen_name for method in shown_in(amara, workshop)] == ["Dara"]
    assert "Warm socks" in browser(amara).get(f"{workshop.get_absolute_url()}table").content.decode()
    Mute.objects.create(by=ben, of=dara)
    assert shown_in(ben, workshop) == []
    sitting.do(dara, workshop, ask.Close(), "")
    sitting.do(dara, workshop, ask.Close(), "")
    workshop.refresh_from_db()
    assert workshop.closed_at is not None
    assert shown_in(amara, workshop) == []


def test_only_who_sees_something_new_is_told(workshop: Room, dara: Person, ben: Person) -> None:
    Mute.objects.create(by=ben, of=dara)
    before = Event.objects.count()
    brought.bring(dara, workshop, *WORDS)
    assert _told_since(before) == [1]
    before = Event.objects.count()
    brought.bring(dara, workshop, *WORDS, shown=True)
    assert _told_since(before) == [1, 2]


def _told_since(before: int) -> list[int]:
    return [json.loads(event.payload)["seat"] for event in Event.objects.order_by("pk")[before:]]


def test_one_person_brings_a_few_not_many(workshop: Room, dara: Person) -> None:
    for _ in range(brought.MOST):
        assert brought.bring(dara, workshop, *WORDS) is not None
    assert brought.bring(dara, workshop, *WORDS) is None


def test_what_nobody_kept_is_withdrawn_seven_days_after_the_workshop(
    workshop: Room, dara: Person, ben: Person
) -> None:
    kept, left = (brought.bring(person, workshop, *WORDS) for person in (dara, ben))
    assert kept is not None
    assert left is not None
    client = browser(dara)
    client.post(f"/circles/brought/{kept.id}/keep")
    sitting.do(dara, workshop, ask.Close(), "")
    sitting.do(dara, workshop, ask.Close(), "")
    workshop.refresh_from_db()
    assert workshop.closed_at is not None
    assert brought.due(workshop.closed_at + timedelta(days=7), 10) == 0
    assert brought.due(workshop.closed_at + timedelta(days=7, seconds=1), 10) == 1
    assert list(Brought.objects.values_list("pk", flat=True)) == [kept.id]


def test_its_author_sees_it_afterwards_changes_and_withdraws_it(
    workshop: Room, dara: Person, ben: Person
) -> None:
    row = brought.bring(dara, workshop, *WORDS, shown=True)
    assert row is not None
    sitting.do(dara, workshop, ask.Close(), "")
    sitting.do(dara, workshop, ask.Close(), "")
    client = browser(dara)
    assert "Warm socks" in client.get(f"{workshop.get_absolute_url()}after").content.decode()
    assert "Warm socks" in client.get("/circles/brought").content.decode()
    form = client.get(f"/circles/brought/{row.id}/").content.decode()
    assert "may read it while we are here" not in form
    client.post(f"/circles/brought/{row.id}/", {**SOCKS, "title": "Warm feet", "once": "c"})
    (method,) = brought_by(dara)
    assert (method.title, method.shown) == ("Warm feet", False)
    for path in ("", "withdraw"):
        assert browser(ben).get(f"/circles/brought/{row.id}/{path}").status_code == 404
        assert browser(ben).post(f"/circles/brought/{row.id}/{path}").status_code == 404
    assert "Withdraw this method?" in client.get(f"/circles/brought/{row.id}/withdraw").content.decode()
    client.post(f"/circles/brought/{row.id}/withdraw")
    assert brought_by(dara) == []


def test_leaving_takes_it_along_and_a_copy_holds_it(workshop: Room, dara: Person) -> None:
    brought.bring(dara, workshop, *WORDS)
    assert [row["title"] for row in exported(dara.id)] == ["Warm socks"]
    leaving.make_nobodys(dara.id)
    assert not Brought.objects.exists()


def test_something_is_wrong_with_it(workshop: Room, dara: Person, amara: Person, ivo: Person) -> None:
    row = brought.bring(dara, workshop, *WORDS, shown=True)
    assert row is not None
    assert seen(amara, row.id).words.startswith("Warm socks")
    with pytest.raises(Http404):
        seen(ivo, row.id)
    assert around(row.id) is not None
    take_down(row.id)
    assert shown_in(amara, workshop) == []
    assert around(row.id) is None
    with pytest.raises(Http404):
        seen(amara, row.id)
    assert len(brought_by(dara)) == 1


def test_the_seat_is_kept_while_somebody_writes(workshop: Room, dara: Person) -> None:
    with held_at(now() + timedelta(seconds=40)):
        browser(dara).get(f"{workshop.get_absolute_url()}bring")
    with held_at(now() + timedelta(seconds=50)):
        browser(dara).post(f"{workshop.get_absolute_url()}here")
        assert circle_of(workshop.id).seats[1].seated
