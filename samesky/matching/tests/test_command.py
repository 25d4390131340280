"""`samesky match`: a ranking with reasons out, or one clear sentence and exit code 2."""

import argparse
import io
import json
import random
import sys
from pathlib import Path

import pytest
from django.db import OperationalError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samesky.kit.public_items import PublicItem, PublicSource
from samesky.matching import command
from samesky.matching import index as indexing
from samesky.matching.index import Index

ROWS = [
    {"id": "bank", "text": "Letters from the bank that I do not open"},
    {"id": 7, "text": "My father forgets my name"},
    {"id": "night", "text": "I lie awake until four"},
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in ROWS) + "\n\n", encoding="utf-8")
    return path


def match(*words: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(parser.parse_args(words))


def test_the_rows_of_a_file_are_ranked_with_reasons(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        match("--text", "My mother does not know me any more", "--json", "--corpus", str(corpus), "-k", "2")
        == 0
    )
    found = json.loads(capsys.readouterr().out)
    assert [set(row) for row in found] == [{"id", "closeness", "reason"}] * 2
    assert found[0]["id"] == 7
    assert 0 <= found[1]["closeness"] <= found[0]["closeness"] <= 1
    assert found[0]["reason"]


def test_every_row_is_ranked_even_when_none_is_close(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert match("--text", "which bus goes to the station", "--json", "--corpus", str(corpus)) == 0
    assert {row["id"] for row in json.loads(capsys.readouterr().out)} == {"bank", 7, "night"}


def test_the_order_of_the_rows_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed = []
    for seed in range(3):
        rows = [{"id": f"{n}", "text": f"I lie awake until {n % 4}"} for n in range(40)]
        random.Random(seed).shuffle(rows)
        path = tmp_path / f"{seed}.jsonl"
        path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        match("--text", "I cannot sleep until four", "--json", "--corpus", str(path), "-k", "9")
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1] == printed[2]


def test_a_person_at_a_terminal_reads_lines(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert match("--text", "I lie awake", "--corpus", str(corpus), "-k", "1") == 0
    assert "  night  " in capsys.readouterr().out


def test_the_text_may_come_from_standard_input(
    corpus: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"I lie awake \xff"), encoding="ascii"))
    assert match("--text", "-", "--json", "--corpus", str(corpus), "-k", "1") == 0
    assert json.loads(capsys.readouterr().out)[0]["id"] == "night"


def test_the_corpus_may_come_from_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(ROWS[1])))
    assert match("--text", "my father", "--json", "--corpus", "-") == 0
    assert json.loads(capsys.readouterr().out)[0]["id"] == 7


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert match(*words) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("samesky match: ")
    assert printed.err.count("\n") == 1
    return printed.err


@pytest.mark.parametrize("k", ["0", "-3"])
def test_a_number_below_one_is_refused(k: str, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "-k wants" in refused(capsys, "--text", "a b", "--corpus", str(corpus), "-k", k)


def test_a_number_larger_than_the_file_gives_the_whole_file(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert match("--text", "I lie awake", "--json", "--corpus", str(corpus), "-k", str(10**30)) == 0
    assert len(json.loads(capsys.readouterr().out)) == 3


def test_no_words_are_refused(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "no words" in refused(capsys, "--text", " ", "--corpus", str(corpus))


def test_a_place_without_a_database_is_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> int:
        raise OperationalError("unable to open database file")

    monkeypatch.setattr(indexing, "public", Index([PublicSource("broken", broken, list)]))
    assert "cannot be read" in refused(capsys, "--text", "a b")


def test_the_public_things_of_a_place_are_ranked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    night = PublicItem("7", "group", "The long nights", "For people who lie awake", "/groups/nights/")
    monkeypatch.setattr(indexing, "public", Index([PublicSource("groups", lambda: 1, lambda: [night])]))
    assert match("--text", "I lie awake", "--json") == 0
    assert json.loads(capsys.readouterr().out)[0]["id"] == "groups:7"
    assert match("--text", "which bus goes to the station") == 0
    assert "Nothing here is close" in capsys.readouterr().out


def test_standard_input_cannot_be_both(capsys: pytest.CaptureFixture[str]) -> None:
    assert "not both" in refused(capsys, "--text", "-", "--corpus", "-")


@pytest.mark.parametrize("name", ["nowhere.jsonl", "", "\0", "x" * 5000])
def test_a_file_that_cannot_be_read_is_said(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "cannot be read" in refused(capsys, "--text", "a b", "--corpus", str(tmp_path / name))


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        "[]",
        "3",
        '{"id": 1}',
        '{"text": "a"}',
        '{"id": null, "text": "a"}',
        '{"id": true, "text": "a"}',
        '{"id": 1, "text": 2}',
        "[" * 100_000,
    ],
)
def test_a_bad_line_is_named_by_its_number_and_never_repeated(
    line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(json.dumps(ROWS[0]) + "\n" + line + "\n", encoding="utf-8")
    said = refused(capsys, "--text", "a b", "--corpus", str(path))
    assert "line 2 of the corpus" in said
    assert len(said) < 200


def test_a_repeated_id_and_an_empty_file_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "twice.jsonl"
    path.write_text('{"id": 1, "text": "a"}\n{"id": "1", "text": "b"}\n', encoding="utf-8")
    assert "repeats an id" in refused(capsys, "--text", "a b", "--corpus", str(path))
    path.write_text("\n\n", encoding="utf-8")
    assert "no rows" in refused(capsys, "--text", "a b", "--corpus", str(path))


def test_a_line_without_end_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "LONGEST_LINE", 1000)
    path = tmp_path / "long.jsonl"
    path.write_text("x" * 5000, encoding="utf-8")
    assert "longer than 1000" in refused(capsys, "--text", "a b", "--corpus", str(path))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(st.characters(), min_size=1, max_size=80), text=st.text(st.characters(), max_size=80))
def test_any_text_can_be_matched_with_any_row(
    words: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "any.jsonl"
    path.write_text(json.dumps({"id": text, "text": text}), encoding="utf-8")
    code = match(f"--text=x{words}", "--json", "--corpus", str(path))
    assert code == 0
    assert json.loads(capsys.readouterr().out)[0]["id"] == text
