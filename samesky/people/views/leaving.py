"""/me/export and /me/leave: taking everything along, and going."""

import logging
from datetime import timedelta

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samesky.kit.clock import now
from samesky.people import leaving as steps
from samesky.people.acting import writer
from samesky.people.export import copy_of
from samesky.people.forms.leaving import LeaveForm
from samesky.people.models import Leaving

log = logging.getLogger("samesky.people")
AT_ONCE = timedelta(seconds=2)
"""So long the person waits; a long life here is then taken apart by the ticker."""


def export(request: HttpRequest) -> HttpResponseBase:
    """What the copy holds; sent on a press of the button."""
    person = writer(request)
    if request.method != "POST":
        return render(request, "people/me/export.html")
    answer = StreamingHttpResponse(copy_of(person.pk, now()), content_type="application/zip")
    answer["Content-Disposition"] = 'attachment; filename="my-copy.zip"'
    answer["Cache-Control"] = "no-store"
    return answer


def leave(request: HttpRequest) -> HttpResponse:
    """Both ways in plain words; with the passphrase the chosen one begins."""
    person = writer(request)
    form = LeaveForm(request.POST or None, user=person)
    may = steps.may_leave(person)
    if request.method == "POST" and may and form.is_valid():
        try:
            begun = steps.leave(person, form.cleaned_data["way"])
        except steps.LastHost:
            may = False
        else:
            logout(request)
            messages.success(request, _words_after(begun, _finished(begun)))
            return redirect("people:left")
    return render(request, "people/me/leave.html", {"form": form, "may_leave": may})


def left(request: HttpRequest) -> HttpResponse:
    """The page after leaving."""
    return render(request, "people/left.html")


def _finished(begun: Leaving) -> bool:
    """Whether everything is done already. Whatever goes wrong now, the ticker goes on with it."""
    try:
        return steps.finish(begun, within=AT_ONCE)
    except Exception as error:
        log.error("a leaving was interrupted (%s); the ticker goes on", type(error).__name__)
        return False


def _words_after(begun: Leaving, finished: bool) -> str:
    if begun.way == Leaving.Way.NOBODYS:
        return _("Your account is gone. Your words stay, and are nobody's. You are welcome under any name.")
    if finished:
        return _("Your account and your words are gone. You are welcome under any name.")
    return _("Your account is gone, and your words follow within minutes. You are welcome under any name.")
