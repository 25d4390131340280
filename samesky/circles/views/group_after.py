"""/groups/<slug>/circles/after: for facilitators, how circles were (sums of five or more), and whether it stays known who came."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samesky.circles.actions import attendance
from samesky.circles.models import KeepsAttendance
from samesky.circles.queries.feelings import sums_of
from samesky.groups.cards import card_of
from samesky.groups.queries import group_of_facilitator
from samesky.people.acting import once_of, writer


def group_after(request: HttpRequest, slug: str) -> HttpResponse:
    """Both, and the choice."""
    group = group_of_facilitator(writer(request), slug)
    if request.method == "POST":
        on = request.POST.get("keep") == "yes"
        attendance.choose(writer(request), group, on=on, once=once_of(request))
        messages.success(
            request,
            _("From now on it stays known who came. Everybody reads that before they come in.")
            if on
            else _("It does not stay known who came. What was kept is gone."),
        )
        return redirect("circles:group-after", slug)
    context = {
        "group": group,
        "card": card_of(group),
        "sums": sums_of(group),
        "keeps": KeepsAttendance.objects.filter(group=group).first(),
    }
    return render(request, "circles/group_after.html", context)
