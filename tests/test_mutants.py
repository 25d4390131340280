"""The list of mutants that live: it is of this code, and each has its reason. `make long` finds them anew."""

from pathlib import Path

import pytest

from tools.mutate import list as listing
from tools.mutate.list import Listed, Survivor, Tried, complaints, found
from tools.mutate.making import _of
from tools.mutate.mutant import Mutant
from tools.mutate.running import _each_of

ROOT = Path(__file__).resolve().parent.parent

SOURCE = '''
LATE = 5


def late(at: int | None, now: int) -> bool:
    """Whether it is later than that."""
    return at is not None and now - at > LATE
'''


def test_enough_are_noticed_and_each_that_lives_has_its_reason() -> None:
    assert complaints(listing.read()) == []


@pytest.mark.parametrize("survivor", listing.read().survivors, ids=lambda one: f"{one.file}: {one.after}")
def test_what_is_listed_is_about_a_line_that_is_still_there(survivor: Survivor) -> None:
    lines = [line.strip() for line in (ROOT / survivor.file).read_text().splitlines()]
    assert survivor.before in lines


def test_mutants_are_of_what_happens_and_not_of_what_is_only_read() -> None:
    made = {(mutant.before, mutant.after) for mutant in _of("late.py", SOURCE)}
    assert ("LATE = 5", "LATE = 6") in made
    assert ("return at is not None and now - at > LATE", "return at is not None and now - at >= LATE") in made
    assert ("return at is not None and now - at > LATE", "return at is not None or now - at > LATE") in made
    assert not any("def late" in before for before, _ in made)


def test_reasons_are_kept_from_run_to_run_and_new_survivors_ask_for_one() -> None:
    lives, dies = Mutant("a.py", "1", "2", ""), Mutant("a.py", "1", "3", "")
    elsewhere = Survivor("b.py", "1", "2", 1, "nothing changes")
    known = (Survivor("a.py", "1", "2", 1, "it is so"), Survivor("a.py", "9", "8", 1, "gone"), elsewhere)
    before = Listed((Tried("a.py", 1, 1), Tried("b.py", 2, 1)), known)
    again = found([(lives, True), (lives, True), *[(dies, False)] * 28], before)
    assert again.tried == (Tried("a.py", 30, 28), Tried("b.py", 2, 1))
    assert again.survivors == (Survivor("a.py", "1", "2", 2, "it is so"), elsewhere)
    assert (again.made, again.noticed, complaints(again)) == (32, 29, [])
    assert complaints(Listed((Tried("a.py", 10, 8),), (Survivor("a.py", "1", "2"),))) == [
        "Only 80.0 % of the mutants are noticed; 90 % must be.",
        "No reason is given for a.py: 1  ->  2",
    ]


def test_a_list_that_was_written_is_read_as_it_was(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(listing, "FILE", tmp_path / "survivors.toml")
    assert listing.read() == Listed()
    kept = Listed((Tried("a.py", 2, 1),), (Survivor("a.py", 'says "no"', "a | b", 1, "It is so."),))
    listing.write(kept)
    assert listing.read() == kept


def test_marks_are_understood_as_pytest_does() -> None:
    marks = [
        pytest.mark.parametrize("one", [1, 2]).mark,
        pytest.mark.parametrize(("two", "three"), [(3, 4)]).mark,
        pytest.mark.django_db.mark,
    ]
    assert list(_each_of(marks)) == [{"one": 1, "two": 3, "three": 4}, {"one": 2, "two": 3, "three": 4}]
    assert list(_each_of([])) == [{}]
