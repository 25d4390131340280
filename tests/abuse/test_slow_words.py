"""No text makes the place stand still: cleaning takes about as long as reading, whatever is sent."""

import unicodedata
from time import perf_counter

import pytest
from django.test import Client

from samesky.kit.text import PAST_MARKS, STACKED, clean_words, name_key
from samesky.meaning.phrases import phrases
from samesky.people.core.passphrases import normal
from samesky.shares.core.advice import sounds_like_advice

MANY = 450_000
TOWER = "a" + "\u0301\u0316" * (MANY // 2)
LONG = (
    "a" * MANY,
    TOWER,
    "\n \n " * (MANY // 4),
    "\ufdfa" * (MANY // 3),
    "you " * (MANY // 4),
    "a-" * (MANY // 2),
)


def seconds(of: object) -> float:
    before = perf_counter()
    assert callable(of)
    of()
    return perf_counter() - before


@pytest.mark.parametrize("text", LONG, ids=["run", "tower", "breaks", "ligatures", "words", "dashes"])
def test_cleaning_never_takes_long(text: str) -> None:
    assert seconds(lambda: clean_words(text)) < 2
    assert seconds(lambda: name_key(text[:2000])) < 1
    assert seconds(lambda: normal(text[:2000])) < 1
    assert seconds(lambda: sounds_like_advice(clean_words(text[:10_000]))) < 1
    assert seconds(lambda: phrases(clean_words(text[:20_000]))) < 2


@pytest.mark.django_db(databases=["default", "keys"])
@pytest.mark.parametrize(
    ("address", "field"),
    [("/start", "words"), ("/join", "carried_words"), ("/sign-in", "carried_words"), ("/report", "words")],
)
def test_a_tower_of_marks_from_nobody_in_particular_halts_nothing(
    client: Client, address: str, field: str
) -> None:
    client.get(address)
    assert seconds(lambda: client.post(address, {field: TOWER})) < 5


def test_letters_keep_the_marks_that_languages_give_them() -> None:
    zalgo = "a" + "\u0301\u0316" * 15
    for word in ("tiếng Việt", "हिन्दी", "שָׁלוֹם", "نَصٌّ", zalgo):
        assert clean_words(word) == unicodedata.normalize("NFC", word)
    assert len(clean_words(TOWER)) <= STACKED + 1


def test_every_mark_that_is_sorted_is_known() -> None:
    assert not any(unicodedata.combining(chr(sign)) for sign in range(PAST_MARKS, 0x110000))
