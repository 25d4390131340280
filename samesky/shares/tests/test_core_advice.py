"""What mostly begins advice, and what mostly does not."""

import pytest

from samesky.shares.core.advice import sounds_like_advice


@pytest.mark.parametrize(
    "words",
    [
        "You should see a doctor.",
        "Have you tried a diary?",
        "If I were you I would go.",
        "why don\u2019t you call her",
        "Just stop thinking about it.",
    ],
)
def test_advice_is_noticed(words: str) -> None:
    assert sounds_like_advice(words)


@pytest.mark.parametrize(
    "words",
    [
        "I have read this twice.",
        "That sounds so lonely.",
        "I tried a diary once and threw it away.",
        "What was her voice like?",
        "I am just here.",
    ],
)
def test_listening_is_left_alone(words: str) -> None:
    assert not sounds_like_advice(words)
