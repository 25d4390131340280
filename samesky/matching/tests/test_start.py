"""Somebody arrives on a bad evening, writes a few words, and is shown people who get it, and why."""

import logging

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samesky.kit.public_items import PublicItem, PublicSource
from samesky.matching import index as indexing
from samesky.matching.index import Index
from samesky.matching.start import people_who_get_it
from samesky.matching.wording import line

GROUPS = [
    PublicItem(
        "forget", "group", "When a parent forgets", "For people whose mother or father forgets more every month.", "/groups/forget/",
        ("memory-loss", "caring-for-a-parent"),
    ),
    PublicItem("nights", "group", "The long nights", "For people who lie awake while others sleep.", "/groups/nights/", ("sleep",)),
    PublicItem("debts", "group", "Unopened letters", "Debts, letters you do not dare to open, calls from the bank.", "/groups/debts/"),
    PublicItem("nuits", "group", "Nuits blanches", "Pour celles et ceux qui ne dorment pas.", "/groups/nuits/", ("sleep",), "fr"),
]  # fmt: skip


@pytest.fixture(autouse=True)
def _groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "public", Index([PublicSource("groups", lambda: 1, lambda: GROUPS)]))


def test_a_daughter_finds_people_whose_parent_forgets_and_reads_why() -> None:
    found = people_who_get_it("My mother has dementia, last night she did not know me")
    first = found.matches[0]
    assert first.title == "When a parent forgets"
    assert (first.url, first.kind) == ("/groups/forget/", "group")
    assert line(first.reason).startswith("You wrote “My mother has dementia”.")
    assert not found.nothing_close


def test_one_telling_clause_is_heard_in_a_tired_sentence() -> None:
    found = people_who_get_it("My mum does not know me any more and I am so tired")
    assert "When a parent forgets" in [m.title for m in found.matches]


@pytest.mark.parametrize("words", ["", "   ", "qqq", "which bus goes to the station", "\x00", "😀"])
def test_words_with_nothing_close_are_answered_honestly(words: str) -> None:
    assert people_who_get_it(words).nothing_close


def test_a_topic_to_avoid_never_appears() -> None:
    words = "My mother forgets who I am, and I lie awake"
    assert "When a parent forgets" in [m.title for m in people_who_get_it(words).matches]
    assert "When a parent forgets" not in [
        m.title for m in people_who_get_it(words, avoid=["memory-loss"]).matches
    ]


def test_only_languages_that_the_reader_reads_appear() -> None:
    found = people_who_get_it("I lie awake while others sleep", chosen=["sleep"], languages=["en"])
    assert "Nuits blanches" not in [m.title for m in found.matches]


def test_topics_chosen_without_a_word_are_enough() -> None:
    assert people_who_get_it("", chosen=["sleep"]).matches[0].title == "The long nights"


def test_unknown_topics_are_no_error() -> None:
    assert people_who_get_it("", chosen=["no-such-topic"], avoid=["nor-this"]).nothing_close


def test_there_are_never_more_than_asked_for() -> None:
    assert len(people_who_get_it("I lie awake, I cannot sleep", k=1).matches) == 1


def test_the_words_are_kept_nowhere(caplog: pytest.LogCaptureFixture) -> None:
    secret = "quixotic marmalade nights"
    with caplog.at_level(logging.DEBUG):
        people_who_get_it(f"I lie awake, {secret}")
    assert secret not in caplog.text
    assert secret not in repr(indexing.public.__dict__)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(st.text(st.characters(), max_size=200), st.just("night " * 200_000)),
    st.frozensets(st.sampled_from(["sleep", "memory-loss", "💥"])),
)
def test_any_words_are_welcome(words: str, avoid: frozenset[str]) -> None:
    for match in people_who_get_it(words, avoid=avoid).matches:
        assert line(match.reason)
        item = next(item for item in GROUPS if item.url == match.url)
        assert avoid.isdisjoint(item.topics)
        assert all(part.text in words for part in match.reason if part.kind == "yours")
        assert all(
            part.text in f"{item.title}\n{item.text}" for part in match.reason if part.kind == "theirs"
        )
