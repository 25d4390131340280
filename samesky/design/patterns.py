"""The pattern book: every component in every state, for whoever builds a page and for the tests that look at it."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from samesky.design import circle_examples, examples, icons
from samesky.design.avatars import LANDS
from samesky.design.centrepieces import CENTREPIECES


def pattern_book(request: HttpRequest) -> HttpResponse:
    """Shown in a rehearsal, or where the host asked for it; elsewhere there is no such page."""
    if not settings.SAMESKY_PATTERNS:
        raise Http404
    tried = examples.JoinForm(
        {"pen_name": "Hana", "phone": "shared", "topics": ["nights"]}, auto_id="join_%s"
    )
    context = {
        "shares": examples.shares(),
        "found": examples.found(),
        "cast": [examples.AMARA, examples.BEN, examples.CHEN, examples.DARA, examples.HANA],
        "crowd": [examples.AMARA, examples.BEN, examples.CHEN],
        "turns": range(2 * len(LANDS)),
        "compose": examples.ShareForm(auto_id="say_%s"),
        "too_long": _too_long(),
        "join": tried,
        "icons": sorted(icons.names()),
        "kinds": ("plain", "good", "care", "thanks"),
        "rooms": circle_examples.ROOMS,
        "circles": circle_examples.circles(),
        "quiets": circle_examples.turns(),
        "centrepieces": CENTREPIECES,
    }
    return render(request, "design/patterns.html", context)


def room(request: HttpRequest) -> HttpResponse:
    """The circle room as a whole; `at` says in which moment."""
    if not settings.SAMESKY_PATTERNS:
        raise Http404
    at = request.GET.get("at", "")
    moment = at if at in circle_examples.ROOMS else "listening"
    return render(request, "design/patterns_room.html", circle_examples.room(moment))


def _too_long() -> examples.ShareForm:
    form = examples.ShareForm(
        {"words": "It is all still here.", "wants": "company", "note": "loss"}, auto_id="long_%s"
    )
    form.add_error(
        "words",
        "This is about 400 words longer than a share can be. It is all still here; you could send it as two.",
    )
    return form
