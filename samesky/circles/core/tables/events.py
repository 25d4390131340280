"""What happens in a coffee chat. Words are not in events, only their ids; people are seat numbers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from samesky.circles.core.state import Where
from samesky.circles.core.writing import read


@dataclass(frozen=True)
class Happening:
    """Something that happened."""


@dataclass(frozen=True)
class Opened(Happening):
    """jar: how many prompts there are to draw. awaited: an empty room is not given up before it; 0 for none."""

    latest_end: int
    jar: int
    awaited: int = 0


@dataclass(frozen=True)
class Came(Happening):
    """Somebody accepted the agreements and sat down; a table that is not there yet is laid for them."""

    seat: int
    table: int
    may_keep: bool = False


@dataclass(frozen=True)
class Went(Happening):
    """to: AWAY, LEFT or REMOVED."""

    seat: int
    to: Where


@dataclass(frozen=True)
class Returned(Happening):
    seat: int


@dataclass(frozen=True)
class Moved(Happening):
    """Somebody went over to another table."""

    seat: int
    table: int


@dataclass(frozen=True)
class TableSplit(Happening):
    """These went to a table of their own. It is not said why."""

    table: int
    new: int
    went: tuple[int, ...]


@dataclass(frozen=True)
class JoinTold(Happening):
    """Both tables are told that they are about to join."""

    one: int
    other: int


@dataclass(frozen=True)
class JoinOff(Happening):
    """They are not about to join any more."""


@dataclass(frozen=True)
class TablesJoined(Happening):
    """Whoever sat at `other` sits at `one`."""

    one: int
    other: int


@dataclass(frozen=True)
class LeftAlone(Happening):
    """A table would rather stay as it is."""

    table: int


@dataclass(frozen=True)
class PromptDrawn(Happening):
    table: int
    seat: int
    index: int


@dataclass(frozen=True)
class Said(Happening):
    """number: the words' place in the whole chat, from 1."""

    number: int
    table: int
    seat: int
    words: str


@dataclass(frozen=True)
class Interrupted(Happening):
    """Nobody was serving since `since`; people have until `until` to come back."""

    since: int
    until: int


@dataclass(frozen=True)
class Closed(Happening):
    """why: keeper, empty, called off or latest end."""

    why: str


HAPPENINGS: dict[str, type[Happening]] = {kind.__name__: kind for kind in Happening.__subclasses__()}

_BACK: dict[str, Callable[[Any], Any]] = {"to": Where, "went": tuple}


def from_json(name: str, told: Mapping[str, Any]) -> Happening:
    """The event that was written (core.writing). Raises KeyError for a name nobody knows, and what `read` raises."""
    return read(HAPPENINGS[name], told, _BACK)
