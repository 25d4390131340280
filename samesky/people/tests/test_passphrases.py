"""Which passphrases are too easy, and that the ones we offer are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky.people.common import is_common
from samesky.people.core import names
from samesky.people.core.passphrases import SHORTEST, normal
from samesky.people.wordlist import four_words, plain_words


@pytest.mark.parametrize(
    "passphrase",
    [
        "password123", "PASSWORD 1234", "p@ssw0rd!!!", "passwordpassword", "1234567890", "qwertyuiop", "aaaaaaaaaaaa",
        "i l o v e y o u", "letmein letmein", "zyxwvutsrqponmlk", "s.u.n.s.h.i.n.e", "dragon2024", "samesky samesky",
    ],
)  # fmt: skip
def test_common_ones_are_found_under_thin_disguises(passphrase: str) -> None:
    assert is_common(passphrase)


@pytest.mark.parametrize(
    "passphrase",
    ["my aunt's blue kettle", "two herons, one pond", "correct horse battery staple", "ñandú bajo la lluvia"],
)
def test_ordinary_phrases_are_welcome(passphrase: str) -> None:
    assert not is_common(passphrase)


def test_the_words_we_offer_may_be_used() -> None:
    for _ in range(200):
        offered = four_words()
        assert len(offered) >= SHORTEST
        assert not is_common(offered)


def test_our_list_is_plain_and_long_enough() -> None:
    words = plain_words()
    assert len(words) >= 600
    assert len(set(words)) == len(words)
    assert all(
        word.isascii() and word.islower() and word.isalpha() and 3 <= len(word) <= 12 for word in words
    )


@given(st.text(max_size=200))
def test_a_passphrase_made_the_same_once_stays_the_same(typed: str) -> None:
    assert normal(normal(typed)) == normal(typed)
    assert normal(f"  {typed} ") == normal(typed)


@given(st.text(max_size=40))
def test_every_suggested_name_may_be_taken(typed: str) -> None:
    for name in names.others_like(names.cleaned(typed) or "Hana"):
        assert len(name) <= names.LONGEST
