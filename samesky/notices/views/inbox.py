"""/notices: what somebody may want to know, newest first. It ends, and counts nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samesky.live.address import live_page
from samesky.notices.actions import mark_seen
from samesky.notices.queries import notices_for
from samesky.people.acting import writer


def notices(request: HttpRequest) -> HttpResponse:
    """The page. Looking at it is having seen it."""
    person = writer(request)
    live = live_page(f"person:{person.id}", person.id)
    context = {"notices": notices_for(person), "live": live}
    mark_seen(person)
    return render(request, "notices/notices.html", context)


def newest(request: HttpRequest) -> HttpResponse:
    """The list alone, for an open page."""
    return render(request, "notices/list.html", {"notices": notices_for(writer(request))})
