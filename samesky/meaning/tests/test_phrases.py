"""What can be quoted of a text is the writer's own, letter by letter."""

from hypothesis import given
from hypothesis import strategies as st

from samesky.meaning.phrases import MOST_LETTERS, MOST_PHRASES, phrases


def test_clauses_are_cut_where_a_reader_would_breathe() -> None:
    text = "My mother forgets my name, and last night she did not know me. I am so tired because nobody helps"
    assert (
        phrases(text)
        == [
            "My mother forgets my name",
            "last night she did not know me",
            "I am so tired",
            "nobody helps",
        ][:3]
    )


def test_words_that_say_little_alone_are_not_quoted() -> None:
    assert phrases("Yes. No, maybe. Thank you!") == []


def test_a_long_clause_ends_between_words() -> None:
    (phrase,) = phrases("word " * 60)
    assert len(phrase) <= MOST_LETTERS
    assert phrase.split() == ["word"] * len(phrase.split())


def test_scripts_without_spaces_can_be_quoted_too() -> None:
    assert phrases("母はもう私の名前を知りません") == ["母はもう私の名前を知りません"]


@given(st.text(st.characters(), max_size=600))
def test_a_phrase_stands_in_its_text_letter_by_letter(text: str) -> None:
    found = phrases(text)
    assert len(found) <= MOST_PHRASES
    assert all(phrase in text and phrase.isprintable() and len(phrase) <= MOST_LETTERS for phrase in found)
