"""Scripts for those who keep the group's circles: the list, one script with its versions, sharing and withdrawing."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samesky.circles.actions import scripts as actions
from samesky.circles.queries.scripts import script_for, scripts_for, versions_of
from samesky.circles.queries.who_keeps import group_of_keeper
from samesky.circles.scripts.said import part_said, time_said
from samesky.circles.scripts.shipped import shipped, shipped_script
from samesky.circles.scripts.written import Written
from samesky.groups.queries import is_facilitator
from samesky.people.acting import once_of, writer


def scripts(request: HttpRequest, slug: str) -> HttpResponse:
    """Those kept here that I may use, and those that came with the place."""
    group = group_of_keeper(writer(request), slug)
    context = {"group": group, "kept": scripts_for(writer(request), group), "shipped": shipped()}
    return render(request, "circles/scripts.html", context)


def shipped_one(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """A script that came with the place."""
    group = group_of_keeper(writer(request), slug)
    found = shipped_script(name)
    if found is None:
        raise Http404
    context = {"group": group, "shipped": found, "written": found.written, "lines": lines(found.written)}
    return render(request, "circles/script.html", context)


def script(request: HttpRequest, slug: str, script_id: UUID) -> HttpResponse:
    """One script as it is now, or with ?version= as it was."""
    person = writer(request)
    group = group_of_keeper(person, slug)
    row = script_for(person, group, script_id)
    versions = versions_of(person, row)
    wanted = request.GET.get("version", "")
    one = next((kept for kept in versions if str(kept.version) == wanted), None if wanted else versions[0])
    if one is None:
        raise Http404
    context = {
        "group": group,
        "one": one,
        "written": one.written,
        "lines": lines(one.written),
        "versions": versions,
        "latest": one.version == versions[0].version,
        "may_withdraw": one.mine or is_facilitator(person, group),
    }
    return render(request, "circles/script.html", context)


def lines(written: Written) -> list[tuple[str, str, str]]:
    """The parts as a list reads: what it is, what it asks, the time for each."""
    found, number = [], 0
    for part in written.parts:
        number += part in written.rounds
        found.append((part_said(part.kind, number), part.prompt, time_said(part.turn)))
    return found


def share(request: HttpRequest, slug: str, script_id: UUID) -> HttpResponse:
    """From now on the group's other keepers may use it."""
    group = group_of_keeper(writer(request), slug)
    row = script_for(writer(request), group, script_id)
    actions.share_script(writer(request), row, once=once_of(request))
    messages.success(request, _("The group's other keepers can use it now."))
    return redirect("circles:script", slug, script_id)


def withdraw(request: HttpRequest, slug: str, script_id: UUID) -> HttpResponse:
    """Ask once, then nobody uses it any more."""
    group = group_of_keeper(writer(request), slug)
    row = script_for(writer(request), group, script_id)
    if request.method == "POST":
        actions.withdraw_script(writer(request), row, once=once_of(request))
        messages.success(request, _("The script is withdrawn."))
        return redirect("circles:scripts", slug)
    if row.kept_by_id != writer(request).pk and not is_facilitator(writer(request), group):
        raise Http404
    context = {
        "title": _("Withdrawing a script"),
        "question": _("Withdraw this script?"),
        "text": _("Nobody can open a circle from it any more. Circles that were opened from it go on."),
        "keep": reverse("circles:script", args=[slug, script_id]),
        "keep_act": _("Leave it there"),
        "action": request.path,
        "act": _("Withdraw it"),
    }
    return render(request, "design/confirm.html", context)
