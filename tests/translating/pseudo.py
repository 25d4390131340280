"""A language nobody speaks: every word we wrote, with other letters. What still reads as English was never marked for translation."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import translation
from django.utils.translation import trans_real

LANGUAGE = "qq"
PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
STRANGE = "αвĉđęƒĝħїĵķłмňøþφřśŧūνŵχўžΛБČĐΞƑĞĦЇĴĶŁМŇØÞΦŘŠŦŪVŴXЎŽ".replace("V", "Ѵ").replace("X", "Χ")
KEPT = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}|<[^>]*>|&\w+;|\{%.*?%\}|\x00")
OTHER_LETTERS = str.maketrans(PLAIN, STRANGE)


def other_letters(words: str) -> str:
    """The words in other letters; places for names and numbers, tags and entities stay as they are."""
    kept = KEPT.findall(words)
    parts = [part.translate(OTHER_LETTERS) for part in KEPT.split(words)]
    return "".join(part + (kept[at] if at < len(kept) else "") for at, part in enumerate(parts))


class Catalogue:
    """Has a translation for everything, as `django.utils.translation` asks for it."""

    def gettext(self, message: str) -> str:
        return other_letters(message.rpartition(trans_real.CONTEXT_SEPARATOR)[2])

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return self.gettext(singular if number == 1 else plural)

    def to_language(self) -> str:
        return LANGUAGE

    def language(self) -> str:
        return LANGUAGE


@contextmanager
def spoken() -> Iterator[None]:
    """Inside this block every page speaks the language that nobody speaks."""
    known: dict[str, object] = vars(trans_real)["_translations"]
    known[LANGUAGE] = Catalogue()
    try:
        with translation.override(LANGUAGE):
            yield
    finally:
        del known[LANGUAGE]
