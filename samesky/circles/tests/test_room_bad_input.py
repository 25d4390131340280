"""Bad input: out of turn, from outside, twice, late, forged, a flood. A clear refusal, nothing changed, nobody disturbed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samesky.circles import pace
from samesky.circles.actions import sitting
from samesky.circles.core import commands as ask
from samesky.circles.core.state import Where
from samesky.circles.log import circle_of
from samesky.circles.models import HeldWords, Logged, Prepared, Room, SaidWords, Seat
from samesky.circles.tests.room_helpers import At
from samesky.kit.clock import held_at, now
from samesky.live.models import Event
from samesky.people.models import Person
from tests.hostile import nasty

WORDS_AND_LOG = (Logged, SaidWords, HeldWords, Prepared, Event)
POSTS = ("act", "choose", "leave", "here")


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet() -> None:
    pace.forget_all()


@pytest.fixture
def speaking(begun: Room, dara: Person) -> Room:
    sitting.do(dara, begun, ask.Next(), "")
    return begun


def counted() -> list[int]:
    return [model.objects.count() for model in WORDS_AND_LOG]


@pytest.mark.parametrize(
    "do", ["finish", "pass", "later", "longer", "give", "no-hand", "nonsense", "", "say\x00"]
)
def test_what_is_not_theirs_to_do_changes_nothing(speaking: Room, ben: Person, do: str) -> None:
    before = counted()
    answer = At(ben, speaking).posts("act", do=do, words="")
    assert answer.status_code == 422
    assert answer.json()["refused"]
    assert counted() == before


@pytest.mark.parametrize("number", ["0", "2", "-1", "99999999999", "x", "", "1e3", "٣"])
def test_forged_turn_numbers_change_nothing(speaking: Room, dara: Person, ben: Person, number: str) -> None:
    before = counted()
    for at, do in ((At(dara, speaking), "finish"), (At(ben, speaking), "hold")):
        answer = at.posts("act", do=do, words="Words.", number=number, to=number)
        assert answer.status_code == 422
        assert answer.json()["keeps"]
    assert counted() == before


@pytest.mark.parametrize("part", POSTS)
@pytest.mark.parametrize("who", ["ivo", "chen", "jules"])
def test_people_who_are_not_in_the_room_find_nothing(
    speaking: Room, request: pytest.FixtureRequest, who: str, part: str
) -> None:
    before = counted()
    at = At(request.getfixturevalue(who), speaking)
    assert at.posts(part, do="say", words="Let me in.").status_code == 404
    assert at.get("table").status_code == 404
    assert at.get("frame").status_code == 404
    assert counted() == before
    assert Seat.objects.filter(room=speaking).count() == 4


@pytest.mark.parametrize("part", POSTS)
def test_who_was_removed_changes_nothing(speaking: Room, dara: Person, ben: Person, part: str) -> None:
    sitting.do(dara, speaking, ask.Remove(3), "")
    before = counted()
    answer = At(ben, speaking).posts(part, do="say", words="One more thing.")
    assert answer.status_code in (302, 404, 422)
    assert counted() == before
    assert At(ben, speaking).get("table").status_code == 404


def test_a_double_tap_is_one_command(speaking: Room, dara: Person, ben: Person) -> None:
    for _ in range(2):
        assert At(dara, speaking).press("say", words="Once.", once="t")["refused"] is False
        assert At(ben, speaking).press("hold", words="Once.", once="t")["refused"] is False
    assert (SaidWords.objects.count(), HeldWords.objects.count()) == (1, 1)


def test_other_words_with_an_old_token_are_not_taken_for_the_first(speaking: Room, dara: Person) -> None:
    """A page that came back from the browser's memory has the token of what was sent before."""
    At(dara, speaking).press("say", words="Once.", once="t")
    At(dara, speaking).press("say", words="And this.", once="t")
    assert SaidWords.objects.count() == 2
    assert At(dara, speaking).press("finish", once="t")["refused"] is False
    assert circle_of(speaking.id).turns == 2


def test_a_late_press_ends_nobody_elses_turn(speaking: Room, dara: Person) -> None:
    At(dara, speaking).press("finish")
    before = counted()
    for do in ("finish", "pass", "later", "longer"):
        answer = At(dara, speaking).press(do, number=1)
        assert answer["refused"]
        assert "had ended already" in answer["says"]
    assert counted() == before


def test_too_long_words_stay_in_the_box(speaking: Room, dara: Person, ben: Person) -> None:
    for at, do in ((At(dara, speaking), "say"), (At(ben, speaking), "hold"), (At(ben, speaking), "keep")):
        answer = at.press(do, words="word " * 2_000)
        assert answer["keeps"]
        assert "longer than fits here" in answer["says"]
    assert not SaidWords.objects.exists()


@pytest.mark.parametrize("do", ["say", "hold", "keep"])
def test_an_empty_box_says_so(speaking: Room, dara: Person, ben: Person, do: str) -> None:
    who = dara if do == "say" else ben
    assert At(who, speaking).press(do, words="  \u200b ")["says"] == "There are no words in the box yet."


def test_a_made_up_choice_changes_nothing(speaking: Room, ben: Person) -> None:
    before = counted()
    assert At(ben, speaking).posts("choose", reach="shout").status_code == 422
    assert counted() == before


def test_a_hundred_a_second_disturb_nobody(speaking: Room, ben: Person, dara: Person) -> None:
    client, address = At(ben, speaking).client, f"/circles/{speaking.id}/act"
    body = {"do": "hold", "to": 1, "exact": "yes"}
    before = Logged.objects.count()
    answers = [
        client.post(address, {**body, "words": f"{number}"}, headers={"Accept": "application/json"})
        for number in range(100)
    ]
    assert [one.status_code for one in answers].count(429) == 80
    assert Logged.objects.count() == before + 20
    with CaptureQueriesContext(
        connection,
    ) as asked:
        refused = client.post(address, {**body, "words": "101"}, headers={"Accept": "application/json"})
    assert refused.status_code == 429
    assert refused.json()["keeps"]
    assert not [one for one in asked.captured_queries if "circles_" in one["sql"]]
    assert At(dara, speaking).press("say", words="Undisturbed.")["refused"] is False


def test_a_flood_without_script_gets_its_words_back(speaking: Room, ben: Person) -> None:
    at = At(ben, speaking)
    for _ in range(20):
        at.posts("here")
    answer = at.posts_plainly("act", do="keep", words="Do not lose this.")
    assert answer.status_code == 429
    assert "Do not lose this." in answer.content.decode()
    assert "nothing you wrote is lost" in answer.content.decode().lower()


def test_a_phone_that_wakes_up_may_press_at_once(speaking: Room, dara: Person, ben: Person) -> None:
    """Ben was away; the first thing that his phone sends is a button, and it is taken."""
    with held_at(now() + timedelta(seconds=44)):
        At(dara, speaking).posts("here")
    with held_at(now() + timedelta(seconds=47)):
        At(dara, speaking).posts("here")
        assert circle_of(speaking.id).seats[3].where is Where.AWAY
        assert At(ben, speaking).press("hold", words="I know that light.")["refused"] is False


@pytest.mark.parametrize("part", ["act", "choose", "arrive"])
def test_hostile_text_is_only_text(speaking: Room, dara: Person, chen: Person, part: str) -> None:
    at = At(chen if part == "arrive" else dara, speaking)
    for text in nasty.TEXTS:
        for do in ("say", "keep", "hold", nasty.as_sent(text)):
            pace.forget_all()
            sent = {
                "do": do,
                "words": nasty.as_sent(text),
                "number": 1,
                "to": 1,
                "reach": nasty.as_sent(text),
            }
            nasty.comes_to_no_harm(at.posts_plainly(part, **sent), (part, do, text))
    nasty.comes_to_no_harm(At(dara, speaking).get("table"), "the table")
