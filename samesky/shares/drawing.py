"""Shares and answers as markup, from templates that are drawn once and then filled (design.moulds)."""

from collections.abc import Iterable

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from samesky.affirmations.queries import ShownAffirmation
from samesky.design import pieces
from samesky.design.moulds import fill
from samesky.shares.shown import ShownReply, ShownShare

Given = list[ShownAffirmation]


def card(share: ShownShare) -> SafeString:
    """A share as it stands on the page of its place."""
    earlier = _joined(_short(reply) for reply in share.earlier)
    replies = _joined(_short(reply) for reply in share.replies)
    return fill("shares/card.html", **_values(share), earlier=earlier, replies=replies)


def thread(share: ShownShare, given: Given) -> SafeString:
    """A share with all its answers, as on its own page. given: the thanks that its reader gave or received here."""
    replies = _joined(_whole(reply, given) for reply in (*share.earlier, *share.replies))
    return fill("shares/thread_part.html", **_values(share), given=_given(share, given), replies=replies)


def _values(share: ShownShare) -> dict[str, object]:
    """What said.html and acts.html ask for."""
    who = pieces.who(share.author, share.shared_at, share.changed_line, share.mine)
    words = pieces.noted(share.note, share.words) if share.note else pieces.words(share.words)
    return {
        "id": share.id,
        "address": share.address,
        "name": share.author.pen_name,
        "author_id": share.author.id,
        "who": who,
        "wants": pieces.wants(share.wants),
        "words": words,
        "been_there": _been_there(share),
        "mine": share.mine,
        "said": share.said,
        "withdrawn": share.withdrawn,
    }


def _been_there(share: ShownShare) -> SafeString:
    if not (share.mine and share.been_there):
        return SafeString("")
    return SafeString(render_to_string("design/been_there.html", {"names": share.been_there}))


def _short(reply: ShownReply) -> SafeString:
    who = pieces.who(reply.author, reply.shared_at, "", reply.mine)
    return fill("shares/short_reply.html", id=reply.id, who=who, words=pieces.words(reply.words))


def _whole(reply: ShownReply, given: Given) -> SafeString:
    return fill(
        "shares/one_reply.html",
        id=reply.id,
        name=reply.author.pen_name,
        author_id=reply.author.id,
        who=pieces.who(reply.author, reply.shared_at, reply.changed_line, reply.mine),
        words=pieces.words(reply.words),
        given=_given(reply, given),
        mine=reply.mine,
    )


def _given(thing: ShownShare | ShownReply, given: Given) -> SafeString:
    return _joined(
        fill("shares/given.html", name=each.pen_name, words=pieces.words(each.words), mine=each.mine)
        for each in given
        if each.thing_id == thing.id
    )


def _joined(drawn: Iterable[SafeString]) -> SafeString:
    return SafeString("".join(drawn))
