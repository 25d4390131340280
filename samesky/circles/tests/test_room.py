"""The room over ordinary requests: coming in, speaking, listening, holding words, leaving."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

from samesky.circles import pace
from samesky.circles.actions import sitting
from samesky.circles.core import commands as ask
from samesky.circles.core.state import Stage, Where
from samesky.circles.log import circle_of
from samesky.circles.models import HeldWords, Logged, Prepared, Room, SaidWords, Seat
from samesky.people.models import Person

Sends = Callable[..., HttpResponse]


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet() -> None:
    pace.forget_all()


def as_(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def act(person: Person, room: Room, do: str, **sent: object) -> HttpResponse:
    """A press of a button, as the page's script sends it."""
    number = sent.pop("number", circle_of(room.id).turns)
    body = {"do": do, "number": number, "to": number, "exact": "yes", **sent}
    answer: HttpResponse = as_(person).post(
        f"/circles/{room.id}/act", body, headers={"Accept": "application/json"}
    )
    return answer


@pytest.fixture
def speaking(begun: Room, dara: Person) -> Room:
    """Dara holds the piece in the name round; Amara comes next."""
    sitting.do(dara, begun, ask.Next(), "")
    assert circle_of(begun.id).stage is Stage.SPEAKING
    return begun


def test_somebody_reads_the_agreements_and_comes_in(circle: Room, amara: Person) -> None:
    client = as_(amara)
    page = client.get(f"/circles/{circle.id}/").content.decode()
    assert "What you hear here, leave here." in page
    assert "Dara" not in page
    refused = client.post(f"/circles/{circle.id}/arrive", {"words": "I say this first."})
    assert refused.status_code == 422
    assert "I say this first." in refused.content.decode()
    sent = {"agree": "on", "words": "I say this first.", "longer": "2", "once": "a"}
    assert client.post(f"/circles/{circle.id}/arrive", sent).status_code == 302
    seat = circle_of(circle.id).seats[1]
    assert (seat.where, seat.private_longer) == (Where.WAITING, 120_000)
    assert Prepared.objects.get().seat == 1
    assert "You are in the lobby" in client.get(f"/circles/{circle.id}/").content.decode()


def test_the_holder_speaks_and_everybody_reads_it(speaking: Room, dara: Person, ben: Person) -> None:
    answer = act(dara, speaking, "say", words="The kitchen light.").json()
    assert (answer["keeps"], answer["refused"]) == (False, False)
    assert "The kitchen light." in as_(ben).get(f"/circles/{speaking.id}/table").content.decode()
    assert act(dara, speaking, "finish").json()["refused"] is False
    assert circle_of(speaking.id).turn.seat == 2


def test_held_words_are_given_after_the_turn(speaking: Room, dara: Person, amara: Person, ben: Person) -> None:
    assert act(ben, speaking, "hold", words="I know that light.").json()["refused"] is False
    table = f"/circles/{speaking.id}/table"
    assert "I know that light." not in as_(dara).get(table).content.decode()
    act(dara, speaking, "finish")
    assert "I know that light." in as_(dara).get(table).content.decode()
    assert "I know that light." not in as_(amara).get(table).content.decode()
    assert HeldWords.objects.get().to_seat == 1


def test_words_out_of_turn_are_kept_for_when_the_piece_comes(speaking: Room, amara: Person, dara: Person) -> None:
    answer = act(amara, speaking, "say", words="Me first.").json()
    assert answer["says"] == "Dara holds the piece now. We kept your words for when it reaches you."
    assert not SaidWords.objects.exists()
    act(dara, speaking, "finish")
    assert act(amara, speaking, "give").json()["refused"] is False
    assert SaidWords.objects.get().seat == 2
    assert not Prepared.objects.exists()


