"""What a text looks like once hostile or accidental characters are out: safe to store on both databases, still the person's words."""

import re
import unicodedata
from functools import cache

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
INVISIBLE = "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060\u2061\u2062\u2063\u2064\u3164\ufeff\uffa0"

STACKED = 30
"""Marks in a row that no text of any language goes beyond (Unicode Standard Annex 15, "Stream-Safe Text Format")."""
PAST_MARKS = 0x1F000
"""Behind the last mark that is sorted by its class."""

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff" + BIDI + INVISIBLE + "]")
_LINE = re.compile(r"\s+")
_MANY_BREAKS = re.compile(r"\n{3,}")

# Letters of other alphabets that look like Latin ones (Unicode TS 39, the common single letters), and digits that do.
_LOOKS_LIKE = str.maketrans(
    "аеорсухіјѕԁӏвнкмтοαρνυικτηεχβμɩ01|!",
    "aeopcyxijsdlbhkmtoapvuiktnexbuiolll",
)


def clean_words(text: str) -> str:
    """`text` without control, direction and zero-width characters.

    At most thirty marks stand on one letter, one empty line in a row, and there is one kind of line break.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _unstacked(_CONTROLS.sub("", text))
    return _MANY_BREAKS.sub("\n\n", unicodedata.normalize("NFC", text)).strip()


def _unstacked(text: str) -> str:
    """At most thirty marks on one letter. Sorting them costs the square of their number: half a million would halt the place."""
    return text if text.isascii() or len(text) <= STACKED else _stacks().sub(r"\1", text)


@cache
def _stacks() -> re.Pattern[str]:
    marks = "".join(sign for sign in map(chr, range(0x300, PAST_MARKS)) if unicodedata.combining(sign))
    return re.compile(f"([{marks}]{{{STACKED}}})[{marks}]+")


def clean_line(text: str) -> str:
    """`text` as one line: cleaned, every run of white space a single space."""
    return _LINE.sub(" ", clean_words(text)).strip()


def name_key(pen_name: str) -> str:
    """What makes two pen names the same: NFKC, case folded, look-alike letters folded, no spaces, dots or dashes.

    SQLite compares ASCII only, so uniqueness is kept on this key (a plain unique column) and never on the name.
    """
    key = _folded(pen_name)
    while (again := _folded(key)) != key:
        key = again
    return key


def _folded(name: str) -> str:
    folded = unicodedata.normalize("NFKC", clean_line(name)).casefold()
    folded = folded.translate(_LOOKS_LIKE)
    return "".join(
        c
        for c in unicodedata.normalize("NFC", folded)
        if c.isalnum() or unicodedata.category(c) in {"Mn", "Mc"}
    )


def first_words(text: str, most: int = 120) -> str:
    """The beginning of `text` in at most `most` characters, cut between words."""
    line = clean_line(text)
    if len(line) <= most:
        return line
    return line[: most - 1].rsplit(" ", 1)[0].rstrip(".,;:") + "\u2026"
