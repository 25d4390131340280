"""Telling about a share or an answer: what the reporter sees, what moderators are shown around it, and taking the words down."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from samesky.kit.clock import now
from samesky.live import journal
from samesky.people import sealing
from samesky.people.models import Block, Person
from samesky.safety.things import Around, Said, Seen, Thing, things
from samesky.shares.actions import take_words_away, withdraw_reply
from samesky.shares.models import BeenThere, Reply, Share
from samesky.shares.reach import share_for
from samesky.shares.shown import SOMEBODY, author_of


def share_seen(reader: Person, share_id: UUID) -> Seen:
    """A share that the reader may read; also of somebody they blocked or muted. Raises Http404."""
    share = share_for(reader, share_id, _those_who_hide_from(reader))
    who = SOMEBODY if share.withdrawn_at else author_of(share.author)
    return Seen(_share_words(share), str(who.pen_name), share.author_id, share.get_absolute_url())


def reply_seen(reader: Person, reply_id: UUID) -> Seen:
    """An answer that the reader may read, with the share it answers. Raises Http404."""
    hidden = _those_who_hide_from(reader)
    reply = _replies().exclude(author_id__in=hidden).filter(id=reply_id).first()
    if reply is None:
        raise Http404
    share_for(reader, reply.share_id, hidden)
    words = sealing.read(reply, "words")
    return Seen(words, str(author_of(reply.author).pen_name), reply.author_id, reply.get_absolute_url())


def around_share(share_id: UUID) -> Around | None:
    """The share with its answers as they stand now, for a moderator who opened a report about it."""
    share = Share.objects.select_related("author").filter(id=share_id).first()
    return _around(share, can_be_taken_down=share.withdrawn_at is None) if share else None


def around_reply(reply_id: UUID) -> Around | None:
    """The share that was answered, with its answers."""
    reply = Reply.objects.select_related("share__author").filter(id=reply_id).first()
    return _around(reply.share, can_be_taken_down=True) if reply else None


def take_share_down(share_id: UUID) -> None:
    """As if its author had taken it back. Nobody's words go the same way."""
    share = Share.objects.select_related("author").filter(id=share_id, withdrawn_at=None).first()
    if share is None:
        return
    if share.author:
        take_words_away(share, share.author.id)
        return
    BeenThere.objects.filter(share=share).delete()
    share.words_sealed = share.note_sealed = share.vector_sealed = None
    share.withdrawn_at = now()
    share.save()
    journal.tell(share.place_room, "withdrawn", fragment=share.fragment)
    journal.tell(share.room, "withdrawn", fragment="thread")


def take_reply_down(reply_id: UUID) -> None:
    """As if its author had taken it back."""
    reply = Reply.objects.select_related("share", "author").filter(id=reply_id).first()
    if reply is None:
        return
    if reply.author:
        withdraw_reply(reply.author, reply)
        return
    share = reply.share
    reply.delete()
    journal.tell(share.place_room, "answer-withdrawn", fragment=share.fragment)
    journal.tell(share.room, "answer-withdrawn", fragment="thread")


def _those_who_hide_from(reader: Person) -> set[UUID]:
    """Whoever blocked the reader: they do not exist for them. Whom the reader blocked can still be told about."""
    return set(Block.objects.filter(of=reader).values_list("by_id", flat=True))


def _replies() -> "QuerySet[Reply]":
    return Reply.objects.select_related("author", "share")


def _share_words(share: Share) -> str:
    note, words = sealing.read(share, "note"), sealing.read(share, "words")
    return f"{note}\n\n{words}" if note else words


def _around(share: Share, *, can_be_taken_down: bool) -> Around:
    replies = list(_replies().filter(share=share).order_by("said_at", "id"))
    sealing.warm([share, *replies], "words")
    said = [Said(str(author_of(share.author).pen_name), _share_words(share), share.said_at)]
    said += [
        Said(str(author_of(row.author).pen_name), sealing.read(row, "words"), row.said_at) for row in replies
    ]
    return Around(tuple(said), can_be_taken_down)


things.register("share", Thing(_("a share"), share_seen, around_share, take_share_down))
things.register("reply", Thing(_("an answer"), reply_seen, around_reply, take_reply_down))
