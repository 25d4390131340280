"""Arriving: what this is, what somebody is living with, and where their first words can go. Words stay in the form."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from samesky.circles.place import SEALED_HOURS
from samesky.groups.cards import with_cards
from samesky.groups.queries import groups_of
from samesky.kit.fields import sent
from samesky.matching.start import Found, people_who_get_it
from samesky.people import limits, sealing
from samesky.people.acting import writer
from samesky.shares.actions import keep_draft
from samesky.shares.composing import Place, compose_context
from samesky.shares.queries import draft_in
from samesky.web.forms import StartForm

SUGGESTED = 6


def home(request: HttpRequest) -> HttpResponse:
    """What this place is and what it is not. Members go straight on to their day."""
    if request.user.is_authenticated:
        return redirect("web:today")
    return render(request, "web/home.html")


def start(request: HttpRequest) -> HttpResponse:
    """Words in a form, places of people who get it in the answer: a POST, so that no address ever holds the words."""
    form = StartForm(sent(request))
    found: Found | None = None
    if request.method == "POST" and form.is_valid():
        wait = limits.wait_at(request, "start")
        limits.knocked(request, "start")
        if wait:
            form.add_error(None, limits.said(wait))
        else:
            found = people_who_get_it(form.cleaned_data["words"], SUGGESTED)
    context = {
        "form": form,
        "found": found,
        "words": form.cleaned_data.get("words", "") if form.is_bound else "",
    }
    return render(request, "web/start.html", context, status=422 if form.errors else 200)


def first(request: HttpRequest) -> HttpResponse:
    """The words somebody came with, one tap from being shared; and groups near them. A POST from /start keeps them first."""
    person = writer(request)
    if request.method == "POST":
        form = StartForm(request.POST)
        if form.is_valid():
            keep_draft(person, "first", form.cleaned_data["words"])
        return redirect("web:first")
    draft = draft_in(person, "first")
    words = sealing.read(draft, "words") if draft else ""
    found = people_who_get_it(words, SUGGESTED) if words else None
    context = {
        "words": words,
        "compose": compose_context(Place(None), draft),
        "mine": with_cards(groups_of(person)),
        "found": found,
    }
    return render(request, "web/first.html", context)


def what_is_kept(request: HttpRequest) -> HttpResponse:
    """What is kept, for how long, and who can read it."""
    return render(request, "web/what_is_kept.html", {"sealed_hours": SEALED_HOURS.value()})
