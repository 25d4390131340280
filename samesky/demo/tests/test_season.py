"""The season as it is written: possible, careful, and by people rather than from a mould."""

import re
import statistics
from collections import Counter
from collections.abc import Callable

import pytest

from samesky.demo.core.checking import problems
from samesky.demo.core.told import Season
from samesky.demo.tests import careful
from samesky.demo.tests.careful import Said, everything, replies, said, shares
from samesky.groups.models import MOST_AGREEMENTS
from samesky.people.core import names
from samesky.people.topics import shipped
from samesky.shares.actions import LONGEST_NOTE, LONGEST_REPLY, LONGEST_SHARE


def opening(words: str, many: int) -> tuple[str, ...]:
    """The first words, without signs and capitals; empty where there are fewer."""
    found = re.findall(r"[^\W_]+(?:['’][^\W_]+)?", words.casefold())
    return tuple(found[:many]) if len(found) >= many else ()


def repeated(texts: list[Said], key: Callable[[str], object]) -> list[str]:
    """Where texts stand that are the same by this key."""
    by_key: dict[object, list[str]] = {}
    for text in texts:
        if found := key(text.words):
            by_key.setdefault(found, []).append(text.where)
    return [" = ".join(places) for places in by_key.values() if len(places) > 1]


def test_the_season_can_be_filled(season: Season) -> None:
    assert problems(season, {topic.slug for topic in shipped()}) == []


def test_there_are_twelve_groups_and_about_two_hundred_people(season: Season) -> None:
    assert len(season.groups) == 12
    assert 200 <= len(season.people()) <= 230
    assert all(15 <= len(group.people) <= 20 and 40 <= len(group.shares) <= 60 for group in season.groups)


def test_pen_names_could_have_been_chosen_at_the_door(season: Season) -> None:
    for person in season.people():
        assert names.cleaned(person.pen_name) == person.pen_name
        assert names.SHORTEST <= len(person.pen_name) <= names.LONGEST
        assert not names.is_reserved(person.pen_name)


def test_agreements_are_few_and_short(season: Season) -> None:
    for group in season.groups:
        assert 4 <= len(group.agreements) <= MOST_AGREEMENTS
        assert all(len(line.split()) <= 24 for line in group.agreements), group.slug


def test_everything_fits_where_it_would_have_been_written(season: Season) -> None:
    assert all(len(text.words) <= LONGEST_SHARE for text in shares(season))
    assert all(len(text.words) <= LONGEST_REPLY for text in replies(season))
    assert all(len(share.note) <= LONGEST_NOTE for group in season.groups for share in group.shares)


def test_some_shares_have_no_answer_as_it_happens(season: Season) -> None:
    answered = [bool(share.replies) for group in season.groups for share in group.shares]
    assert 0.05 <= answered.count(False) / len(answered) <= 0.15
    for group in season.groups:
        assert 1 <= sum(not share.replies for share in group.shares) <= 10


def test_what_people_want_differs(season: Season) -> None:
    wants = Counter(share.wants for group in season.groups for share in group.shares)
    assert wants.most_common(1)[0][0] == "ears"
    assert all(
        0.08 <= wants[want] / wants.total() <= 0.6 for want in ("ears", "ideas", "company", "celebration")
    )


def test_hard_things_carry_a_content_note_and_most_do_not_need_one(season: Season) -> None:
    noted = [bool(share.note) for group in season.groups for share in group.shares]
    assert 0.05 <= noted.count(True) / len(noted) <= 0.25


def test_hana_comes_in_the_last_two_days(season: Season) -> None:
    days = [share.day for group in season.groups for share in group.shares if "Hana" in share.voices()]
    assert days
    assert min(days) >= 88


def test_amara_and_jules_never_answer_each_other(season: Season) -> None:
    for group in season.groups:
        for share in group.shares:
            assert not (share.by == "Amara" and "Jules" in share.voices())
            assert not (share.by == "Jules" and "Amara" in share.voices())


def test_nobody_says_the_same_twice(season: Season) -> None:
    texts = [text for text in said(season) if not text.where.endswith("note")]
    assert repeated(texts, lambda words: opening(words, 6) and tuple(words.casefold().split())) == []
    assert repeated(list(shares(season)), str.casefold) == []


def test_no_two_shares_begin_with_the_same_five_words(season: Season) -> None:
    assert repeated(list(shares(season)), lambda words: opening(words, 5)) == []


def test_no_opening_is_worn_out(season: Season) -> None:
    for texts in (list(shares(season)), list(replies(season))):
        for many, most in ((1, 0.21), (2, 0.03), (3, 0.01)):
            worn = Counter(opening(text.words, many) for text in texts if opening(text.words, many))
            words, count = worn.most_common(1)[0]
            assert count / len(texts) <= most, f"{' '.join(words)}: {count}"


def test_lengths_are_those_of_people(season: Season) -> None:
    """Short and long, in every group: a mould gives everybody the same length."""
    for group in season.groups:
        lengths = sorted(len(share.words.split()) for share in group.shares)
        assert lengths[0] <= 25, group.slug
        assert lengths[-1] >= 100, group.slug
        assert statistics.stdev(lengths) >= 20, group.slug
    answers = sorted(len(text.words.split()) for text in replies(season))
    assert answers[len(answers) // 10] <= 8
    assert answers[-len(answers) // 10] >= 35


@pytest.mark.parametrize("pattern", ["MEANS", "AMOUNTS", "LINKS", "NUMBERS", "SMELLS"])
def test_nothing_unsafe_real_or_worn_is_said(season: Season, pattern: str) -> None:
    found = re.compile(getattr(careful, pattern))
    hits = [f"{text.where}: {hit[0]!r}" for text in everything(season) if (hit := found.search(text.words))]
    assert hits == []


def test_nobody_shouts(season: Season) -> None:
    texts = list(said(season))
    marks = [text.where for text in texts if "!" in text.words]
    assert len(marks) <= len(texts) * 0.02, marks
    assert len([text.where for text in texts if "!!" in text.words]) <= 5
    assert [text.where for text in texts if "!!!" in text.words] == []


def test_staff_names_stand_in_no_words_of_members(season: Season) -> None:
    staff = re.compile(r"\b(?:Elif|Farid|Grace)\b")
    assert [text.where for text in everything(season) if staff.search(text.words)] == []
