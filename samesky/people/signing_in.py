"""From a right passphrase to a session, through allauth's login stages."""

from typing import Any

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from samesky.people.models import Person
from samesky.people.sessions import settle


def sign_in(
    request: HttpRequest, person: Person, onward: str, *, mine: bool, state: dict[str, Any] | None = None
) -> HttpResponse:
    """Begin the session, or ask for the second factor first. The answer leads to `onward`, a site-relative address."""
    settle(request, mine=mine)
    login = Login(user=person, redirect_url=onward, state=state or {})
    answer: HttpResponse = perform_password_login(request, {}, login)
    return answer


def within(place: str, request: HttpRequest, otherwise: str = "/today") -> str:
    """`place` when it is an address of ours that can be looked at, else `otherwise`."""
    ours = place.startswith("/") and url_has_allowed_host_and_scheme(
        place, None, require_https=request.is_secure()
    )
    return place if ours and len(place) < 300 else otherwise
