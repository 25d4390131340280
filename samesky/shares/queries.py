"""Reads of shares, each starting from the person who reads: blocks, mutes and membership are applied here, for every page and fragment."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from samesky.groups.models import Group
from samesky.people import sealing
from samesky.people.models import Person
from samesky.people.queries import hidden_from
from samesky.shares.models import BeenThere, Draft, Reply, Share
from samesky.shares.reach import within_reach
from samesky.shares.shown import Author, ShownReply, ShownShare, author_of

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
    rows = within_reach(person, hidden).filter(group=group).select_related("author")
    rows = _older(rows, older_than).order_by("-said_at", "-id")
    found = list(rows[: PAGE + 1])
    return shown(person, found[:PAGE], hidden, also=also), len(found) > PAGE


def _older(rows: "QuerySet[Share]", than: UUID | None) -> "QuerySet[Share]":
    last = Share.objects.filter(id=than).first() if than else None
    if last is None:
        return rows
    return rows.filter(Q(said_at__lt=last.said_at) | Q(said_at=last.said_at, id__lt=last.id))


def shown(
    person: Person, shares: list[Share], hidden: set[UUID], *, also: Iterable[Draft] = ()
) -> list[ShownShare]:
    """These shares with their answers as `person` sees them: three queries, however many there are."""
    replies = list(
        Reply.objects.filter(share__in=[share.id for share in shares])
        .exclude(author_id__in=hidden)
        .select_related("author")
        .order_by("said_at", "id")
    )
    said, theirs = _been_there(person, shares, hidden)
    sealing.warm([*shares, *replies, *also], "words")
    by_share: dict[UUID, list[ShownReply]] = defaultdict(list)
    for reply in replies:
        by_share[reply.share_id].append(_shown_reply(person, reply))
    return [_shown_share(person, share, by_share[share.id], said, theirs[share.id]) for share in shares]


def _been_there(
    person: Person, shares: list[Share], hidden: set[UUID]
) -> tuple[set[UUID], dict[UUID, list[Author]]]:
    mine = [share.id for share in shares if share.author_id == person.id]
    others = [share.id for share in shares if share.author_id != person.id]
    rows = BeenThere.objects.filter(Q(share__in=mine) | Q(share__in=others, person=person)).select_related(
        "person"
    )
    theirs: dict[UUID, list[Author]] = defaultdict(list)
    said = set()
    for row in rows.order_by("at"):
        if row.person_id == person.id:
            said.add(row.share_id)
        elif row.person_id not in hidden:
            theirs[row.share_id].append(author_of(row.person))
    return said, theirs


def _shown_reply(person: Person, reply: Reply) -> ShownReply:
    words = sealing.read(reply, "words")
    mine = reply.author_id == person.id
    return ShownReply(
        reply.id, author_of(reply.author), reply.said_at, words, mine, reply.changed_at is not None
    )


def _shown_share(
    person: Person, share: Share, replies: list[ShownReply], said: set[UUID], theirs: list[Author]
) -> ShownShare:
    folded = len(replies) - OPEN_REPLIES if len(replies) > OPEN_REPLIES + 1 else 0
    return ShownShare(
        id=share.id,
        author=author_of(share.author),
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
    found = {draft.place: draft for draft in Draft.objects.filter(person=person, place__in=places)}
    return next((found[place] for place in places if place in found), None)
