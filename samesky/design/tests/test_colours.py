"""Words can be read and edges can be seen: in light, in dark, and with more contrast."""

from collections.abc import Callable

import pytest

from samesky.design import bundle, make_tokens
from samesky.design.colours import COLOURS, MEANINGS, NAMED
from samesky.design.core.contrast import hexed, ratio, screen_colour


def test_every_pair_we_allow_can_be_seen() -> None:
    assert make_tokens.weak_pairs() == []


def test_a_colour_that_fades_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(COLOURS, "soot", NAMED["paper-edge"])
    assert any(weak.startswith("words on paper") for weak in make_tokens.weak_pairs())


def test_the_ratio_agrees_with_the_known_ends() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert hexed(screen_colour(1, 0, 0)) == "#ffffff"


def test_every_meaning_names_a_colour_in_all_four_looks() -> None:
    assert all(name in COLOURS for names in MEANINGS.values() for name in names)


def test_the_token_sheet_is_what_its_program_writes() -> None:
    assert (make_tokens.CSS / "tokens.css").read_text(encoding="utf-8") == make_tokens.sheet()


@pytest.mark.parametrize(
    ("name", "made"), [("samesky.css", bundle.style_sheet), ("samesky.js", bundle.script)]
)
def test_the_bundles_are_what_their_parts_say(name: str, made: Callable[[], str]) -> None:
    assert (bundle.SERVED / name).read_text(encoding="utf-8") == made()


def test_no_part_is_left_out_of_the_bundles() -> None:
    sheets = {path.stem for path in make_tokens.CSS.glob("*.css")} - {"tokens.head", "tokens.tail"}
    modules = {path.stem for path in (bundle.HERE / "js").glob("*.js")}
    assert sheets == set(bundle.CSS)
    assert modules == set(bundle.JS)


def test_components_use_meanings_and_never_a_colour_by_its_name() -> None:
    allowed = {"tokens", "avatar"}
    named = [
        sheet
        for sheet in bundle.CSS
        if sheet not in allowed and "--c-" in (make_tokens.CSS / f"{sheet}.css").read_text()
    ]
    assert named == []
