"""The end of a circle on its pages: nobody gets a turn any more, so nothing asks for words; everybody is asked how they are leaving."""

import re

import pytest

from samesky.circles.actions import sitting
from samesky.circles.core import commands as ask
from samesky.circles.core.state import Stage
from samesky.circles.log import circle_of
from samesky.circles.models import Room
from samesky.circles.tests.room_helpers import At
from samesky.people.models import Person

BOX = re.compile(r'<form class="held box"[^>]*>')
CHOICE = re.compile(r'<form class="choose"[^>]*>')
QUESTION = re.compile(r'<div data-room-when="leaving"[^>]*>')


@pytest.fixture
def ending(begun: Room, dara: Person) -> Room:
    """The first turn was Dara's; then she closed, and everybody is asked how they are leaving."""
    for asked in (ask.Next(), ask.Close()):
        assert sitting.do(dara, begun, asked, "").refusal is None
    assert circle_of(begun.id).stage is Stage.LEAVING
    return begun


def hidden(form: re.Pattern[str], page: str) -> bool:
    found = form.search(page)
    assert found is not None
    return "hidden" in found[0]


def test_before_the_end_there_is_a_box_and_no_question(begun: Room, ben: Person) -> None:
    page = At(ben, begun).reads("")
    assert (hidden(BOX, page), hidden(CHOICE, page), hidden(QUESTION, page)) == (False, False, True)


def test_at_the_end_there_is_no_box_and_a_question(ending: Room, ben: Person) -> None:
    page = At(ben, ending).reads("")
    assert (hidden(BOX, page), hidden(CHOICE, page), hidden(QUESTION, page)) == (True, True, False)


def test_words_that_came_too_late_stand_in_their_box(ending: Room, ben: Person) -> None:
    page = (
        At(ben, ending)
        .posts_plainly("act", do="say", words="I know that light.", number="1", exact="yes")
        .content
    )
    assert b"I know that light." in page
    assert not hidden(BOX, page.decode())


def test_who_has_answered_is_not_asked_again(ending: Room, ben: Person) -> None:
    sitting.do(ben, ending, ask.Answer(), "")
    page = At(ben, ending).reads("")
    assert (hidden(BOX, page), hidden(QUESTION, page)) == (True, True)
    assert "You have said how you are leaving." in page


def test_the_room_says_what_is_true(ending: Room, ben: Person) -> None:
    page = At(ben, ending).reads()
    assert "Before you go, you are asked how you are leaving" in page
    assert "last word" not in page
    assert "Say how you are leaving" not in page, "the question stands below"
    assert "Say how you are leaving" in At(ben, ending).reads("frame"), (
        "without scripts it is a page of its own"
    )
