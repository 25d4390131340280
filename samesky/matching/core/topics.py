"""Listed topics as matching sees them, and which of them a text names in so many words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Topic:
    """A topic of the list: its slug, plain name, a sentence about it, and words people use for it."""

    slug: str
    name: str
    about: str = ""
    words: tuple[str, ...] = ()


class Glossary:
    """Finds listed topics by the words people use for them: whole words, case and plural s aside."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for topic in topics:
            for words in (topic.name, *topic.words):
                key = _words(words)
                if key:
                    self._by_first.setdefault(key[0], []).append((key, topic.slug))

    def named_in(self, text: str) -> frozenset[str]:
        """Slugs of the topics that `text` names."""
        return frozenset(slug for _, slug in self._found(text))

    def told_in(self, text: str) -> frozenset[str]:
        """Slugs of the topics that `text` names by several words in a row ("does not know me"), which hardly happens by chance."""
        return frozenset(slug for key, slug in self._found(text) if len(key) > 1)

    def _found(self, text: str) -> Iterator[tuple[tuple[str, ...], str]]:
        words = _words(text)
        for place, word in enumerate(words):
            for key, slug in self._by_first.get(word, ()):
                if words[place : place + len(key)] == key:
                    yield key, slug


def _words(text: str) -> tuple[str, ...]:
    return tuple(_singular(word.casefold()) for word in _WORD.findall(text))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
