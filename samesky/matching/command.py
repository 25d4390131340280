"""`samesky match`: ranks the rows of a file, or the public items of this place, against a text, and says why."""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from samesky.matching.core.ranking import Match

MOST_LETTERS = 20_000
"""As much of a text as its vector reads."""
LONGEST_LINE = 8_000_000
LONGEST_TEXT = 1_000_000
Id = str | int


@dataclass(frozen=True)
class Row:
    """A line of the corpus: its id as it stands there, and as much of its text as counts."""

    id: Id
    text: str


class CannotMatch(Exception):
    """Why nothing could be ranked, in a sentence for the person at the keyboard. Never holds words of a text."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `samesky match`."""
    parser.add_argument(
        "--text", required=True, metavar="T", help="what to match; - reads it from standard input"
    )
    parser.add_argument("--json", action="store_true", help="print a JSON list of id, closeness and reason")
    parser.add_argument(
        "--corpus",
        metavar="FILE",
        help='rank the rows {"id", "text"} of a JSON-lines file; - reads standard input',
    )
    parser.add_argument("-k", type=int, default=6, metavar="N", help="how many to show at most (6)")


def run(args: argparse.Namespace) -> int:
    """Print what is closest, closest first. Returns the exit code: 0, or 2 when the arguments or the file cannot be used."""
    try:
        found = _ranked(args)
    except CannotMatch as why:
        print(f"samesky match: {why}", file=sys.stderr)  # noqa: T201
        return 2
    print(json.dumps(found, indent=1) if args.json else _listed(found))  # noqa: T201
    return 0


def _ranked(args: argparse.Namespace) -> list[dict[str, Any]]:
    if args.k < 1:
        raise CannotMatch("-k wants a number of 1 or more.")
    if args.text == "-" and args.corpus == "-":
        raise CannotMatch("standard input can be the text or the corpus, not both.")
    text = _stdin().read(LONGEST_TEXT) if args.text == "-" else args.text
    if not text.strip():
        raise CannotMatch("there are no words to match.")
    return _in_public(text, args.k) if args.corpus is None else _in_corpus(text, args.corpus, args.k)


def _in_public(text: str, most: int) -> list[dict[str, Any]]:
    from django.db import DatabaseError

    from samesky.matching.core.ranking import Rules
    from samesky.matching.index import public
    from samesky.matching.shelves import rank

    try:
        now = public.now()
    except DatabaseError as error:
        raise CannotMatch(
            "the public things of this place cannot be read; has it been started once?"
        ) from error
    return _told(rank(text, now.things, Rules(), most), {address: address for address in now.items})


def _in_corpus(text: str, corpus: str, most: int) -> list[dict[str, Any]]:
    """Every row is ranked, close or not: the file is the whole choice, and the reason says when something is not very close."""
    from samesky.matching.core.ranking import Item, Rules
    from samesky.matching.shelves import rank, shown
    from samesky.matching.through import looking
    from samesky.meaning.vectors import vectors

    rows = _read(corpus)
    named_in = looking().glossary.named_in
    items = [Item(key, row.text, named=named_in(row.text)) for key, row in rows.items()]
    things = shown(items, vectors(row.text for row in rows.values()))
    return _told(rank(text, things, Rules(), most, floor=0.0), {key: row.id for key, row in rows.items()})


def _told(matches: Iterable["Match"], ids: Mapping[str, Id]) -> list[dict[str, Any]]:
    from samesky.matching.through import looking
    from samesky.matching.wording import line, parts

    name = looking().name_of
    return [
        {
            "id": ids[match.item_id],
            "closeness": round(match.closeness, 4),
            "reason": line(parts(match.reason, name(match.reason.topic))),
        }
        for match in matches
    ]


def _listed(found: list[dict[str, Any]]) -> str:
    """For a terminal: one line each, without characters that could steer it."""
    if not found:
        return "Nothing here is close to these words."
    lines = [f"{row['closeness']:.2f}  {row['id']}  {row['reason']}" for row in found]
    return "\n".join("".join(c if c.isprintable() else "?" for c in line) for line in lines)


def _read(corpus: str) -> dict[str, Row]:
    """The rows of the corpus in their order, by id. Reads line by line, so a large file costs only what counts of it."""
    if corpus == "-":
        return _parsed(_stdin())
    try:
        with Path(corpus).open(encoding="utf-8-sig", errors="replace") as file:
            return _parsed(file)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a usable file name"
        raise CannotMatch(f"the corpus cannot be read: {reason}.") from error


def _parsed(file: TextIO) -> dict[str, Row]:
    rows: dict[str, Row] = {}
    number = 0
    while raw := file.readline(LONGEST_LINE + 1):
        number += 1
        if len(raw) > LONGEST_LINE:
            raise CannotMatch(f"line {number} of the corpus is longer than {LONGEST_LINE} characters.")
        if raw.strip():
            row = _row(raw, number)
            if str(row.id) in rows:
                raise CannotMatch(f"line {number} of the corpus repeats an id of an earlier line.")
            rows[str(row.id)] = row
    if not rows:
        raise CannotMatch("the corpus holds no rows.")
    return rows


def _row(raw: str, number: int) -> Row:
    try:
        row = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise CannotMatch(f"line {number} of the corpus is not JSON.") from error
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or not _is_id(row.get("id")):
        raise CannotMatch(
            f'line {number} of the corpus needs an "id" and a "text", as in {{"id": "a1", "text": "..."}}.'
        )
    return Row(row["id"], row["text"][:MOST_LETTERS])


def _is_id(value: object) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)


def _stdin() -> TextIO:
    """Standard input as UTF-8, whatever the terminal says; broken bytes are replaced."""
    stream = sys.stdin
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="replace")
    return stream
