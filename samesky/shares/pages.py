"""Pages and fragments of shares that are read: the list of a place, one card, one thread."""

from dataclasses import dataclass
from hashlib import blake2b
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import parse_etags, quote_etag
from django.utils.safestring import SafeString

from samesky.affirmations.queries import affirmations_for
from samesky.groups.models import Group
from samesky.groups.queries import group_of_member
from samesky.live.address import live_page
from samesky.people import sealing
from samesky.people.acting import writer
from samesky.people.queries import hidden_from
from samesky.shares import drawing
from samesky.shares.composing import Place, compose_context, draft_for
from samesky.shares.forms import ReplyForm, ShareForm
from samesky.shares.models import ALL_MEMBERS_ROOM
from samesky.shares.queries import draft_in, shares_in, shown
from samesky.shares.reach import share_for
from samesky.shares.shown import ShownShare


def place_part(request: HttpRequest, group: Group | None, form: ShareForm | None = None) -> SafeString:
    """The box to share and the newest shares, for the page of a group or of all members."""
    place = Place(group)
    draft = draft_for(request, place)
    older_than = _uuid(request.GET.get("older", ""))
    shares, more = shares_in(writer(request), group, older_than=older_than, also=[draft] if draft else [])
    context = {
        "compose": compose_context(place, draft, form),
        "shares": shares,
        "more": more,
        "older": older_than,
        "place": place,
        "src": _list_address(group),
    }
    return SafeString(render_to_string("shares/place.html", context, request))


def _list_address(group: Group | None) -> str:
    return f"{group.get_absolute_url()}shares" if group else "/shares/newest"


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def to_all(request: HttpRequest, form: ShareForm | None = None) -> HttpResponse:
    """Shares to all members."""
    live = live_page(ALL_MEMBERS_ROOM, writer(request).id)
    return render(request, "shares/to_all.html", {"part": place_part(request, None, form), "live": live})


def newest(request: HttpRequest, slug: str = "") -> HttpResponse:
    """The list fragment of a place."""
    group = group_of_member(writer(request), slug) if slug else None
    shares, more = shares_in(writer(request), group)
    context = {"shares": shares, "more": more, "src": _list_address(group), "place": Place(group)}
    return fragment(request, "shares/list.html", context)


def card(request: HttpRequest, share_id: UUID) -> HttpResponse:
    """One share's card, as it stands on the page of its place."""
    return unless_known(request, drawing.card(_one(request, share_id).share))


def thread_fragment(request: HttpRequest, share_id: UUID) -> HttpResponse:
    """One share with its answers, as on its own page."""
    one = _one(request, share_id)
    return unless_known(request, drawing.thread(one.share, _affirmations(request, one)))


def thread(
    request: HttpRequest, share_id: UUID, form: ReplyForm | None = None, reminder: bool = False
) -> HttpResponse:
    """A share, its answers, and the box to answer."""
    live = live_page(f"share:{share_id}", writer(request).id)
    one = _one(request, share_id)
    context = {
        "share": one.share,
        "group": one.group,
        "affirmations": _affirmations(request, one),
        "form": form or _empty_reply(request, share_id),
        "reminder": reminder,
        "live": live,
    }
    return render(request, "shares/thread.html", context, status=200)


def _empty_reply(request: HttpRequest, share_id: UUID) -> ReplyForm:
    draft = draft_in(writer(request), f"reply:{share_id}")
    return ReplyForm(initial={"words": sealing.read(draft, "words") if draft else ""}, auto_id="reply_%s")


@dataclass(frozen=True)
class One:
    """One share for its reader, where it stands, and who is hidden from them: asked once for everything on the page."""

    share: ShownShare
    group: Group | None
    hidden: set[UUID]


def _one(request: HttpRequest, share_id: UUID) -> One:
    person = writer(request)
    hidden = hidden_from(person)
    row = share_for(person, share_id, hidden)
    return One(shown(person, [row], hidden)[0], row.group, hidden)


def _affirmations(request: HttpRequest, one: One) -> drawing.Given:
    things = [one.share.id, *(reply.id for reply in (*one.share.earlier, *one.share.replies))]
    return affirmations_for(writer(request), things, one.hidden)


def fragment(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    """A piece of a page from its template; see `unless_known`."""
    return unless_known(request, render_to_string(template, context, request))


def unless_known(request: HttpRequest, body: str) -> HttpResponse:
    """A piece of a page, with an ETag of its content: whoever has it already gets an empty 304."""
    etag = quote_etag(blake2b(body.encode(), digest_size=12).hexdigest())
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponse(status=304, headers={"ETag": etag})
    return HttpResponse(body, headers={"ETag": etag})
