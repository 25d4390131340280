"""The rota of a group, for those who keep its circles: gaps are said plainly, and filled with one tap."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samesky.circles.queries.who_keeps import group_of_keeper
from samesky.gatherings.actions.holding import take_over
from samesky.gatherings.models import Duty
from samesky.gatherings.queries.rota import rota_for, shift_named
from samesky.gatherings.views.group_gatherings import zone_of
from samesky.gatherings.zones import shown_said
from samesky.kit.clock import now
from samesky.people.acting import once_of, writer


def rota(request: HttpRequest, slug: str) -> HttpResponse:
    """POST: `time` is the address of one time, `part` keeps or covers. What is none of these changes nothing."""
    person = writer(request)
    group = group_of_keeper(person, slug)
    if request.method == "POST":
        part = request.POST.get("part", "")
        if part in Duty.Part.values:
            one = shift_named(person, group, now(), request.POST.get("time", "")).happening
            take_over(person, one.series, one.original, Duty.Part(part), once=once_of(request))
            messages.success(request, _("Thank you. It stands in the rota."))
        return redirect("gatherings:rota", slug)
    shifts = rota_for(person, group, now())
    shown = zone_of(request, [shift.happening for shift in shifts])
    context = {"group": group, "shifts": shifts, "zone": shown.zone, "zone_words": shown_said(shown)}
    return render(request, "gatherings/rota.html", context)
