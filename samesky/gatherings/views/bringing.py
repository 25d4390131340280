"""/host/gatherings/: meetings of others in the calendar, brought over from their feed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samesky.gatherings.actions import bringing as acts
from samesky.gatherings.feeds.bringing.fetching import fetch
from samesky.gatherings.feeds.bringing.reading import Read, read
from samesky.gatherings.feeds.bringing.refusing import NotRead
from samesky.gatherings.forms.bringing import BringForm
from samesky.gatherings.models import Bringing
from samesky.gatherings.queries.bringing import brought, newest_saved, own_slugs
from samesky.gatherings.queries.listings import listings
from samesky.people import limits
from samesky.people.acting import once_of, writer


def index(request: HttpRequest) -> HttpResponse:
    """What was brought over, and a form to bring more. A POST reads a feed and shows what is in it; nothing is saved yet."""
    sent = request.method == "POST"
    form = BringForm(request.POST, request.FILES) if sent else BringForm()
    if sent and form.is_valid() and (row := _look_at(request, form)):
        return redirect("gatherings:brought", row.id)
    context = {"form": form, "listings": listings(), "newest": newest_saved()}
    return render(request, "gatherings/host.html", context, status=422 if form.errors else 200)


def _look_at(request: HttpRequest, form: BringForm) -> Bringing | None:
    try:
        found = _read(request, form)
    except NotRead as why:
        form.add_error("file" if form.cleaned_data["file"] else "address", str(why))
        return None
    address: str = form.cleaned_data["address"]
    return acts.look_at(writer(request), found, address, once=once_of(request))


def _read(request: HttpRequest, form: BringForm) -> Read:
    said, ours = form.cleaned_data, own_slugs()
    if said["file"]:
        return read(said["file"].read(), zone=said["zone"], ours=ours)
    wait = limits.wait_at(request, "feed", writer(request).pen_name)
    limits.knocked(request, "feed", writer(request).pen_name)
    if wait:
        raise NotRead(limits.said(wait))
    return read(fetch(said["address"]), zone=said["zone"], ours=ours)


def one(request: HttpRequest, bringing_id: UUID) -> HttpResponse:
    """What is in the feed, what changes, and what could not be kept and why."""
    return render(request, "gatherings/brought.html", {"brought": brought(bringing_id)})


def save(request: HttpRequest, bringing_id: UUID) -> HttpResponse:
    """Show them beside our own."""
    acts.save(writer(request), bringing_id, once=once_of(request))
    messages.success(request, _("They stand in the calendar now."))
    return redirect("gatherings:brought", bringing_id)


def undo(request: HttpRequest, bringing_id: UUID) -> HttpResponse:
    """As it was before."""
    acts.undo(writer(request), bringing_id, once=once_of(request))
    messages.success(request, _("The calendar is as it was before."))
    return redirect("gatherings:bring")


def take_off(request: HttpRequest, listing_id: UUID) -> HttpResponse:
    """One of them."""
    acts.take_off(writer(request), listing_id, once=once_of(request))
    messages.success(request, _("It is off the calendar."))
    return redirect("gatherings:bring")
