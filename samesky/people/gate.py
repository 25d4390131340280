"""The gate: before any view runs, the access table is asked. What may not be known to exist answers exactly as what does not."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import urlencode

from samesky.kit import access
from samesky.people.acting import Repeated
from samesky.people.carrying import sign_in_carrying
from samesky.people.keyring import KeyGone

ROLE_DOORS = {
    "moderator": {"moderator", "lead"},
    "lead": {"lead"},
    "host": {"host"},
    "host or lead": {"host", "lead"},
}


class Gate:
    """Decides by row: signed out, signed in, role. What depends on the thing is left to queries that start from the person."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        match = request.resolver_match
        route = match.view_name if match else ""
        row = access.row_for(route, request.method or "GET")
        if row is None:
            others = sorted(r.method for r in access.rows() if r.route == route)
            if others:
                return HttpResponseNotAllowed(others)
            raise Http404
        if row.who in access.OPEN_TO_ALL:
            return None
        if not request.user.is_authenticated:
            return None if row.who == "visitor" else _ask_to_sign_in(request, row)
        if row.who == "visitor":
            return redirect("/today")
        if row.who in ROLE_DOORS and not (ROLE_DOORS[row.who] & request.user.roles):
            raise Http404
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A form that was sent before leads to its first result; a page whose writer left in this very moment is read again."""
        if isinstance(error, KeyGone) and request.method == "GET" and "again" not in request.GET:
            return redirect(f"{request.path}?again=yes")
        return HttpResponseRedirect(error.result) if isinstance(error, Repeated) else None


def _ask_to_sign_in(request: HttpRequest, row: access.Row) -> HttpResponse:
    if row.who in ROLE_DOORS:
        raise Http404
    if row.carries and request.method == "POST":
        return sign_in_carrying(request)
    where = request.path if request.method == "GET" else "/today"
    return redirect(f"/sign-in?{urlencode({'next': where})}")
