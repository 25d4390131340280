"""Why something is suggested: in the reader's words where it can be, and never in words the reader may not read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samesky.matching.core.ranking import Item, Match, Rules
from samesky.matching.core.reason import Kind, Reason
from samesky.matching.shelves import rank, shown
from samesky.matching.wording import line, parts
from samesky.meaning.vectors import vectors

FORGETS = "For people whose mother or father forgets more every month. You need not explain."
DEBTS = "Letters you do not dare to open, debts, calls from the bank. Nobody judges here."
WORDS = "My mother has dementia, and I am worn out"


def match(
    words: str, text: str, *, quotable: str | None = None, topics: frozenset[str] = frozenset()
) -> Match:
    """How `text` is suggested to somebody who wrote `words`, when `quotable` is what they may read of it."""
    item = Item("it", text if quotable is None else quotable, topics)
    (found,) = rank(words, shown([item], vectors([text])), Rules(), 1, floor=0.0)
    return found


def test_two_phrases_that_say_the_same_are_put_side_by_side() -> None:
    assert match(WORDS, FORGETS).reason == Reason(
        Kind.SIDE_BY_SIDE,
        "My mother has dementia",
        "For people whose mother or father forgets more every month",
    )


def test_the_same_words_are_quoted_once() -> None:
    assert match("I can not sleep", "Nights. I can not sleep.").reason == Reason(
        Kind.SAME_WORDS, "I can not sleep"
    )


def test_private_words_are_never_quoted_and_a_topic_is_named_instead() -> None:
    reason = match(WORDS, "My father has dementia and forgets where he lives", quotable="").reason
    assert reason == Reason(Kind.TOPIC, topic="memory-loss")


def test_what_is_far_is_said_to_be_far() -> None:
    assert match("which bus goes to the station", DEBTS).reason.kind is Kind.NOT_CLOSE


def test_a_reason_is_a_sentence_with_the_quoted_words_apart() -> None:
    made = parts(Reason(Kind.SIDE_BY_SIDE, "I hide from letters", "letters you do not open"))
    assert [part.text for part in made if part.quoted] == ["I hide from letters", "letters you do not open"]
    assert line(made) == "You wrote “I hide from letters”. Here it says “letters you do not open”."


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_reason_has_a_sentence(kind: Kind) -> None:
    assert line(parts(Reason(kind, "a b c", "d e f", "sleep"), "Not sleeping")).endswith(".")


@given(st.text(st.characters(), max_size=40))
def test_quoted_words_cannot_change_the_sentence_around_them(words: str) -> None:
    made = parts(Reason(Kind.SIDE_BY_SIDE, words, "{topic}"))
    assert [part.text for part in made if part.quoted] == [words, "{topic}"]


hostile = st.one_of(
    st.text(st.characters(), max_size=120),
    st.lists(
        st.sampled_from(["my mother", "forgets", "I cannot sleep", ",", "and", "<b>", "{yours}", "\u202e"]),
        max_size=30,
    ).map(" ".join),
)


@settings(max_examples=80, deadline=None)
@given(hostile, hostile, hostile)
def test_a_reason_quotes_only_what_the_reader_wrote_or_may_read(
    words: str, private: str, public: str
) -> None:
    found = match(words, f"{private} {public}", quotable=public, topics=frozenset({"sleep"}))
    assert found.reason.yours in words
    assert found.reason.theirs in public
    assert 0 <= found.closeness <= 1
