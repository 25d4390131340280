"""Everything public, ready in memory to be compared: built when first asked for, and again when a source says that it changed.

Holds only what anybody may read signed out, never a word of a person who asks.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from threading import Lock

import numpy as np

from samesky.kit.public_items import PublicItem, PublicSource, public_sources
from samesky.matching.core.lens import Numbers
from samesky.matching.core.ranking import Item
from samesky.matching.shelves import Shown, empty, shown
from samesky.matching.through import chosen_words, looking
from samesky.meaning.vectors import Vector, vector

Stamp = tuple[tuple[str, Hashable], ...]


@dataclass(frozen=True)
class Public:
    """The public items at one moment, by their address in the index ("source:id"), and the shelf they stand on."""

    stamp: Stamp
    items: dict[str, PublicItem]
    things: Shown


class Index:
    """The public items of some sources. Many threads may ask; one rebuilds, the others wait for it."""

    def __init__(self, sources: Iterable[PublicSource]) -> None:
        self._sources = sources
        self._lock = Lock()
        self._built: Public | None = None

    def now(self) -> Public:
        """What is public now. Costs one cheap question to each source while nothing changed."""
        sources = tuple(self._sources)
        stamp = tuple((source.name, source.version()) for source in sources)
        built = self._built
        if built is not None and built.stamp == stamp:
            return built
        with self._lock:
            if self._built is None or self._built.stamp != stamp:
                self._built = self._build(stamp, sources)
            return self._built

    def _build(self, stamp: Stamp, sources: tuple[PublicSource, ...]) -> Public:
        """Texts that did not change keep their vector."""
        items = {f"{source.name}:{item.id}": item for source in sources for item in source.items()}
        if not items:
            return Public(stamp, {}, empty())
        before = self._built.things if self._built is not None else empty()
        known = {
            (item.quotable, item.topics): row
            for item, row in zip(before.shelf.items, before.rows, strict=True)
        }
        made = [_item(address, item) for address, item in items.items()]
        rows: Numbers = np.stack([_row(item, known) for item in made])
        return Public(stamp, items, shown(made, rows))


def _row(item: Item, known: Mapping[tuple[str, frozenset[str]], Vector]) -> Vector:
    """The vector of an item's words and of what its listed topics say: a group says little else."""
    row = known.get((item.quotable, item.topics))
    return vector(f"{item.quotable}\n{chosen_words(item.topics)}".strip()) if row is None else row


def _item(address: str, item: PublicItem) -> Item:
    words = f"{item.title}\n{item.text}"
    return Item(address, words, frozenset(item.topics), looking().named_in(words), item.language)


public = Index(public_sources)
