"""Changing a gathering: one time, this and all after, or all of it. By whoever leads its group."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samesky.gatherings.actions.changing import change_after, change_all
from samesky.gatherings.actions.changing_one import TooFewSeats, change_one
from samesky.gatherings.forms.changing import OneTimeForm, showing_one
from samesky.gatherings.forms.planning import PlanForm
from samesky.gatherings.forms.room import room_for_them
from samesky.gatherings.forms.showing import showing
from samesky.gatherings.models import Series
from samesky.gatherings.plans import plan_of
from samesky.gatherings.queries.cutting import cut_at, next_begin
from samesky.gatherings.queries.leading import happening_led, most_taken, series_led
from samesky.gatherings.views.saying_back import asked_again, form_page, said_back
from samesky.gatherings.zones import zone_said
from samesky.kit.clock import now
from samesky.kit.fields import sent
from samesky.people.acting import once_of, writer


def one(request: HttpRequest, series_id: UUID, original: str) -> HttpResponse:
    """Another time or other words, this time only."""
    happening = happening_led(writer(request), series_id, original)
    must_be_ahead(happening.starts_at)
    form = OneTimeForm(sent(request), initial=showing_one(happening), happening=happening)
    if form.is_valid():
        wanted = form.one_time()
        try:
            change_one(writer(request), happening.series, original, wanted, once=once_of(request))
        except TooFewSeats as few:
            series = happening.series
            form.add_error(
                "capacity", room_for_them(wanted.capacity, series.kind, here=series.here, taken=few.taken)
            )
        else:
            messages.success(
                request, _("Changed. Whoever had set this time aside is told, if it matters to them.")
            )
            return redirect(happening.address)
    context = {
        "form": form,
        "happening": happening,
        "zone_words": zone_said(happening.series.zone),
        "wrong": form.is_bound and bool(form.errors),
    }
    return render(request, "gatherings/change_one.html", context, status=422 if context["wrong"] else 200)


def after(request: HttpRequest, series_id: UUID, original: str) -> HttpResponse:
    """This time and all after it."""
    happening = happening_led(writer(request), series_id, original)
    must_be_ahead(happening.starts_at)
    return _whole(request, happening.series, original, after_it=True)


def all_of_it(request: HttpRequest, series_id: UUID) -> HttpResponse:
    """Everything, from the next time on; what was stays as it was."""
    series = series_led(writer(request), series_id)
    return _whole(request, series, next_begin(series), after_it=False)


def _whole(request: HttpRequest, series: Series, original: str, *, after_it: bool) -> HttpResponse:
    halves = cut_at(series, original)
    if halves is None:
        messages.info(request, _("There is no further time that could be changed."))
        return redirect(series)
    person = writer(request)
    kept = replace(plan_of(series), pattern=halves.after)
    more: dict[str, Any] = {
        "group": series.group,
        "keep": series.get_absolute_url(),
        "changing": _("Change this and all after") if after_it else _("Change all of it"),
        "note": _(
            "What has been stays as it was. Whoever had set a later time aside is told when it changes for them."
        ),
    }
    told: dict[str, Any] = {"person": person, "group": series.group, "kept": kept}
    told["taken"] = most_taken(series, original)
    if request.method != "POST":
        return form_page(request, PlanForm(initial=showing(kept), **told), more)
    form = PlanForm(request.POST, **told)
    if not form.is_valid() or asked_again(request):
        return form_page(request, form, more)
    if request.POST.get("do") != "keep":
        return said_back(request, form, more)
    if after_it:
        goes_on = change_after(person, series, original, form.plan(), once=once_of(request))
    else:
        goes_on = change_all(person, series, form.plan(), once=once_of(request))
    messages.success(request, _("Changed."))
    return redirect(goes_on)


def must_be_ahead(moment: datetime) -> None:
    """What has begun is not changed any more. Raises Http404."""
    if moment <= now():
        raise Http404
