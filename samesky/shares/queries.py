"""Reads of shares, each starting from the person who reads: blocks, mutes and membership are applied here, for every page and fragment."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from samesky.groups.models import Group
from samesky.kit.prepared import Prepared
from samesky.people import sealing
from samesky.people.models import Person
from samesky.people.queries import hidden_from
from samesky.shares.models import BeenThere, Draft, Reply, Share
from samesky.shares.reach import within_reach
from samesky.shares.shown import Author, ShownReply, ShownShare, signature, signed

PAGE = 20
OPEN_REPLIES = 4
"""A card shows so many answers openly, the last ones; earlier ones are folded above them."""


def shares_in(
    person: Person, group: Group | None, *, older_than: UUID | None = None, also: Iterable[Draft] = ()
) -> tuple[list[ShownShare], bool]:
    """The newest shares of a group (None: those to all members), and whether there are older ones.

    also: drafts about to be shown on the same page, so that all keys come with one query.
    """
    hidden = hidden_from(person)
    found = _found(person, group, hidden, older_than)
    return shown(person, found[:PAGE], hidden, also=also), len(found) > PAGE


def _found(person: Person, group: Group | None, hidden: set[UUID], older_than: UUID | None) -> list[Any]:
    last = within_reach(person, hidden).filter(group=group, id=older_than).first() if older_than else None
    if last is not None:
        older = Q(said_at__lt=last.said_at) | Q(said_at=last.said_at, id__lt=last.id)
        return list(_in_order(within_reach(person, hidden).filter(older, group=group)))
    if group is None:
        return _NEWEST_TO_ALL(person=person.id, hidden=hidden)
    return _NEWEST(person=person.id, group=group.id, hidden=hidden)


def _in_order(rows: "QuerySet[Share]") -> "QuerySet[Share]":
    """One more than a page shows, so that it can say whether there are older ones."""
    return signed(rows).defer("vector_sealed", "vector_model").order_by("-said_at", "-id")[: PAGE + 1]


_NEWEST = Prepared(lambda person, group, hidden: _in_order(within_reach(person, hidden).filter(group=group)))
_NEWEST_TO_ALL = Prepared(lambda person, hidden: _in_order(within_reach(person, hidden).filter(group=None)))
_REPLIES = Prepared(
    lambda shares, hidden: (
        signed(Reply.objects.filter(share__in=shares)).exclude(author_id__in=hidden).order_by("said_at", "id")
    )
)
_BEEN_THERE = Prepared(
    lambda shares, person: (
        BeenThere.objects.filter(Q(person=person) | Q(share__author=person), share__in=shares)
        .annotate(pen_name=F("person__pen_name"), sky_turn=F("person__sky_turn"))
        .order_by("at")
    )
)
_DRAFTS = Prepared(lambda person, places: Draft.objects.filter(person=person, place__in=places))


def shown(
    person: Person, shares: list[Any], hidden: set[UUID], *, also: Iterable[Draft] = ()
) -> list[ShownShare]:
    """These (signed) shares with their answers as `person` sees them: three queries, however many there are."""
    if not shares:
        return []
    replies = _REPLIES(shares=[share.id for share in shares], hidden=hidden)
    said, theirs = _been_there(person, shares, hidden)
    sealing.warm([*shares, *replies, *also], "words")
    by_share: dict[UUID, list[ShownReply]] = defaultdict(list)
    for reply in replies:
        by_share[reply.share_id].append(_shown_reply(person, reply))
    return [_shown_share(person, share, by_share[share.id], said, theirs[share.id]) for share in shares]


def _been_there(
    person: Person, shares: list[Any], hidden: set[UUID]
) -> tuple[set[UUID], dict[UUID, list[Author]]]:
    """Where the reader has been, and who has been where the reader is."""
    theirs: dict[UUID, list[Author]] = defaultdict(list)
    said = set()
    for row in _BEEN_THERE(shares=[share.id for share in shares], person=person.id):
        if row.person_id == person.id:
            said.add(row.share_id)
        elif row.person_id not in hidden:
            theirs[row.share_id].append(Author(row.pen_name, row.sky_turn, row.person_id))
    return said, theirs


def _shown_reply(person: Person, reply: Any) -> ShownReply:
    words = sealing.read(reply, "words")
    mine = reply.author_id == person.id
    return ShownReply(reply.id, signature(reply), reply.said_at, words, mine, reply.changed_at is not None)


def _shown_share(
    person: Person, share: Any, replies: list[ShownReply], said: set[UUID], theirs: list[Author]
) -> ShownShare:
    folded = len(replies) - OPEN_REPLIES if len(replies) > OPEN_REPLIES + 1 else 0
    return ShownShare(
        id=share.id,
        author=signature(share),
        shared_at=share.said_at,
        wants=share.wants,
        words=sealing.read(share, "words"),
        note=sealing.read(share, "note"),
        mine=share.author_id == person.id,
        changed=share.changed_at is not None,
        withdrawn=share.withdrawn_at is not None,
        group_id=share.group_id,
        replies=tuple(replies[folded:]),
        earlier=tuple(replies[:folded]),
        been_there=tuple(theirs),
        said=share.id in said,
        address=share.get_absolute_url(),
        fragment=share.fragment,
    )


def draft_in(person: Person, *places: str) -> Draft | None:
    """The draft of the first of these places that has one. One query."""
    found = {draft.place: draft for draft in _DRAFTS(person=person.id, places=places)}
    return next((found[place] for place in places if place in found), None)
