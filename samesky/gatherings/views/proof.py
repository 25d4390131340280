"""A paper that says that somebody was there, for whoever was; and the page where anybody may have one looked at."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse

from samesky.gatherings.actions.proving import prove
from samesky.gatherings.feeds.addresses import base_of
from samesky.gatherings.forms.proof import CodeForm, PaperForm
from samesky.gatherings.queries.proving import Sat, checked, key_set, was_there
from samesky.gatherings.zones import own_zone
from samesky.kit.fields import sent
from samesky.people import limits
from samesky.people.acting import writer

A_LINE = 64
"""Characters of a code on one line of the file."""


def paper(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """Ask for it, and have it: on a page to print, or as a file. `as`: file."""
    person = writer(request)
    sat = was_there(person, room_id)
    form = PaperForm(sent(request))
    wait = limits.wait_at(request, "paper", person.pen_name) if form.is_bound else None
    if wait:
        form.add_error(None, limits.said(wait))
    if not form.is_bound or not form.is_valid():
        context = {"form": form, "room": sat.room, "place": settings.PLACE_NAME}
        status = 429 if wait else 422 if form.errors else 200
        return render(request, "gatherings/paper_ask.html", context, status=status)
    limits.knocked(request, "paper", person.pen_name)
    context = _paper(request, sat, form.cleaned_data["name"]) | {"room": sat.room}
    if request.POST.get("as") != "file":
        return render(request, "gatherings/paper.html", context)
    text = render_to_string("gatherings/paper.txt", context)
    headers = {"Content-Disposition": 'attachment; filename="paper.txt"'}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)


def proof(request: HttpRequest) -> HttpResponse:
    """Whether a code is one of ours, and what it says. Nothing of what is asked is written down."""
    form = CodeForm(sent(request))
    wait = limits.wait_at(request, "proof") if form.is_bound else None
    if wait:
        form.add_error(None, limits.said(wait))
    context: dict[str, object] = {"form": form, "place": settings.PLACE_NAME}
    if not form.is_bound or not form.is_valid():
        status = 429 if wait else 422 if form.errors else 200
        return render(request, "gatherings/proof.html", context, status=status)
    limits.knocked(request, "proof")
    context |= {"asked": True, "proof": checked(form.cleaned_data["code"])}
    return render(request, "gatherings/proof.html", context)


def keys(request: HttpRequest) -> HttpResponse:
    """/proof/keys.json: with these anybody can look at a code without asking us."""
    return JsonResponse(key_set(), json_dumps_params={"indent": 1})


def _paper(request: HttpRequest, sat: Sat, name: str) -> dict[str, object]:
    shown = own_zone(request)
    made, code = prove(sat.day(shown.zone if shown else settings.TIME_ZONE), sat.minutes, name)
    lines = [code[start : start + A_LINE] for start in range(0, len(code), A_LINE)]
    address = base_of(request).rstrip("/") + reverse("gatherings:proof")
    return {"proof": made, "code": code, "lines": lines, "address": address, "name": name}
