"""The room over ordinary requests: coming in, speaking, listening, holding words, choosing, leaving."""

from datetime import timedelta

import pytest

from samesky.circles import pace
from samesky.circles.actions import sitting
from samesky.circles.core import commands as ask
from samesky.circles.core.state import Reach, Stage, Where
from samesky.circles.log import circle_of
from samesky.circles.models import HeldWords, Prepared, Room, SaidWords
from samesky.circles.tests.room_helpers import At
from samesky.kit.clock import held_at, now
from samesky.people.actions import apart
from samesky.people.models import Person


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet() -> None:
    pace.forget_all()


@pytest.fixture
def speaking(begun: Room, dara: Person) -> Room:
    """Dara holds the piece in the name round; Amara comes next, then Ben, then Hana."""
    sitting.do(dara, begun, ask.Next(), "")
    assert circle_of(begun.id).stage is Stage.SPEAKING
    return begun


def test_somebody_reads_the_agreements_and_comes_in(circle: Room, dara: Person, amara: Person) -> None:
    sitting.arrive(dara, circle, "")
    at = At(amara, circle)
    page = at.reads("")
    assert "What you hear here, leave here." in page
    assert "We speak from our own life." in page
    assert "What went a little easier this week?" in page
    assert "Dara" not in page, "the lobby names nobody"
    refused = at.posts_plainly("arrive", words="I say this first.")
    assert refused.status_code == 422
    assert "I say this first." in refused.content.decode()
    answer = at.posts_plainly("arrive", agree="on", words="I say this first.", longer="2", once="a")
    assert answer.status_code == 302
    seat = circle_of(circle.id).seats[2]
    assert (seat.where, seat.private_longer) == (Where.WAITING, 120_000)
    assert Prepared.objects.get().seat == 2
    assert "You are in the lobby" in at.reads("")
    assert "I say this first." in at.reads("")
    assert "Dara" not in at.reads()


def test_somebody_may_come_to_listen_alone(circle: Room, amara: Person) -> None:
    At(amara, circle).posts_plainly("arrive", agree="on", listens="on")
    assert circle_of(circle.id).seats[1].listens


def test_the_lobby_says_in_rounded_words_how_long_it_takes(speaking: Room, chen: Person) -> None:
    at = At(chen, speaking)
    assert "Someone is speaking. You can come in between turns, in about" in at.reads("door")
    at.posts_plainly("arrive", agree="on")
    assert "Someone is speaking." in at.reads()


def test_the_holder_speaks_and_everybody_reads_it(speaking: Room, dara: Person, ben: Person) -> None:
    answer = At(dara, speaking).press("say", words="The kitchen light.")
    assert (answer["keeps"], answer["refused"]) == (False, False)
    assert "The kitchen light." in At(ben, speaking).reads()
    assert At(dara, speaking).press("finish")["refused"] is False
    assert circle_of(speaking.id).turn.seat == 2  # type: ignore[union-attr]


def test_words_are_read_until_the_circle_closes(speaking: Room, dara: Person, hana: Person) -> None:
    At(dara, speaking).press("say", words="The kitchen light.")
    At(dara, speaking).press("finish")
    assert "What was said before" in At(hana, speaking).reads("earlier")
    assert "The kitchen light." in At(hana, speaking).reads("earlier")
    for _ in range(2):
        sitting.do(dara, speaking, ask.Close(), "")
    assert "The kitchen light." not in At(hana, speaking).reads() + At(hana, speaking).reads("earlier")


@pytest.mark.parametrize(
    ("do", "says"),
    [
        ("pass", "Passed. You are still in the circle."),
        ("later", "The piece comes back to you at the end of the round."),
        ("longer", "You have a minute more."),
        ("finish", "The piece goes on."),
    ],
)
def test_what_the_holder_can_do(speaking: Room, dara: Person, do: str, says: str) -> None:
    answer = At(dara, speaking).press(do, words="Not sent yet.")
    assert answer["says"].startswith(says)
    assert answer["keeps"], "what was not sent stays in the box"


def test_held_words_are_given_after_the_turn_and_to_nobody_else(
    speaking: Room, dara: Person, amara: Person, ben: Person
) -> None:
    assert At(ben, speaking).press("hold", words="I know that light.")["says"] == (
        "Held. Dara gets your words after the turn."
    )
    assert "I know that light." not in At(dara, speaking).reads()
    At(dara, speaking).press("finish")
    assert "I know that light." in At(dara, speaking).reads()
    assert "I know that light." not in At(amara, speaking).reads()
    assert HeldWords.objects.get().to_seat == 1


def test_held_words_that_came_a_moment_late_still_reach_their_speaker(
    speaking: Room, dara: Person, ben: Person
) -> None:
    number = circle_of(speaking.id).turns
    At(dara, speaking).press("finish")
    assert At(ben, speaking).press("hold", words="I know that light.", to=number)["refused"] is False
    assert HeldWords.objects.get().to_seat == 1
    with held_at(now() + timedelta(seconds=70)):
        late = At(ben, speaking).press("hold", words="And that hall.", to=number)
    assert late["refused"]
    assert late["keeps"]
    assert "given to nobody" in late["says"]


def test_words_out_of_turn_are_kept_for_when_the_piece_comes(
    speaking: Room, amara: Person, dara: Person
) -> None:
    answer = At(amara, speaking).press("say", words="Me first.")
    assert answer["says"] == "Dara holds the piece now. We kept your words for when it reaches you."
    assert not answer["keeps"]
    assert not SaidWords.objects.exists()
    assert "Me first." in At(amara, speaking).reads()
    At(dara, speaking).press("finish")
    assert At(amara, speaking).press("give")["refused"] is False
    assert SaidWords.objects.get().seat == 2
    assert not Prepared.objects.exists()


def test_words_can_be_kept_for_my_turn_and_let_go_again(speaking: Room, ben: Person) -> None:
    at = At(ben, speaking)
    assert at.press("keep", words="First.")["keeps"] is False
    at.press("keep", words="Then this.")
    assert "First." in at.reads()
    assert "Then this." in at.reads()
    at.press("forget")
    assert "First." not in at.reads()


def test_somebody_decides_beforehand_to_pass(
    speaking: Room, dara: Person, amara: Person, ben: Person
) -> None:
    answer = At(amara, speaking).posts("choose", reach="pass").json()
    assert answer["refused"] is False
    assert circle_of(speaking.id).seats[2].reach is Reach.PASS
    assert "You pass this round." in At(amara, speaking).reads()
    assert "pass" not in At(ben, speaking).reads().lower().replace("data-reach", "")
    At(dara, speaking).press("finish")
    assert circle_of(speaking.id).turn.seat == 3  # type: ignore[union-attr]


def test_who_takes_no_notes_is_given_none(speaking: Room, dara: Person, ben: Person) -> None:
    At(dara, speaking).posts("choose", no_notes="on")
    answer = At(ben, speaking).press("hold", words="I know that light.")
    assert answer["says"].startswith("Dara takes no held words today.")
    assert answer["keeps"]
    assert not HeldWords.objects.exists()


def test_a_block_made_inside_stops_held_words_and_reads_like_no_notes(
    speaking: Room, dara: Person, ben: Person
) -> None:
    At(ben, speaking).press("hold", words="I know that light.")
    apart.block(dara, ben.id)
    answer = At(ben, speaking).press("hold", words="And that hall.")
    assert answer["says"].startswith("Dara takes no held words today.")
    At(dara, speaking).press("finish")
    assert "I know that light." not in At(dara, speaking).reads()
    assert HeldWords.objects.count() == 1


def test_turns_of_somebody_blocked_inside_are_not_hidden(speaking: Room, dara: Person, ben: Person) -> None:
    apart.block(ben, dara.id)
    At(dara, speaking).press("say", words="The kitchen light.")
    assert "The kitchen light." in At(ben, speaking).reads()


def test_somebody_leaves_quietly_and_can_come_again(speaking: Room, dara: Person, ben: Person) -> None:
    assert At(ben, speaking).posts_plainly("leave").status_code == 302
    assert circle_of(speaking.id).seats[3].where is Where.LEFT
    assert At(ben, speaking).get("table").status_code == 404
    ring = At(dara, speaking).reads()
    assert "Ben" in ring, "a seat that was left looks like one whose phone sleeps"
    assert "has left" not in ring
    At(ben, speaking).posts_plainly("arrive", agree="on")
    assert circle_of(speaking.id).seats[3].where is Where.WAITING


def test_the_order_is_said_by_names_and_in_rounded_words(speaking: Room, hana: Person, dara: Person) -> None:
    assert "You come after Amara and Ben, in about" in At(hana, speaking).reads()
    assert "You hold the piece" in At(dara, speaking).reads()


def test_a_private_longer_time_is_shown_to_nobody_else(circle: Room, dara: Person, ben: Person) -> None:
    sitting.arrive(dara, circle, "", private_longer=120_000)
    sitting.arrive(ben, circle, "")
    sitting.do(dara, circle, ask.Begin(), "")
    sitting.do(dara, circle, ask.Next(), "")
    assert "about two minutes more" in At(dara, circle).reads()
    assert At(dara, circle).posts("here").json()["left"] <= 60_000
    assert "more. Nobody" not in At(ben, circle).reads()


def test_looking_and_a_small_knock_are_signs_of_life(speaking: Room, ben: Person, dara: Person) -> None:
    with held_at(now() + timedelta(seconds=44)):
        At(dara, speaking).posts("here")
    with held_at(now() + timedelta(seconds=47)):
        At(dara, speaking).posts("here")
        assert circle_of(speaking.id).seats[3].where is Where.AWAY
        At(ben, speaking).get("frame")
        assert circle_of(speaking.id).seats[3].where is Where.SEATED


def test_a_knock_says_what_is_left_and_nothing_private(speaking: Room, ben: Person) -> None:
    told = At(ben, speaking).posts("here").json()
    assert set(told) == {"turn", "left", "of", "running"}
    assert told["turn"] == 1
    assert 55_000 < told["left"] <= 60_000


def test_on_the_open_floor_somebody_would_like_to_speak(speaking: Room, dara: Person, ben: Person) -> None:
    for _ in range(2):
        while (turn := circle_of(speaking.id).turn) is not None:
            person = speaking.seats.get(number=turn.seat).person
            assert person is not None
            sitting.do(person, speaking, ask.Finish(turn.number), "")
        sitting.do(dara, speaking, ask.Next(), "")
    assert circle_of(speaking.id).kind == "floor"
    assert At(ben, speaking).press("hand")["says"].startswith("The piece comes to you")
    assert 'data-hand="up"' in At(ben, speaking).reads()
    assert 'data-hand="down"' in At(dara, speaking).reads()
    assert At(ben, speaking).press("hand")["says"] == "That is so already. Nothing was changed."
    assert At(ben, speaking).press("no-hand")["refused"] is False
