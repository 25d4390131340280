"""What becomes of somebody's shares and answers when they leave: erased, or made nobody's; and their own copy before that."""

from typing import Any
from uuid import UUID

from samesky.groups.cards import card_of
from samesky.kit.leaving import Eraser, Exporter, erasers, exporters
from samesky.people import sealing
from samesky.people.models import Person
from samesky.people.placekey import place_key
from samesky.shares.actions import take_words_away
from samesky.shares.models import BeenThere, Draft, NotNow, Reading, Reply, Share

LABELS = (
    "shares.Share",
    "shares.Reply",
    "shares.BeenThere",
    "shares.NotNow",
    "shares.Draft",
    "shares.Reading",
)


def erase(person_id: UUID) -> None:
    """Every word goes. A share that others answered stays as an empty card without author, for the sake of their answers."""
    _let_small_things_go(person_id)
    for reply in Reply.objects.filter(author_id=person_id).select_related("share"):
        share = reply.share
        reply.delete()
        if share.withdrawn_at and not Reply.objects.filter(share=share).exists():
            share.delete()
    person = Person.objects.filter(id=person_id).first()
    for share in Share.objects.filter(author_id=person_id):
        if person:
            take_words_away(share, person)
    Share.objects.filter(author_id=person_id).update(author=None)


def make_nobodys(person_id: UUID) -> None:
    """Words stay, re-encrypted under the group's key (or the place's), without author. What was withdrawn stays withdrawn."""
    _let_small_things_go(person_id)
    rows: list[Share | Reply] = [*Share.objects.filter(author_id=person_id).select_related("group")]
    rows += Reply.objects.filter(author_id=person_id).select_related("share__group")
    for row in rows:
        group = row.group if isinstance(row, Share) else row.share.group
        key = group.key_id if group else place_key()
        for what in ("words", "note", "vector") if isinstance(row, Share) else ("words",):
            sealing.put(row, what, sealing.read_bytes(row, what), key=key)
        row.author = None
        row.save()


def _let_small_things_go(person_id: UUID) -> None:
    for model in (BeenThere, NotNow, Draft, Reading):
        model.objects.filter(person_id=person_id).delete()


def shares_of(person_id: UUID) -> list[dict[str, Any]]:
    """This person's shares; the answers of others are counted, as their words are theirs."""
    shares = list(Share.objects.filter(author_id=person_id).select_related("group").order_by("said_at"))
    sealing.warm(shares, "words", "note")
    return [
        {
            "at": share.said_at.isoformat(),
            "to": card_of(share.group).name if share.group else "all members",
            "wanted": share.wants,
            "content note": sealing.read(share, "note"),
            "words": sealing.read(share, "words"),
            "answers from others": share.replies.exclude(author_id=person_id).count(),
            "been there": share.been_there.count(),
        }
        for share in shares
    ]


def replies_of(person_id: UUID) -> list[dict[str, Any]]:
    """This person's answers, without what they answered."""
    replies = list(Reply.objects.filter(author_id=person_id).order_by("said_at"))
    sealing.warm(replies, "words")
    return [{"at": reply.said_at.isoformat(), "words": sealing.read(reply, "words")} for reply in replies]


def drafts_of(person_id: UUID) -> list[dict[str, Any]]:
    """Words not sent."""
    drafts = list(Draft.objects.filter(person_id=person_id))
    sealing.warm(drafts, "words")
    return [{"at": draft.changed_at.isoformat(), "words": sealing.read(draft, "words")} for draft in drafts]


erasers.register("shares", Eraser(LABELS, erase, make_nobodys))
exporters.register("shares", Exporter("What I shared", shares_of))
exporters.register("replies", Exporter("What I answered", replies_of))
exporters.register("drafts", Exporter("What I have not sent", drafts_of))
