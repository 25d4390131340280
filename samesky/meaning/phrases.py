"""The pieces of a text that can be quoted: clauses, always the writer's own letters, never changed or joined."""

import re
from typing import Final

FEWEST_WORDS: Final = 3
MOST_LETTERS: Final = 90
MOST_PHRASES: Final = 24

_READ: Final = 4_000
"""Only the beginning of a long text is looked through: a quotation wants to be found, not searched for."""

_ENDS = re.compile(
    r"[.!?…;:,\n\r\t()\[\]{}\"“”«»<>|*#]+|\s[-–—]+\s|\s(?=(?:and|but|because|so that|although|since)\s)"
)
_LEAD = re.compile(r"^(?:and|but|because|so that|so|or|although|since|that|then)\s+", re.IGNORECASE)
_EDGES = " \u00a0-–—'‘’`~_=+/\\"


def phrases(text: str) -> list[str]:
    """The clauses of `text` worth quoting, in order: each stands in it letter by letter, has three words or more, and fits on a line."""
    found: list[str] = []
    for piece in _ENDS.split(text[:_READ]):
        phrase = _trimmed(piece)
        if phrase not in found and _says_something(phrase):
            found.append(phrase)
        if len(found) == MOST_PHRASES:
            break
    return found


def _trimmed(piece: str) -> str:
    phrase = _LEAD.sub("", piece.strip(_EDGES)).strip(_EDGES)
    if len(phrase) <= MOST_LETTERS:
        return phrase
    return phrase[: MOST_LETTERS + 1].rsplit(" ", 1)[0][:MOST_LETTERS].strip(_EDGES)


def _says_something(phrase: str) -> bool:
    """Three words with letters, or for scripts that do not part words, six letters; nothing that a page could not show."""
    if not phrase.isprintable():
        return False
    if len([word for word in phrase.split() if any(c.isalpha() for c in word)]) >= FEWEST_WORDS:
        return True
    return not phrase.isascii() and " " not in phrase and sum(c.isalpha() for c in phrase) >= 2 * FEWEST_WORDS
