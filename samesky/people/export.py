"""Somebody's own copy of everything: a zip with JSON for programs and one plain page for eyes, made while it is being sent.

Only a few rows are opened at a time, and their keys are forgotten before the next few: nothing is gathered, on disk or in memory.
"""

import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.utils.html import escape
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from samesky.kit.leaving import Exporter, exporters
from samesky.people.keyring import ring

A_FEW = 100
A_PIECE = 64 * 1024
"""Bytes gathered before a piece is sent."""
STYLE = (
    "body{font:1.1rem/1.6 Georgia,serif;max-width:38rem;margin:2rem auto;padding:0 1rem;color:#2b2a33;background:#fbf9f4}"
    "h1,h2{line-height:1.25}article{border-top:1px solid #cfc9bd;padding:.75rem 0}dt{color:#625d6b;font-size:.9rem}"
    "dd{margin:0 0 .5rem;white-space:pre-wrap;overflow-wrap:anywhere}"
    "@media(prefers-color-scheme:dark){body{color:#ece8e0;background:#1d1c26}dt{color:#b5afbf}article{border-color:#45424f}}"
)


def copy_of(person_id: UUID, at: datetime) -> Iterator[bytes]:
    """The zip in pieces."""
    sink = _Sink()
    with zipfile.ZipFile(sink, "w") as archive:
        for name, lines in (
            ("my-copy.html", _as_page(person_id, at)),
            ("my-copy.json", _as_json(person_id, at)),
        ):
            entry = zipfile.ZipInfo(name, at.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w", force_zip64=True) as file:
                for line in lines:
                    file.write(line.encode())
                    if sink.size > A_PIECE:
                        yield sink.take()
    yield sink.take()


class _Sink(io.RawIOBase):
    """Takes what the archive writes until it is sent. It cannot seek, so the archive never wants to go back."""

    def __init__(self) -> None:
        self._held: list[bytes] = []
        self.size = 0

    def writable(self) -> bool:
        return True

    def write(self, piece: Any) -> int:
        self._held.append(bytes(piece))
        self.size += len(piece)
        return len(piece)

    def take(self) -> bytes:
        taken, self._held, self.size = b"".join(self._held), [], 0
        return taken


def _rows(exporter: Exporter, person_id: UUID) -> Iterator[dict[str, Any]]:
    # The ring ends before a row is handed on: between two pieces another thread may go on.
    rows = iter(exporter.collect(person_id))
    while True:
        with ring():
            few = list(islice(rows, A_FEW))
        yield from few
        if len(few) < A_FEW:
            return


def _as_json(person_id: UUID, at: datetime) -> Iterator[str]:
    yield f'{{"made": {json.dumps(at.isoformat())}'
    for exporter in exporters:
        yield f",\n{json.dumps(exporter.title)}: ["
        for number, row in enumerate(_rows(exporter, person_id)):
            yield ("," if number else "") + "\n  " + json.dumps(row, ensure_ascii=False)
        yield "]"
    yield "}\n"


def _as_page(person_id: UUID, at: datetime) -> Iterator[str]:
    way = "rtl" if get_language_bidi() else "ltr"
    title = escape(_("My copy"))
    yield f'<!doctype html><html lang="{escape(get_language() or "en")}" dir="{way}"><meta charset="utf-8">'
    yield f'<meta name="viewport" content="width=device-width"><title>{title}</title><style>{STYLE}</style>'
    yield f"<h1>{title}</h1><p>{escape(at.date().isoformat())}</p>"
    yield f"<p>{escape(_('Everything here is yours. The words of others are theirs, so they are only counted.'))}</p>"
    for exporter in exporters:
        yield f"<h2>{escape(exporter.title)}</h2>"
        for row in _rows(exporter, person_id):
            yield f"<article><dl>{''.join(_entries(row))}</dl></article>\n"
    yield "</html>\n"


def _entries(row: dict[str, Any]) -> Iterable[str]:
    for name, value in row.items():
        shown = ", ".join(str(one) for one in value) if isinstance(value, (list, tuple)) else value
        if shown not in ("", None):
            yield f'<dt>{escape(name)}</dt><dd dir="auto">{escape(str(shown))}</dd>'
