"""The calendar: what happens when, as far as the reader may know."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samesky.gatherings.forms.finding import FindForm, by_day
from samesky.gatherings.queries.finding import find, soon
from samesky.gatherings.queries.listings import listings
from samesky.gatherings.queries.rooms_left import full_for
from samesky.gatherings.words import warm
from samesky.gatherings.zones import keep_asked, place_or_own, shown_said
from samesky.kit.clock import now

A_PAGE = 40
MOST_PAGES = 50
MOST_LISTINGS = 200


def gatherings(request: HttpRequest) -> HttpResponse:
    """Seven days from now on, or from a chosen day. Nothing of what is asked is kept."""
    at = now()
    shown = place_or_own(request)
    form = FindForm(request.GET)
    asked = any(request.GET.get(name) for name in FindForm.base_fields)
    wanted = form.wanted(at, shown.zone)
    page = _page(request)
    found, more = find(request.user, wanted, A_PAGE, page * A_PAGE)
    at_once = soon(request.user, at) if not asked and page == 0 else []
    warm([one.series for one in (*found, *at_once)])
    context = {
        "form": form,
        "asked": asked,
        "days": by_day(found, shown.zone, at),
        "soon": at_once,
        "full": full_for(request.user, [*found, *at_once]),
        "listings": listings()[:MOST_LISTINGS] if not asked and page == 0 else [],
        "zone": shown.zone,
        "zone_words": shown_said(shown),
        "later": _same(request, page=page + 1) if more else "",
        "next_week": "" if more else _same(request, page=0, day=wanted.end.date().isoformat()),
    }
    return keep_asked(request, render(request, "gatherings/find.html", context))


def _page(request: HttpRequest) -> int:
    asked = request.GET.get("page", "")
    return min(int(asked), MOST_PAGES) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 0


def _same(request: HttpRequest, **other: object) -> str:
    """The same question with something else in it, as an address."""
    asked = {name: value for name, value in request.GET.items() if value and name in FindForm.base_fields}
    return "?" + urlencode(asked | {name: value for name, value in other.items() if value})
