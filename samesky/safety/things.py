"""What can be reported: each kind of thing is registered, from `ready()`, by the app that holds it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samesky.kit.registry import Registry
from samesky.kit.shell import Name
from samesky.people.models import Person


@dataclass(frozen=True)
class Seen:
    """A thing as somebody who may see it sees it now. `author_id` is None when it is nobody's."""

    words: str
    pen_name: str
    author_id: UUID | None
    address: str


@dataclass(frozen=True)
class Said:
    """One thing said around it, for moderators."""

    pen_name: str
    words: str
    at: datetime


@dataclass(frozen=True)
class Around:
    """What moderators are shown beside the copy: the thread as it stands now, and whether the thing itself can be taken down."""

    said: tuple[Said, ...]
    can_be_taken_down: bool


@dataclass(frozen=True)
class Thing:
    """One kind of thing.

    seen: for a person who may see it, else Http404. Somebody whom the person blocked or muted may still be reported; whoever blocked
    the person stays unseen. around: for a moderator who opened the report; None when nothing of it is left. take_down: inside a
    transaction, the words are gone for everybody; taking down what is gone already changes nothing.
    opened_at: the name of a page of the desk, by the report's id, where what it is about has yet to be opened.
    """

    name: Name
    seen: Callable[[Person, UUID], Seen]
    around: Callable[[UUID], Around | None]
    take_down: Callable[[UUID], None] | None = None
    opened_at: str = ""


things: Registry[Thing] = Registry("things that can be reported")
