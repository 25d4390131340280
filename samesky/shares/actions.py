"""Writing shares and answers. Sealing and vectors come before the transaction; each act tells exactly the pages that change."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from samesky.groups.models import Group
from samesky.groups.queries import is_member
from samesky.kit.clock import now
from samesky.live import journal
from samesky.people import sealing
from samesky.people.acting import acting
from samesky.people.models import Person
from samesky.people.queries import hidden_from
from samesky.shares.models import BeenThere, Draft, NotNow, Reading, Reply, Share
from samesky.shares.reach import within_reach
from samesky.shares.vectors import put_vector

LONGEST_SHARE = 10_000
LONGEST_REPLY = 6_000
LONGEST_NOTE = 80


def say(
    person: Person, group: Group | None, words: str, wants: str, note: str = "", *, once: str = ""
) -> Share:
    """Share `words` with a group, or (None) with all members. Raises Http404 for a group the person is not in."""
    share = Share(group=group, author=person, wants=wants)
    sealing.put(share, "words", words, key=person.key_id)
    sealing.put(share, "note", note, key=person.key_id)
    put_vector(share, words, person.key_id)
    with acting(person, once) as act:
        if group is not None and not is_member(person, group):
            raise Http404
        share.save()
        place = f"group:{group.id}" if group else "members"
        Draft.objects.filter(person=person, place__in=[place, "first"]).delete()
        journal.tell(
            share.place_room, "shared", by=person.id, fragment="shares", payload={"share": str(share.id)}
        )
        act.result = f"{group.get_absolute_url() if group else '/shares/'}#share-{share.id}"
    return share


def change(person: Person, share: Share, words: str, wants: str, note: str = "", *, once: str = "") -> None:
    """Other words for one's own share."""
    _must_be(person, share.author_id)
    sealing.put(share, "words", words, key=person.key_id)
    sealing.put(share, "note", note, key=person.key_id)
    put_vector(share, words, person.key_id)
    share.wants, share.changed_at = wants, now()
    with acting(person, once) as act:
        act.result = share.get_absolute_url()
        # What was taken back or taken down while it was being changed stays gone: a plain save would bring it back.
        _must_be_there(Share.objects.filter(id=share.id, author=person, withdrawn_at=None))
        share.save(force_update=True)
        _tell_card(share, "changed", person.id)


def withdraw(person: Person, share: Share, *, once: str = "") -> None:
    """The words are gone, for everybody. Where others answered, their answers stay under an empty card."""
    _must_be(person, share.author_id)
    with acting(person, once) as act:
        act.result = share.group.get_absolute_url() if share.group else "/shares/"
        take_words_away(share, person.id)


def take_words_away(share: Share, by: UUID, *, had_answers: bool = False) -> None:
    """Inside a transaction: take the share's words away, and tell.

    had_answers: its last answer has just gone, so its author's /today changes too.
    """
    place, page, at, author = share.place_room, share.room, share.said_at.isoformat(), share.author_id
    if empty(share, by):
        _tell_card(share, "withdrawn", by)
        return
    journal.tell(place, "gone", by=author, fragment="shares", payload={"at": at})
    if author and had_answers:
        journal.tell(f"person:{author}", "answer-withdrawn", by=by, fragment="answers")
    journal.tell(page, "gone", by=author, fragment="thread", payload={"place": place})


def empty(share: Share, by: UUID) -> bool:
    """Empty the share where somebody else's answers hang on it (True: the card stays), else delete it."""
    Reply.objects.filter(share=share, author_id=by).delete()
    BeenThere.objects.filter(share=share).delete()
    if not Reply.objects.filter(share=share).exists():
        share.delete()
        return False
    share.words_sealed = share.note_sealed = share.vector_sealed = None
    share.withdrawn_at = now()
    share.save()
    return True


def answer(person: Person, share: Share, words: str, *, once: str = "") -> Reply:
    """Reply to a share that the person may read. Raises Http404 for one that they may not, or no longer, or that was withdrawn."""
    reply = Reply(share=share, author=person)
    sealing.put(reply, "words", words, key=person.key_id)
    with acting(person, once) as act:
        _must_be_there(within_reach(person, hidden_from(person)).filter(id=share.id, withdrawn_at=None))
        reply.save()
        Draft.objects.filter(person=person, place=f"reply:{share.id}").delete()
        _tell_reply(share, "answered", person)
        act.result = reply.get_absolute_url()
    return reply


def change_reply(person: Person, reply: Reply, words: str, *, once: str = "") -> None:
    """Other words for one's own answer."""
    _must_be(person, reply.author_id)
    sealing.put(reply, "words", words, key=person.key_id)
    reply.changed_at = now()
    with acting(person, once) as act:
        act.result = reply.get_absolute_url()
        _must_be_there(Reply.objects.filter(id=reply.id, author=person))
        reply.save(force_update=True)
        _tell_reply(reply.share, "answer-changed", person)


def withdraw_reply(person: Person, reply: Reply, *, once: str = "") -> None:
    """The answer is gone, for everybody; an empty card without any answer left goes with it."""
    _must_be(person, reply.author_id)
    with acting(person, once) as act:
        share = reply.share
        act.result = share.get_absolute_url()
        reply.delete()
        if share.withdrawn_at and not Reply.objects.filter(share=share).exists():
            act.result = share.group.get_absolute_url() if share.group else "/shares/"
            take_words_away(share, person.id, had_answers=True)
            return
        _tell_reply(share, "answer-withdrawn", person)


def say_been_there(person: Person, share: Share, *, once: str = "") -> None:
    """ "I have been there": for the author's eyes. Said twice, it is said once; one's own share needs no saying."""
    with acting(person, once) as act:
        act.result = f"{share.get_absolute_url()}#share-{share.id}"
        if share.author_id in (None, person.id) or share.withdrawn_at:
            return
        _, fresh = BeenThere.objects.get_or_create(share=share, person=person)
        if fresh:
            _tell_been_there(share, person)


def unsay_been_there(person: Person, share: Share, *, once: str = "") -> None:
    """Take it back; the author's page no longer has the name."""
    with acting(person, once) as act:
        act.result = f"{share.get_absolute_url()}#share-{share.id}"
        gone, _ = BeenThere.objects.filter(share=share, person=person).delete()
        if gone:
            _tell_been_there(share, person)


def not_now(person: Person, share: Share, *, once: str = "") -> None:
    """Do not suggest this share to me again. Nobody is told."""
    with acting(person, once) as act:
        act.result = "/today"
        NotNow.objects.get_or_create(share=share, person=person)


def set_answers_aside(person: Person, *, once: str = "") -> None:
    """I have read what was answered: /today begins anew from now."""
    with acting(person, once) as act:
        act.result = "/today"
        Reading.objects.update_or_create(person=person, defaults={"until": now()})
        journal.tell(f"person:{person.id}", "set-aside", by=person.id, fragment="answers")


def keep_draft(person: Person, place: str, words: str) -> None:
    """Keep words not sent yet; empty words let the draft go. The last writer wins."""
    if not words:
        Draft.objects.filter(person=person, place=place).delete()
        return
    draft = Draft.objects.filter(person=person, place=place).first() or Draft(person=person, place=place)
    sealing.put(draft, "words", words, key=person.key_id)
    with acting(person):
        Draft.objects.update_or_create(
            person=person,
            place=place,
            defaults={"words_sealed": draft.words_sealed, "changed_at": now()},
            create_defaults={"id": draft.id, "words_sealed": draft.words_sealed},
        )


def _must_be(person: Person, author_id: object) -> None:
    if author_id != person.id:
        raise Http404


def _must_be_there(rows: "QuerySet[Any]") -> None:
    """Inside the transaction, and locked until its end where that takes a lock. Raises Http404."""
    if not rows.select_for_update(no_key=True, of=("self",)).only("pk").first():
        raise Http404


def _tell_card(share: Share, kind: str, by: UUID) -> None:
    journal.tell(share.place_room, kind, by=by, fragment=share.fragment)
    journal.tell(share.room, kind, by=by, fragment="thread")


def _tell_reply(share: Share, kind: str, by: Person) -> None:
    journal.tell(share.place_room, kind, by=by.id, fragment=share.fragment)
    if share.author_id and share.author_id != by.id:
        journal.tell(f"person:{share.author_id}", kind, by=by.id, fragment="answers")
    journal.tell(share.room, kind, by=by.id, fragment="thread")


def _tell_been_there(share: Share, by: Person) -> None:
    journal.tell(share.place_room, "been-there", by=by.id, fragment=share.fragment)
    journal.tell(share.room, "been-there", by=by.id, fragment="thread")
