"""Two people keep apart."""

from uuid import uuid4

import pytest
from django.http import Http404
from django.test import Client

from samesky.live.models import CONTROL, Event
from samesky.people.actions import apart
from samesky.people.models import Block, Mute, Person
from samesky.people.queries import blocked_by, hidden_from, people_for, person_for
from tests.harness.people import ClientOf


def test_a_blocked_person_gets_the_answer_of_an_unknown_card(
    client_of: ClientOf, amara: Person, jules: Person
) -> None:
    unknown = client_of(jules).get(f"/people/{uuid4()}/")
    for asker, other in ((jules, amara), (amara, jules)):
        answer = client_of(asker).get(f"/people/{other.pk}/")
        assert answer.status_code == unknown.status_code == 404
        assert other.pen_name not in answer.content.decode()
    for deed in ("block", "mute"):
        assert client_of(jules).get(f"/people/{amara.pk}/{deed}").status_code == 404
        assert client_of(jules).post(f"/people/{amara.pk}/{deed}").status_code == 404


def test_without_a_block_the_same_card_is_there(client_of: ClientOf, amara: Person, ben: Person) -> None:
    assert client_of(ben).get(f"/people/{amara.pk}/").status_code == 200


def test_blocking_asks_first_and_hides_both(client_of: ClientOf, amara: Person, ben: Person) -> None:
    amaras = client_of(amara)
    assert not Block.objects.exists()
    amaras.get(f"/people/{ben.pk}/block")
    assert not Block.objects.exists()
    assert amaras.post(f"/people/{ben.pk}/block", {"once": "a"})["Location"] == "/me/apart"
    assert hidden_from(amara) == {ben.pk}
    assert hidden_from(ben) == {amara.pk}
    assert ben not in people_for(amara)
    assert amara not in people_for(ben)
    assert "Ben" in amaras.get("/me/apart").content.decode()


def test_a_block_reaches_open_streams_of_both(amara: Person, ben: Person) -> None:
    apart.block(amara, ben.pk)
    told = [event.payload for event in Event.objects.filter(room__name=CONTROL, kind="revoke")]
    assert sorted(any(str(person.pk) in payload for payload in told) for person in (amara, ben)) == [
        True,
        True,
    ]


def test_a_mute_reaches_only_the_one_who_muted(amara: Person, ben: Person) -> None:
    apart.mute(amara, ben.pk)
    told = " ".join(event.payload for event in Event.objects.filter(room__name=CONTROL, kind="revoke"))
    assert str(amara.pk) in told
    assert str(ben.pk) not in told


def test_a_double_tap_blocks_once_and_undoing_undoes(client_of: ClientOf, amara: Person, ben: Person) -> None:
    amaras = client_of(amara)
    for _ in range(2):
        assert amaras.post(f"/people/{ben.pk}/block", {"once": "a"})["Location"] == "/me/apart"
    assert Block.objects.count() == 1
    amaras.post(f"/people/{ben.pk}/unblock", {"once": "b"})
    assert person_for(amara, ben.pk) == ben
    assert blocked_by(amara) == []


def test_undoing_takes_back_ones_own_block_only(amara: Person, jules: Person) -> None:
    apart.unblock(jules, amara.pk)
    with pytest.raises(Http404):
        person_for(jules, amara.pk)


def test_a_muted_person_notices_nothing(client_of: ClientOf, amara: Person, ben: Person) -> None:
    before = client_of(ben).get(f"/people/{amara.pk}/").status_code
    client_of(amara).post(f"/people/{ben.pk}/mute", {"once": "a"})
    assert Mute.objects.filter(by=amara, of=ben).exists()
    assert client_of(ben).get(f"/people/{amara.pk}/").status_code == before == 200
    assert hidden_from(ben) == set()
    assert "You muted them" in client_of(amara).get(f"/people/{ben.pk}/").content.decode()
    client_of(amara).post(f"/people/{ben.pk}/unmute", {"once": "b"})
    assert not Mute.objects.exists()


def test_nobody_blocks_or_mutes_themselves(client_of: ClientOf, amara: Person) -> None:
    for deed in ("block", "mute"):
        assert client_of(amara).post(f"/people/{amara.pk}/{deed}").status_code == 404
    assert not Block.objects.exists()
    assert not Mute.objects.exists()


def test_a_visitor_sees_no_card(client: Client, amara: Person) -> None:
    assert client.get(f"/people/{amara.pk}/")["Location"].startswith("/sign-in")
