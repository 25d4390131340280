"""Seats around a centrepiece: what is said of somebody, and what never is."""

import pytest
from django.template.loader import render_to_string

from samesky.design import circle_examples
from samesky.design.centre_drawings import DRAWINGS
from samesky.design.centrepieces import CENTREPIECES, centrepiece
from samesky.design.seats import Seat, ring


def drawn(*seats: Seat, centre: str = "bowl") -> str:
    return render_to_string("design/seats.html", {"seats": seats, "centre": centre})


@pytest.mark.parametrize(
    ("seat", "said"),
    [
        (Seat("Ben"), ""),
        (Seat("Ben", holds=True), "holding"),
        (Seat("Ben", next=True), "next"),
        (Seat("Ben", away=True), "away"),
        (Seat("Ben", next=True, away=True), "away"),
        (Seat("Ben", holds=True, away=True), "holding, away"),
        (Seat("Ben", holds=True, says="speaking"), "speaking"),
    ],
)
def test_a_seat_says_its_state_in_words(seat: Seat, said: str) -> None:
    assert seat.state == said


def test_who_listens_has_no_mark_and_is_heard_to_listen() -> None:
    page = drawn(Seat("Amara", you=True), Seat("Ben"))
    assert 'aria-label="The circle, starting from you"' in page
    assert page.count("listening") == 1
    assert "seat-state" not in page


def test_you_are_called_you_and_stand_first() -> None:
    page = drawn(Seat("Amara", you=True), Seat("Ben", holds=True))
    assert "Amara" not in page
    assert page.index("You") < page.index("Ben")


def test_a_pen_name_is_a_name_and_never_markup() -> None:
    page = drawn(Seat("<b>Ben", id="seat-2"))
    assert "<bdi>&lt;b&gt;Ben</bdi>" in page
    assert 'id="seat-2"' in page


@pytest.mark.parametrize(
    ("count", "wide"), [(1, "few"), (5, "few"), (6, "some"), (8, "some"), (9, "many"), (12, "many")]
)
def test_the_ring_is_as_wide_as_its_people_need(count: int, wide: str) -> None:
    assert ring(count) == f"ring-{wide}"
    page = drawn(*circle_examples.around(count))
    assert f"seats-{count}" in page
    assert page.count("<li") == count


@pytest.mark.parametrize("key", CENTREPIECES)
def test_every_centrepiece_is_drawn_by_us_and_can_be_heard(key: str) -> None:
    piece = CENTREPIECES[key]
    assert f'aria-label="Centrepiece: {piece.alt}"' in centrepiece(key)
    assert 'aria-hidden="true"' in centrepiece(key, small=True)
    assert str(piece.alt) not in centrepiece(key, small=True)
    assert "<animate" not in DRAWINGS[key]
    assert "<image" not in DRAWINGS[key]


def test_a_centrepiece_that_is_not_known_here_is_the_first_one() -> None:
    assert centrepiece("aquarium") == centrepiece("harbour")


def test_there_are_six_to_choose_from() -> None:
    page = render_to_string(
        "design/centre_choices.html", {"name": "centre", "chosen": "snow", "centrepieces": CENTREPIECES}
    )
    assert page.count('type="radio"') == len(CENTREPIECES) == 6
    assert 'value="snow" checked' in page
    assert page.count(" checked") == 1
