"""What anybody may read signed out, offered for matching: public group descriptions, later open gatherings and public stories.

Apps that hold such things register a source from `ready()`. Never shares, never anything a visitor could not open themselves.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from operator import attrgetter

from samesky.kit.registry import Registry


@dataclass(frozen=True)
class PublicItem:
    """One thing to suggest. `id` is unique within its source; `topics` are slugs of listed topics; an empty language fits everybody."""

    id: str
    kind: str
    title: str
    text: str
    url: str
    topics: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True)
class PublicSource:
    """Where an app's public items come from.

    version: cheap to ask, and different after any change (a count with the newest time of change will do).
    items: everything public now; asked again only when the version changed.
    """

    name: str
    version: Callable[[], Hashable]
    items: Callable[[], Iterable[PublicItem]]


public_sources: Registry[PublicSource] = Registry("public_sources", key=attrgetter("name"))
