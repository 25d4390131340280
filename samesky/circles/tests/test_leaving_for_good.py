"""Somebody leaves this place: their words in circles, what they kept, where they sat; and their own copy before that."""

import io
import json
import zipfile

import pytest

from samesky.circles.actions import handing
from samesky.circles.actions.preparing import prepare
from samesky.circles.core.state import Where
from samesky.circles.kept import given_in
from samesky.circles.log import circle_of
from samesky.circles.models import HeldWords, Keepsake, Prepared, Room, SaidWords, Seat
from samesky.circles.tests.closing import close, say_and_hold
from samesky.kit.clock import now
from samesky.people import leaving as going
from samesky.people.export import copy_of
from samesky.people.models import Person
from samesky.people.walking import whose_key_is_gone


@pytest.fixture
def said(begun: Room, dara: Person, amara: Person) -> Room:
    say_and_hold(begun, dara, amara, "The kitchen light.", "I know that light.")
    return begun


def go(person: Person, way: str) -> None:
    assert going.finish(going.leave(person, way))
    assert not list(whose_key_is_gone())


@pytest.mark.parametrize("way", ["erased", "nobodys"])
def test_a_seat_keeps_its_number_and_nobodys_name(said: Room, dara: Person, way: str) -> None:
    go(dara, way)
    assert Seat.objects.get(room=said, number=1).person is None
    assert circle_of(said.id).seats[1].where is Where.LEFT
    assert SaidWords.objects.exists() is (way == "nobodys")
    assert not HeldWords.objects.exists(), "what was held for them is for nobody now"
    assert Room.objects.get(id=said.id).opened_by is None


def test_words_that_others_keep_go_or_lose_their_name(said: Room, dara: Person, amara: Person) -> None:
    close(said, dara)
    handing.due(now(), 10)
    go(amara, "nobodys")
    given = given_in(Keepsake.objects.get(person=dara))
    assert (given.words, given.pen_name) == ("I know that light.", "")


def test_words_that_others_keep_are_erased_with_their_author(said: Room, dara: Person, amara: Person) -> None:
    close(said, dara)
    handing.due(now(), 10)
    go(amara, "erased")
    assert not Keepsake.objects.exists()


def test_nothing_of_mine_is_left_when_i_go(said: Room, dara: Person, amara: Person) -> None:
    prepare(said, Seat.objects.get(room=said, person=amara), "What I wanted to say.")
    close(said, dara)
    handing.due(now(), 10)
    go(dara, "erased")
    go(amara, "erased")
    assert not Keepsake.objects.exists()
    assert not Prepared.objects.exists()
    assert not Seat.objects.filter(person__in=[dara.pk, amara.pk]).exists()


def test_my_own_copy_holds_what_i_said_prepared_and_was_given(
    said: Room, dara: Person, amara: Person
) -> None:
    prepare(said, Seat.objects.get(room=said, person=amara), "What I wanted to say.")
    mine = copy_for(amara)
    assert mine["What I prepared for a circle"][0]["words"] == "What I wanted to say."
    assert mine["Circles I was in"][0]["what"] == "sharing circle"
    close(said, dara)
    handing.due(now(), 10)
    mine = copy_for(dara)
    assert [row["words"] for row in mine["What I said in circles"]] == ["The kitchen light."]
    assert [row["words"] for row in mine["Words I was given in circles"]] == ["I know that light."]
    assert "Amara" not in json.dumps(mine["Words I was given in circles"])


def copy_for(person: Person) -> dict[str, list[dict[str, str]]]:
    zipped = zipfile.ZipFile(io.BytesIO(b"".join(copy_of(person.pk, now()))))
    read: dict[str, list[dict[str, str]]] = json.loads(zipped.read("my-copy.json"))
    return read
