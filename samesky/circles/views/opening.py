"""Opening a circle, and writing a script: one form, sent back and forth without a script of the browser's."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samesky.circles.actions.opening import open_room
from samesky.circles.actions.scripts import change_script, keep_script
from samesky.circles.forms.opening import OpeningForm, showing, usual
from samesky.circles.forms.rounds import changed, typed
from samesky.circles.models import Room
from samesky.circles.queries.opening import why_not_open
from samesky.circles.queries.scripts import script_for, version_for, versions_of
from samesky.circles.queries.who_keeps import group_of_keeper
from samesky.circles.scripts.expecting import ends_at
from samesky.circles.scripts.said import time_said
from samesky.circles.scripts.shipped import shipped_script
from samesky.circles.scripts.written import MOST_ROUNDS, Written
from samesky.design.centrepieces import CENTREPIECES
from samesky.groups.models import Group
from samesky.people.acting import once_of, writer

KINDS = (Room.Kind.CIRCLE, Room.Kind.WORKSHOP)


def open_circle(request: HttpRequest, slug: str) -> HttpResponse:
    """Open a circle or workshop now, from a script or not; or keep what was written as a script."""
    group = group_of_keeper(writer(request), slug)
    form = _form(request, _begin_with(request, group))
    if (
        request.method != "POST"
        or not form.is_bound
        or not form.is_valid()
        or request.POST.get("do") == "look"
    ):
        return _page(request, group, form, {})
    if request.POST.get("do") == "keep":
        script = keep_script(
            writer(request), group, form.written(), share="share" in request.POST, once=once_of(request)
        )
        messages.success(request, _("The script is kept."))
        return redirect("circles:script", slug, script.id)
    if reason := why_not_open(writer(request), group):
        return _page(request, group, form, {"reason": reason}, status=422)
    written = form.written()
    room = open_room(
        writer(request), group, written.card(), written.plan(), kind=written.kind, once=once_of(request)
    )
    return redirect(room)


def change(request: HttpRequest, slug: str, script_id: UUID) -> HttpResponse:
    """Another version of a script. ?version= begins with an older one."""
    group = group_of_keeper(writer(request), slug)
    script = script_for(writer(request), group, script_id)
    form = _form(request, _version_wanted(request, group) or versions_of(writer(request), script)[0].written)
    if request.method == "POST" and form.is_bound and form.is_valid() and request.POST.get("do") != "look":
        change_script(writer(request), script, form.written(), once=once_of(request))
        messages.success(request, _("Changed. The older version stays readable."))
        return redirect("circles:script", slug, script_id)
    return _page(request, group, form, {"changing": script})


def _begin_with(request: HttpRequest, group: Group) -> Written:
    """What the form shows first: a kept version, a script that ships, or what is usual. Raises Http404."""
    if name := request.GET.get("shipped", ""):
        found = shipped_script(name)
        if found is None:
            raise Http404
        return found.written
    kind = request.GET.get("kind", Room.Kind.CIRCLE)
    return _version_wanted(request, group) or usual(kind if kind in KINDS else Room.Kind.CIRCLE)


def _version_wanted(request: HttpRequest, group: Group) -> Written | None:
    wanted = request.GET.get("version", "")
    if not wanted:
        return None
    try:
        return version_for(writer(request), group, UUID(wanted)).written
    except ValueError:
        raise Http404 from None


def _form(request: HttpRequest, written: Written) -> OpeningForm:
    """Bound to what was sent, unless a button only asks for other rounds: then what was typed stays as it is, and is judged later."""
    if request.method != "POST":
        return OpeningForm(initial=showing(written))
    again = changed(typed(request.POST), request.POST.get("do", ""))
    return OpeningForm(request.POST) if again is None else OpeningForm(initial=again)


def _page(
    request: HttpRequest, group: Group, form: OpeningForm, more: dict[str, object], status: int = 200
) -> HttpResponse:
    told = form.data if form.is_bound else form.initial
    context = {
        "group": group,
        "form": form,
        "centrepieces": CENTREPIECES,
        "centre": told.get("centrepiece", ""),
        "may_add": form.number < MOST_ROUNDS,
        "not_now": why_not_open(writer(request), group),
        "takes": _takes(form),
        "script": bool(more.get("changing")),
        **more,
    }
    wrong = form.is_bound and form.errors and request.POST.get("do") != "look"
    return render(request, "circles/open.html", context, status=422 if wrong else status)


def _takes(form: OpeningForm) -> str:
    """How long it will likely take when every place is taken, and whether that is longer than it may."""
    if not (form.is_bound and form.is_valid()):
        return ""
    written = form.written()
    time = ends_at(written.plan(), written.capacity, 0)
    said = {"time": time_said(time), "longest": time_said(written.longest)}
    if time > written.longest:
        return (
            _(
                "With every place taken this takes about %(time)s, and the circle ends after %(longest)s."
                " Fewer rounds or shorter turns leave room to breathe."
            )
            % said
        )
    return _("With every place taken this takes about %(time)s.") % said
