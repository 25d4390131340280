"""A rehearsal for somebody who keeps circles: choosing who comes, and afterwards what came up."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from samesky.circles.practice import banner
from samesky.circles.practice.came_up import came_up, rehearsal_of
from samesky.circles.practice.forms import RehearsalForm
from samesky.circles.practice.opening import open_rehearsal
from samesky.circles.queries.who_keeps import group_of_keeper
from samesky.kit import rehearsal
from samesky.kit.fields import sent
from samesky.people.acting import once_of, writer


def rehearse(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose who comes; then the room opens, for nobody else."""
    group = group_of_keeper(writer(request), slug)
    form = RehearsalForm(sent(request))
    if request.method == "POST" and form.is_valid():
        return redirect(open_rehearsal(writer(request), group, form.cast(), once=once_of(request)))
    context = {"group": group, "form": form, "not_real": "" if rehearsal.said() else banner.said()}
    return render(request, "circles/practice/rehearse.html", context, status=422 if form.errors else 200)


def what_came_up(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """What came up, and what one could do. Only whoever rehearsed sees it."""
    room = rehearsal_of(writer(request), room_id)
    context = {"room": room, "people": came_up(room)}
    return render(request, "circles/practice/came_up.html", context)
