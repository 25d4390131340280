"""A text becomes a vector on this machine, whatever the text; and the vector is the one wordllama itself would give."""

import socket
import subprocess
import sys
from threading import Thread
from typing import Any, NoReturn

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samesky.meaning import model
from samesky.meaning import vectors as meaning

PLAIN = [
    "My father asked me again who I am.",
    "I lie awake and count the lorries.",
    "We left the town at night with two bags. Nobody asked why.",
    "Mi madre ya no sabe mi nombre",
    "Été, naïve, coöperate; 12,50 € — and  two  spaces\nand a line",
]


def test_a_vector_has_256_numbers_and_length_one() -> None:
    row = meaning.vector(PLAIN[0])
    assert row.shape == (256,)
    assert row.dtype == np.float32
    assert np.linalg.norm(row) == pytest.approx(1, abs=1e-5)


def test_texts_that_mean_alike_are_closer_than_others() -> None:
    one, two, other = meaning.vectors(
        ["My mother died in spring", "I lost my mum this year", "The bank wants its money"]
    )
    assert one @ two > one @ other + 0.1


def test_it_is_what_wordllama_itself_gives() -> None:
    from wordllama import WordLlama

    theirs = WordLlama.load(cache_dir=model.folder(), disable_download=True).embed(PLAIN, norm=True)
    assert np.einsum("ij,ij->i", meaning.vectors(PLAIN), theirs).min() > 0.999


def test_it_loads_and_reads_without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any, **kwargs: Any) -> NoReturn:
        raise AssertionError("no text may leave the machine")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    fresh = model.Model(model.folder())
    assert np.array_equal(fresh.vector(PLAIN[1]), meaning.vector(PLAIN[1]))


def test_it_never_imports_what_could_speak_to_a_network() -> None:
    code = (
        "import sys; from samesky.meaning.vectors import vector; vector('hello there');"
        "print([m for m in ('wordllama', 'requests', 'huggingface_hub', 'urllib3', 'pydantic') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_server_that_nobody_has_asked_yet_stays_small() -> None:
    code = (
        "import sys, samesky.meaning.vectors; print([m for m in ('numpy', 'tokenizers') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "text",
    [
        "\x00",
        " ",
        "😀😀",
        "שלום \u202eabc",
        "\ud800 half a letter",
        "a" * 1_000_000,
        "é\u0301" * 5000,
        "\n\t",
    ],
)
def test_hostile_text_gives_a_vector(text: str) -> None:
    row = meaning.vector(text)
    assert row.shape == (256,)
    assert np.linalg.norm(row) == pytest.approx(1, abs=1e-5)


def test_an_empty_text_is_close_to_nothing() -> None:
    assert not meaning.vector("").any()


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(), max_size=300))
def test_any_text_gives_a_vector(text: str) -> None:
    row = meaning.vector(text)
    assert np.isfinite(row).all()
    assert np.linalg.norm(row) == pytest.approx(1 if text else 0, abs=1e-5)


def test_only_the_beginning_of_a_very_long_text_counts() -> None:
    start = "I could not sleep. " * 2000
    assert np.array_equal(meaning.vector(start[: meaning.MOST_LETTERS] + "dog " * 99), meaning.vector(start))


@settings(max_examples=50, deadline=None)
@given(st.text(min_size=1, max_size=80))
def test_a_kept_vector_comes_back_nearly_as_it_was(text: str) -> None:
    row = meaning.vector(text)
    kept = meaning.to_bytes(row)
    assert len(kept) == 512
    assert meaning.from_bytes(kept) @ row > 0.9999


@pytest.mark.parametrize("kept", [b"", b"\0" * 511, b"\xff" * 512])
def test_something_that_is_no_vector_is_refused(kept: bytes) -> None:
    with pytest.raises(ValueError, match="a kept vector"):
        meaning.from_bytes(kept)


def test_no_texts_give_no_rows() -> None:
    assert meaning.vectors([]).shape == (0, 256)


def test_many_threads_asking_first_load_one_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "_loaded", [])
    threads = [Thread(target=meaning.vector, args=(PLAIN[0],)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(model._loaded) == 1
