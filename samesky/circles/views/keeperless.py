"""Circles without a keeper: a lead allows them for a group, and its members open one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samesky.circles.actions import keeperless as acts
from samesky.circles.models import KeeperlessAllowance
from samesky.circles.queries.keeperless import group_for_lead, groups_for_lead, why_not_without
from samesky.circles.scripts.shipped import shipped
from samesky.groups.cards import card_of
from samesky.groups.queries import group_of_member
from samesky.people.acting import once_of, writer


def groups(request: HttpRequest) -> HttpResponse:
    """For leads: which groups may sit without a keeper."""
    return render(request, "circles/keep/keeperless_groups.html", {"rows": groups_for_lead()})


def group(request: HttpRequest, slug: str) -> HttpResponse:
    """For leads: allow it for one group, or take it back."""
    found = group_for_lead(slug)
    if request.method == "POST":
        yes = request.POST.get("allow") == "yes"
        acts.allow(writer(request), found, yes=yes, once=once_of(request))
        messages.success(
            request,
            _("This group may sit without a keeper now.")
            if yes
            else _("Taken back. What is open goes to its closing round."),
        )
        return redirect("circles:keeperless")
    allowance = KeeperlessAllowance.objects.filter(group=found).select_related("allowed_by").first()
    context = {"group": found, "card": card_of(found), "allowance": allowance}
    return render(request, "circles/keep/keeperless_group.html", context)


def without_keeper(request: HttpRequest, slug: str) -> HttpResponse:
    """For members of a group where it is allowed: open a circle that they keep together."""
    found = group_of_member(writer(request), slug)
    reason, scripts = why_not_without(writer(request), found), shipped()
    context = {"group": found, "card": card_of(found), "reason": reason, "scripts": scripts}
    if request.method == "POST" and not reason:
        chosen = next((one for one in scripts if one.name == request.POST.get("script")), scripts[0])
        return redirect(
            acts.open_without_keeper(writer(request), found, chosen.written, once=once_of(request))
        )
    status = 422 if request.method == "POST" else 200
    return render(request, "circles/keep/without_keeper.html", context, status=status)
