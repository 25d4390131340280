"""The pattern book: every component in every state, for whoever builds a page and for the tests that look at it."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render


def pattern_book(request: HttpRequest) -> HttpResponse:
    """Shown in a rehearsal, or where the host asked for it; elsewhere there is no such page."""
    if not settings.SAMESKY_PATTERNS:
        raise Http404
    return render(request, "design/patterns.html")
