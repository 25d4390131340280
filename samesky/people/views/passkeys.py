"""/sign-in/passkey: allauth checks the passkey; we count the tries, settle whose phone it is, and keep carried words."""

from allauth.mfa.webauthn.views import login_webauthn, reauthenticate_webauthn
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from samesky.people import arrivals, limits
from samesky.people.forms.signing_in import PasskeyForm
from samesky.people.models import Person
from samesky.people.sessions import settle
from samesky.people.signing_in import within


def sign_in_with_passkey(request: HttpRequest) -> HttpResponse:
    """GET gives the browser its challenge; POST brings the answer."""
    if request.method != "POST":
        return _asked(request)
    wait = limits.wait_at(request, "passkey")
    if wait:
        messages.warning(request, limits.said(wait))
        return redirect("people:sign_in")
    form = PasskeyForm(request.POST)
    settle(request, mine=form.is_valid() and form.cleaned_data["mine"])
    answer = _asked(request)
    if not isinstance(request.user, Person):
        limits.knocked(request, "passkey")
        return answer
    given = form.cleaned_data
    kept = arrivals.keep(request.user, given["carried_words"], given["carried_place"])
    return redirect(kept or within(given["carried_place"], request))


def again_with_passkey(request: HttpRequest) -> HttpResponse:
    """The passkey once more, before something that matters. One that does not fit is asked for again, here."""
    answer: HttpResponse = reauthenticate_webauthn(request)
    refused = request.method == "POST" and answer.get("Location") == reverse("account_login")
    return redirect("mfa_reauthenticate_webauthn") if refused else answer


def _asked(request: HttpRequest) -> HttpResponse:
    answer: HttpResponse = login_webauthn(request)
    return answer
