"""The quiet time as it is drawn: where the light stands, and sentences without a digit that could count down."""

import re

import pytest
from django.template.loader import render_to_string

from samesky.design.quiet import MINUTE, Quiet, about_minutes, light_at, step


@pytest.mark.parametrize(
    ("gone", "place"),
    [
        (0, ("12.0", "34.0")),
        (0.5, ("150.0", "8.0")),
        (1, ("288.0", "34.0")),
        (-1, ("12.0", "34.0")),
        (7, ("288.0", "34.0")),
    ],
)
def test_the_light_rises_stands_and_rests_on_the_horizon(gone: float, place: tuple[str, str]) -> None:
    assert light_at(gone) == place


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (-5, "over"),
        (0, "over"),
        (1, "soon"),
        (44_999, "soon"),
        (45_000, "1"),
        (89_999, "1"),
        (90_000, "2"),
        (300_000, "5"),
    ],
)
def test_what_is_left_is_said_in_whole_minutes(left: int, said: str) -> None:
    assert step(left) == said


@pytest.mark.parametrize("mine", [True, False])
@pytest.mark.parametrize("of", [30_000, 2 * MINUTE, 12 * MINUTE])
def test_no_sentence_counts_in_digits(mine: bool, of: int) -> None:
    sentences = dict(Quiet(of, of, "Chen", mine).sentences)
    assert not [words for words in sentences.values() if re.search(r"\d|!", words)]
    assert all(step(left) in sentences for left in range(0, of + 1, 1_000))


def test_numbers_are_words() -> None:
    assert about_minutes(1) == "about one minute"
    assert about_minutes(5) == "about five minutes"
    assert about_minutes(40) == "about 40 minutes"


def test_the_end_is_no_cut() -> None:
    assert "Take the time to finish" in Quiet(0, MINUTE, mine=True).said
    assert Quiet(0, MINUTE, "Chen").said == "The time is over, and Chen has time to finish."
    assert Quiet(0, MINUTE, running=False, mine=True).said == Quiet(0, MINUTE, mine=True).said
    assert Quiet(9, MINUTE, running=False).said == "The circle is resting. The time rests too."


def test_the_page_carries_what_a_script_needs_and_is_true_without_one() -> None:
    page = render_to_string("design/quiet.html", {"quiet": Quiet(1_234_567, 2_000_000, "<Chen>")})
    assert 'data-left="1234567"' in page
    assert 'data-of="2000000"' in page
    assert 'data-running="yes"' in page
    assert 'data-said-2="&lt;Chen&gt; has about two minutes.' in page
    assert "&lt;Chen&gt; has about 21 minutes. There is no hurry at the end.</p>" in page
    assert 'cx="117.6"' in page


def test_a_turn_without_a_length_is_over() -> None:
    assert Quiet(0, 0).place == light_at(1)
