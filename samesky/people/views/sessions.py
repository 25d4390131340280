"""/me/sessions: where somebody is signed in, and ending it from here."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samesky.people.acting import writer
from samesky.people.ending import end_one, end_others


def sessions(request: HttpRequest) -> HttpResponse:
    """Every device that is signed in; sessions that ran out are left off."""
    here = request.session.session_key
    listed = sorted(
        UserSession.objects.purge_and_list(writer(request)),
        key=lambda session: session.created_at,
        reverse=True,
    )
    rows = [{"session": session, "here": session.session_key == here} for session in listed]
    return render(
        request, "people/me/sessions.html", {"rows": rows, "others": sum(not row["here"] for row in rows)}
    )


def end_session(request: HttpRequest, session_id: int) -> HttpResponse:
    """Sign one device out."""
    if end_one(writer(request), session_id):
        messages.success(request, _("That device is signed out."))
    return redirect("people:sessions")


def end_other_sessions(request: HttpRequest) -> HttpResponse:
    """Sign every other device out."""
    end_others(writer(request), request.session.session_key)
    messages.success(request, _("Everywhere else you are signed out."))
    return redirect("people:sessions")
