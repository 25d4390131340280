"""Everything public, ready in memory to be compared: built when first asked for, and again when a source says that it changed.

Holds only what anybody may read signed out, never a word of a person who asks.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from threading import Lock

import numpy as np

from samesky.kit.public_items import PublicItem, PublicSource, public_sources
from samesky.matching.core.lens import Numbers
from samesky.matching.core.ranking import Item
from samesky.matching.shelves import Shown, empty, shown
from samesky.matching.through import looking
from samesky.meaning.vectors import Vector, vector

Stamp = tuple[tuple[str, Hashable], ...]


@dataclass(frozen=True)
class Public:
    """The public items at one moment, by their address in the index ("source:id"), and the shelf they stand on."""

    stamp: Stamp
    items: dict[str, PublicItem]
    things: Shown


class Index:
    """The public items of a registry. Many threads may ask; one rebuilds, the others wait for it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._built: Public | None = None
        self._rows: dict[str, Vector] = {}

    def now(self) -> Public:
        """What is public now. Costs one cheap question to each source while nothing changed."""
        sources = tuple(public_sources)
        stamp = tuple((source.name, source.version()) for source in sources)
        built = self._built
        if built is not None and built.stamp == stamp:
            return built
        with self._lock:
            if self._built is None or self._built.stamp != stamp:
                self._built = self._build(stamp, sources)
            return self._built

    def _build(self, stamp: Stamp, sources: tuple[PublicSource, ...]) -> Public:
        items = {f"{source.name}:{item.id}": item for source in sources for item in source.items()}
        if not items:
            return Public(stamp, {}, empty())
        self._rows = {text: self._row(text) for text in {_words(item) for item in items.values()}}
        rows: Numbers = np.stack([self._rows[_words(item)] for item in items.values()])
        return Public(stamp, items, shown([_item(address, item) for address, item in items.items()], rows))

    def _row(self, text: str) -> Vector:
        """Texts that did not change keep their vector; texts that are gone are forgotten with the next build."""
        known = self._rows.get(text)
        return vector(text) if known is None else known


def _words(item: PublicItem) -> str:
    return f"{item.title}. {item.text}"


def _item(address: str, item: PublicItem) -> Item:
    named = looking().glossary.named_in(_words(item))
    return Item(address, f"{item.title}\n{item.text}", frozenset(item.topics), named, item.language)


public = Index()
