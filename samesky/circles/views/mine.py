"""/me/circles: words I was given in circles, kept or not, and the circles whose sealed copy is still there."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samesky.circles.actions import keepsakes
from samesky.circles.queries import after as read
from samesky.people.acting import once_of, writer


def mine(request: HttpRequest) -> HttpResponse:
    """The list."""
    person = writer(request)
    context = {"keepsakes": read.keepsakes_for(person), "rooms": read.rooms_still_sealed(person)}
    return render(request, "circles/mine.html", context)


def keepsake(request: HttpRequest, keepsake_id: UUID, act: str) -> HttpResponse:
    """Keep words, or let them go."""
    person = writer(request)
    row = read.keepsake_of(person, keepsake_id)
    if act == "keep":
        keepsakes.keep(person, row, once=once_of(request))
        messages.success(request, _("Kept. They are on your page, under your own key."))
    elif act == "let-go":
        keepsakes.let_go(person, row, once=once_of(request))
        messages.success(request, _("They are gone."))
    else:
        raise Http404
    return redirect("circles:mine")
