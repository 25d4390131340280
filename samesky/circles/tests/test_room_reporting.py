""" "Something is wrong", beside every turn and held word: a copy of that moment, for whoever sits there and can see it."""

import pytest
from django.http import Http404
from django.test import Client

from samesky.circles import pace
from samesky.circles.actions import sitting
from samesky.circles.core import commands as ask
from samesky.circles.log import circle_of
from samesky.circles.models import HeldWords, Room, SaidWords
from samesky.circles.reporting import held_seen, turn_seen
from samesky.circles.tests.room_helpers import At
from samesky.people.actions import apart
from samesky.people.models import Person
from samesky.safety.copies import copy_of
from samesky.safety.models import Report
from samesky.safety.things import things


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet() -> None:
    pace.forget_all()


@pytest.fixture
def said(begun: Room, dara: Person, ben: Person) -> SaidWords:
    """Dara said something, and Ben wrote to her meanwhile."""
    sitting.do(dara, begun, ask.Next(), "")
    sitting.say(dara, begun, 1, "The kitchen light.", "")
    sitting.hold(ben, begun, 1, "I know that light.", "")
    return SaidWords.objects.select_related("room").get()


def test_a_report_holds_the_words_as_they_were(said: SaidWords, ben: Person) -> None:
    client = Client()
    client.force_login(ben)
    page = client.get(f"/report?kind=turn&thing={said.id}")
    carried = page.context["form"].initial["carried"]
    SaidWords.objects.all().delete()
    client.post("/report", {"carried": carried, "reason": "hurts"})
    copy = copy_of(Report.objects.get())
    assert (copy.words, copy.pen_name) == ("The kitchen light.", "Dara")


@pytest.mark.parametrize("who", ["chen", "ivo", "jules"])
def test_whoever_does_not_sit_there_sees_nothing(
    said: SaidWords, request: pytest.FixtureRequest, who: str
) -> None:
    with pytest.raises(Http404):
        turn_seen(request.getfixturevalue(who), said.id)


def test_held_words_are_seen_by_whom_they_were_for_once_they_are_given(
    said: SaidWords, dara: Person, ben: Person, amara: Person
) -> None:
    held = HeldWords.objects.get()
    with pytest.raises(Http404):
        held_seen(dara, held.id)
    sitting.do(dara, said.room, ask.Finish(1), "")
    assert held_seen(dara, held.id).words == "I know that light."
    for other in (ben, amara):
        with pytest.raises(Http404):
            held_seen(other, held.id)


def test_somebody_blocked_inside_can_still_be_told_about(said: SaidWords, dara: Person, ben: Person) -> None:
    """Law 14 stops their held words at once; what they said in a turn is there, and so is the way to tell of it."""
    apart.block(ben, dara.id)
    assert turn_seen(ben, said.id).words == "The kitchen light."


def test_what_is_taken_down_is_hidden_at_the_table_and_stays_under_seal(
    said: SaidWords, amara: Person
) -> None:
    thing = things.get("turn")
    assert thing is not None
    assert thing.take_down is not None
    around = thing.around(said.id)
    assert around is not None
    assert [one.words for one in around.said] == ["The kitchen light."]
    thing.take_down(said.id)
    assert "The kitchen light." not in At(amara, said.room).reads()
    said.refresh_from_db()
    assert said.words_sealed
    assert said.taken_down_at is not None


def test_a_moderator_is_shown_held_words_alone(said: SaidWords, dara: Person) -> None:
    thing = things.get("held")
    assert thing is not None
    around = thing.around(HeldWords.objects.get().id)
    assert around is not None
    assert [one.words for one in around.said] == ["I know that light."]


def test_every_turn_and_held_word_of_others_has_the_way_beside_it(
    said: SaidWords, dara: Person, ben: Person
) -> None:
    assert f"/report?kind=turn&amp;thing={said.id}" in At(ben, said.room).reads()
    assert f"thing={said.id}" not in At(dara, said.room).reads(), "nobody tells of themselves"
    sitting.do(dara, said.room, ask.Finish(1), "")
    held = HeldWords.objects.get()
    assert f"/report?kind=held&amp;thing={held.id}" in At(dara, said.room).reads()
    assert circle_of(said.room_id).turns == 2
