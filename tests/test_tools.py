"""The tools that keep docs, words and packages in step."""

from pathlib import Path

import pytest

from tools import audit, docs, translations

ROOT = Path(__file__).resolve().parent.parent


def test_a_marked_part_is_replaced_and_the_rest_kept() -> None:
    begin, end = docs.BEGIN.format("x"), docs.END.format("x")
    written = docs.with_part(f"before\n{begin}\nold\n{end}\nafter", "x", "new")
    assert written == f"before\n{begin}\nnew\n{end}\nafter"


def test_a_page_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="marks"):
        docs.with_part("no marks", "x", "new")


def test_every_layer_is_in_the_picture() -> None:
    assert docs.layers().splitlines()[1] == "config"
    assert docs.layers().splitlines()[-2] == "kit"


def test_entries_do_not_depend_on_wrapping() -> None:
    one = 'msgid "We keep your words"\nmsgstr ""\n\nmsgid "Sky"\nmsgstr ""'
    other = '#, x\nmsgid "Sky"\nmsgstr "Himmel"\n\nmsgid ""\n"We keep "\n"your words"\nmsgstr ""'
    assert translations.entries(one) == translations.entries(other)
    assert translations.entries(one) != translations.entries('msgid "Sky"\nmsgstr ""')


def test_a_known_hole_is_a_failure(capsys: pytest.CaptureFixture[str]) -> None:
    hole = {"id": "A-1", "fix_versions": ["2"]}
    assert audit.report([{"name": "sky", "version": "1", "vulns": [hole]}]) == 1
    assert "sky 1: A-1 (fixed in 2)" in capsys.readouterr().out


def test_what_could_not_be_asked_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.report([{"name": "sky", "skip_reason": "not found"}]) == 0
    assert "NOT AUDITED" in capsys.readouterr().out


@pytest.mark.parametrize("lock", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda path: path.name)
def test_lock_files_pin_with_hashes_and_name_no_index(lock: Path) -> None:
    text = lock.read_text()
    assert "://" not in text
    pinned = [line for line in text.splitlines() if line[:1].isalnum()]
    assert pinned
    assert all("==" in line and line.endswith("\\") for line in pinned)
