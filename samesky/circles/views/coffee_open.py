"""Opening a coffee chat, for who keeps circles of the group."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from samesky.circles.actions.coffee import open_coffee
from samesky.circles.forms.coffee import CoffeeForm
from samesky.circles.queries.opening import why_not_open
from samesky.circles.queries.who_keeps import group_of_keeper
from samesky.design.centrepieces import CENTREPIECES, FIRST
from samesky.kit.fields import sent
from samesky.people.acting import once_of, writer


def open_one(request: HttpRequest, slug: str) -> HttpResponse:
    """The form; unwatched, the sentence that says so."""
    person = writer(request)
    group = group_of_keeper(person, slug)
    form = CoffeeForm(sent(request))
    not_now = why_not_open(person, group)
    if request.method == "POST" and not not_now and form.is_valid():
        said = form.cleaned_data
        room = open_coffee(
            person,
            group,
            said["title"],
            said["centrepiece"],
            welcome=said["welcome"],
            once=once_of(request),
        )
        return redirect(room)
    context = {
        "group": group,
        "form": form,
        "centrepieces": CENTREPIECES,
        "centre": form["centrepiece"].value() or FIRST,
        "not_now": not_now,
    }
    return render(
        request, "circles/coffee/open.html", context, status=422 if request.method == "POST" else 200
    )
