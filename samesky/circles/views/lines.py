"""A private line on a page of its own: for who is on watch, for who has left the room's page, and without scripts."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samesky.circles import pace
from samesky.circles.actions import private as acts
from samesky.circles.forms.care import LineForm
from samesky.circles.page_parts import part
from samesky.circles.queries.private import line_for, row_of
from samesky.circles.refusals import MANY
from samesky.live.address import live_page
from samesky.people.acting import once_of, writer


def line(request: HttpRequest, room_id: UUID, line_id: UUID) -> HttpResponse:
    """GET: the page. POST: words for the other."""
    row = row_of(writer(request), room_id, line_id)
    if request.method == "GET":
        return _page(request, room_id, line_id)
    if pace.too_many(writer(request).pk, room_id):
        return _page(
            request, room_id, line_id, words=request.POST.get("words", ""), error=str(MANY), status=429
        )
    form = LineForm(request.POST)
    if not form.is_valid():
        error = str(form.errors["words"][0])
        return _page(request, room_id, line_id, words=request.POST.get("words", ""), error=error, status=422)
    if not acts.write(writer(request), row, form.cleaned_data["words"], once=once_of(request)):
        messages.info(request, _("This line has ended, so your words went to nobody."))
    elif request.POST.get("back") == "room":
        return redirect(row.room)
    return redirect("circles:line", room_id, line_id)


def _page(
    request: HttpRequest, room_id: UUID, line_id: UUID, status: int = 200, **typed: str
) -> HttpResponse:
    person = writer(request)
    live = live_page(row_of(person, room_id, line_id).live, person.pk)
    shown = line_for(person, room_id, line_id)
    context = {"line": shown, "live": live if shown.open else None, **typed}
    return render(request, "circles/care/line_page.html", context, status=status)


def words(request: HttpRequest, room_id: UUID, line_id: UUID) -> HttpResponse:
    """The words alone, for an open page."""
    shown = line_for(writer(request), room_id, line_id)
    return part(request, "circles/care/line_part.html", {"line": shown})


def end(request: HttpRequest, room_id: UUID, line_id: UUID) -> HttpResponse:
    """Either of the two ends it."""
    row = row_of(writer(request), room_id, line_id)
    acts.end(writer(request), row, once=once_of(request))
    messages.success(request, _("The line has ended. Nobody reads it any more."))
    return redirect("circles:line", room_id, line_id)
