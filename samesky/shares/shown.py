"""Shares and replies as one reader sees them: plain values, ready for a template."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samesky.people.models import Person


@dataclass(frozen=True)
class Author:
    """Who wrote something: a pen name and a sky; no id when they have left."""

    pen_name: str | Promise
    sky_turn: int = 0
    id: UUID | None = None


GONE = Author(_("Somebody who has left"))
SOMEBODY = Author(_("Somebody"))


def signed(rows: "QuerySet[Any]") -> "QuerySet[Any]":
    """Shares or replies with what `signature` needs, instead of all there is to know about their authors."""
    found: QuerySet[Any] = rows.annotate(pen_name=F("author__pen_name"), sky_turn=F("author__sky_turn"))
    return found


def signature(row: Any) -> Author:
    """Who wrote a share or a reply of `signed` rows."""
    return Author(row.pen_name, row.sky_turn, row.author_id) if row.author_id else GONE


def author_of(person: Person | None) -> Author:
    return Author(person.pen_name, person.sky_turn, person.id) if person else GONE


@dataclass(frozen=True)
class ShownReply:
    id: UUID
    author: Author
    shared_at: datetime
    words: str
    mine: bool
    changed: bool = False
    note: str = ""

    @property
    def changed_line(self) -> str:
        return gettext("changed later") if self.changed else ""


@dataclass(frozen=True)
class ShownShare:
    """One share for one reader. been_there holds people only for its author; said is the reader's own "been there"."""

    id: UUID
    author: Author
    shared_at: datetime
    wants: str
    words: str
    note: str
    mine: bool
    changed: bool
    withdrawn: bool
    group_id: UUID | None
    replies: tuple[ShownReply, ...] = ()
    been_there: tuple[Author, ...] = ()
    said: bool = False
    address: str = ""
    fragment: str = ""
    earlier: tuple[ShownReply, ...] = ()

    @property
    def key(self) -> str:
        return str(self.id)

    @property
    def changed_line(self) -> str:
        return gettext("changed later") if self.changed else ""

    @property
    def draft_address(self) -> str:
        return f"/drafts/reply/{self.id}"
