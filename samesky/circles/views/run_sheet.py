"""The keeper's run sheet, and closing a room that was opened by mistake."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samesky.circles.actions.shutting import shut_again
from samesky.circles.queries.naming import piece_of
from samesky.circles.queries.rooms import room_for
from samesky.circles.queries.run_sheet import run_sheet
from samesky.people.acting import once_of, writer
from samesky.safety.queries.watching import standing
from samesky.safety.said import watch_said


def sheet(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """One screen, also for paper."""
    found = run_sheet(writer(request), room_id)
    context = {
        "sheet": found,
        "watch": watch_said(standing()),
        "piece": piece_of(found.room.group),
        "in_lobby": not found.circle.begun,
        "mine": found.room.opened_by_id == writer(request).pk,
    }
    return render(request, "circles/run_sheet.html", context)


def shut(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """Whoever opened it by mistake closes it at once, while nobody has begun."""
    room = room_for(writer(request), room_id)
    if room.opened_by_id != writer(request).pk:
        raise Http404
    if shut_again(writer(request), room, once_of(request)):
        messages.success(request, _("Closed again. Nothing was said in it."))
    else:
        messages.info(request, _("The circle has begun, or somebody else keeps it. It stays open."))
    return redirect(room.group.get_absolute_url() + "circles" if room.group else "/today")
