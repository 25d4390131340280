"""Cancelling a time or a series with a kind reason, and taking that back. By whoever leads the group."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samesky.gatherings.actions.changing_one import cancel_one, uncancel_one
from samesky.gatherings.actions.ending import cancel_series, uncancel_series
from samesky.gatherings.forms.changing import CancelForm
from samesky.gatherings.queries.leading import happening_led, series_led
from samesky.gatherings.views.change import must_be_ahead
from samesky.kit.fields import sent
from samesky.people.acting import once_of, writer


def one(request: HttpRequest, series_id: UUID, original: str) -> HttpResponse:
    """This time, or this and all after."""
    happening = happening_led(writer(request), series_id, original)
    must_be_ahead(happening.starts_at)
    series = happening.series
    form = CancelForm(sent(request), again=bool(series.rrule))
    if not form.is_valid():
        return _ask(request, form, happening.address)
    reason, once = form.cleaned_data["reason"], once_of(request)
    if form.all_after:
        cancel_series(writer(request), series, reason, begin=happening.starts_at, once=once)
    else:
        cancel_one(writer(request), series, original, reason, once=once)
    messages.success(request, _("Cancelled. Whoever had set time aside is told."))
    return redirect(series if form.all_after else happening.address)


def all_of_it(request: HttpRequest, series_id: UUID) -> HttpResponse:
    """Everything from now on."""
    series = series_led(writer(request), series_id)
    form = CancelForm(sent(request), again=False)
    if not form.is_valid():
        return _ask(request, form, series.get_absolute_url())
    cancel_series(writer(request), series, form.cleaned_data["reason"], once=once_of(request))
    messages.success(request, _("Cancelled. Whoever had set time aside is told."))
    return redirect(series)


def take_one_back(request: HttpRequest, series_id: UUID, original: str) -> HttpResponse:
    """This time takes place after all."""
    happening = happening_led(writer(request), series_id, original)
    must_be_ahead(happening.starts_at)
    uncancel_one(writer(request), happening.series, original, once=once_of(request))
    messages.success(request, _("It takes place after all. Whoever had set it aside is told."))
    return redirect(happening.address)


def take_all_back(request: HttpRequest, series_id: UUID) -> HttpResponse:
    """The series goes on after all."""
    series = series_led(writer(request), series_id)
    uncancel_series(writer(request), series, once=once_of(request))
    messages.success(request, _("It takes place after all. Whoever had set time aside is told."))
    return redirect(series)


def _ask(request: HttpRequest, form: CancelForm, keep: str) -> HttpResponse:
    """The question on a page of its own; what was written stays in it."""
    context = {
        "title": _("A gathering"),
        "question": _("Cancel it?"),
        "text": _(
            "It goes on standing in the calendar as cancelled. Whoever said yes or maybe is told, and you can take it back."
        ),
        "keep": keep,
        "keep_act": _("Leave it as it is"),
        "action": request.path,
        "act": _("Yes, cancel it"),
        "careful": True,
        "form": form,
    }
    return render(request, "design/confirm.html", context, status=422 if form.is_bound else 200)
