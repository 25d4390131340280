"""Without JavaScript: a frame that looks again by itself, and a box outside it that loses nothing."""

import pytest

from samesky.circles import pace
from samesky.circles.actions import sitting
from samesky.circles.core import commands as ask
from samesky.circles.log import circle_of
from samesky.circles.models import HeldWords, Room, SaidWords
from samesky.circles.tests.room_helpers import At
from samesky.people.models import Person


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet() -> None:
    pace.forget_all()


@pytest.fixture
def speaking(begun: Room, dara: Person) -> Room:
    sitting.do(dara, begun, ask.Next(), "")
    return begun


def test_the_frame_looks_again_and_may_stand_in_our_own_page_alone(speaking: Room, ben: Person) -> None:
    frame = At(ben, speaking).get("frame")
    assert '<meta http-equiv="refresh" content="8">' in frame.content.decode()
    assert "Dara holds the piece" in frame.content.decode()
    assert "<form" not in frame.content.decode()
    assert frame["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in frame["Content-Security-Policy"]
    page = At(ben, speaking).get()
    assert "frame-src 'self'" in page["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"
    assert f'<iframe src="/circles/{speaking.id}/frame"' in page.content.decode()


def test_a_page_loaded_before_my_turn_still_speaks_in_it(speaking: Room, dara: Person, amara: Person) -> None:
    """The box was drawn while Dara spoke; then the piece reached Amara."""
    At(dara, speaking).press("finish")
    old_page = {"number": 0, "to": 1, "exact": "no", "once": "a"}
    at = At(amara, speaking)
    assert at.posts_plainly("act", do="say", words="Amara.", **old_page).status_code == 302
    assert SaidWords.objects.get().number == 2
    assert at.posts_plainly("act", do="finish", words="", **old_page).status_code == 302
    assert circle_of(speaking.id).turns == 3


def test_words_for_one_speaker_never_go_to_the_next(speaking: Room, dara: Person, ben: Person) -> None:
    """Held for Dara's turn, long over: they come back in the box, and the button now names whoever speaks."""
    for who in (dara, At):
        if who is dara:
            At(dara, speaking).press("finish")
    answer = At(ben, speaking).posts_plainly("act", do="hold", words="For Dara alone.", to=0, number=0)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "For Dara alone.</textarea>" in page
    assert "Hold these for Amara" in page
    assert not HeldWords.objects.exists()


def test_refused_words_come_back_in_the_box(speaking: Room, dara: Person) -> None:
    words = "x" * 6_001
    answer = At(dara, speaking).posts_plainly("act", do="say", words=words, number=1, to=0)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_finishing_with_unsent_words_keeps_them_in_the_box(speaking: Room, dara: Person) -> None:
    answer = At(dara, speaking).posts_plainly("act", do="finish", words="Not sent.", number=1)
    assert answer.status_code == 200
    assert "Not sent.</textarea>" in answer.content.decode()
    assert circle_of(speaking.id).turns == 2
