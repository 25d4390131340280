"""What becomes of somebody's shares and answers when they leave: erased, or made nobody's; and their own copy before that."""

from collections.abc import Iterator
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from samesky.groups.cards import card_of
from samesky.kit.leaving import Eraser, Exporter, erasers, exporters
from samesky.people import sealing
from samesky.people.models import Person
from samesky.people.placekey import place_key
from samesky.people.queries import hidden_from
from samesky.shares.actions import empty
from samesky.shares.looking_anew import reload_pages
from samesky.shares.models import BeenThere, Draft, NotNow, Reading, Reply, Share

A_PART = 200
"""So many rows are changed in one transaction, or held in memory: nobody else waits long for the write lock."""
Said = TypeVar("Said", Share, Reply)
LABELS = (
    "shares.Share",
    "shares.Reply",
    "shares.BeenThere",
    "shares.NotNow",
    "shares.Draft",
    "shares.Reading",
)


def erase(person_id: UUID) -> bool:
    """Every word goes. A share that others answered stays as an empty card without author, for the sake of their answers."""
    _let_small_things_go(person_id)
    return _erase_replies(person_id) or _erase_shares(person_id)


def _erase_replies(person_id: UUID) -> bool:
    """Whether there were any: shares are a part of their own, so that rooms are told in the order of their names."""
    replies = list(Reply.objects.filter(author_id=person_id).select_related("share")[:A_PART])
    Reply.objects.filter(id__in=[reply.id for reply in replies]).delete()
    shares = {reply.share for reply in replies}
    bare = {
        share for share in shares if share.withdrawn_at and not Reply.objects.filter(share=share).exists()
    }
    reload_pages(shares)
    for share in bare:
        empty(share, person_id)
    return bool(replies)


def _erase_shares(person_id: UUID) -> bool:
    shares = list(Share.objects.filter(author_id=person_id)[:A_PART])
    reload_pages(shares)
    for share in shares:
        empty(share, person_id)
    Share.objects.filter(id__in=[share.id for share in shares]).update(author=None)
    return len(shares) == A_PART


def make_nobodys(person_id: UUID) -> bool:
    """Words stay, re-encrypted under the group's key (or the place's), without author. What was withdrawn stays withdrawn."""
    _let_small_things_go(person_id)
    rows: list[Share | Reply] = [*Share.objects.filter(author_id=person_id).select_related("group")[:A_PART]]
    rows += Reply.objects.filter(author_id=person_id).select_related("share__group")[: A_PART - len(rows)]
    for row in rows:
        group = row.group if isinstance(row, Share) else row.share.group
        key = group.key_id if group else place_key()
        for what in ("words", "note", "vector") if isinstance(row, Share) else ("words",):
            sealing.put(row, what, sealing.read_bytes(row, what), key=key)
        row.author = None
        row.save()
    reload_pages({row if isinstance(row, Share) else row.share for row in rows})
    return len(rows) == A_PART


def _let_small_things_go(person_id: UUID) -> None:
    said = set(Share.objects.filter(been_there__person_id=person_id))
    for model in (BeenThere, NotNow, Draft, Reading):
        model.objects.filter(person_id=person_id).delete()
    reload_pages(said)


def shares_of(person_id: UUID) -> Iterator[dict[str, Any]]:
    """This person's shares; the answers of others are counted, as their words are theirs."""
    hidden = _hidden_from(person_id)
    others = Count("replies", filter=~Q(replies__author_id__in={person_id, *hidden}), distinct=True)
    companions = Count("been_there", filter=~Q(been_there__person_id__in=hidden), distinct=True)
    shares = Share.objects.filter(author_id=person_id).select_related("group")
    counted = shares.annotate(others=others, companions=companions)
    for share in _in_parts(counted, "words", "note"):
        yield {
            "at": share.said_at.isoformat(),
            "to": card_of(share.group).name if share.group else "all members",
            "wanted": share.wants,
            "content note": sealing.read(share, "note"),
            "words": sealing.read(share, "words"),
            "answers from others": share.others,  # type: ignore[attr-defined]
            "been there": share.companions,  # type: ignore[attr-defined]
        }


def _hidden_from(person_id: UUID) -> set[UUID]:
    """A copy counts what pages show: one more would say that somebody blocked its owner."""
    person = Person.objects.filter(pk=person_id).first()
    return hidden_from(person) if person else set()


def replies_of(person_id: UUID) -> Iterator[dict[str, Any]]:
    """This person's answers, without what they answered."""
    for reply in _in_parts(Reply.objects.filter(author_id=person_id), "words"):
        yield {"at": reply.said_at.isoformat(), "words": sealing.read(reply, "words")}


def drafts_of(person_id: UUID) -> Iterator[dict[str, Any]]:
    """Words not sent."""
    drafts = list(Draft.objects.filter(person_id=person_id))
    sealing.warm(drafts, "words")
    for draft in drafts:
        yield {"at": draft.changed_at.isoformat(), "words": sealing.read(draft, "words")}


def _in_parts(rows: "QuerySet[Said]", *whats: str) -> "Iterator[Said]":
    """All rows, the oldest first, with no more than a part of them in memory."""
    last: Said | None = None
    while True:
        later = rows if last is None else rows.filter(_after(last))
        part = list(later.order_by("said_at", "id")[:A_PART])
        sealing.warm(part, *whats)
        yield from part
        if len(part) < A_PART:
            return
        last = part[-1]


def _after(row: Share | Reply) -> Q:
    return Q(said_at__gt=row.said_at) | Q(said_at=row.said_at, id__gt=row.id)


erasers.register("shares", Eraser(LABELS, erase, make_nobodys))
exporters.register("shares", Exporter("What I shared", shares_of))
exporters.register("replies", Exporter("What I answered", replies_of))
exporters.register("drafts", Exporter("What I have not sent", drafts_of))
