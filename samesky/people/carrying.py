"""Words that must survive a sign-in or a joining: they travel in the form itself, never in an address, a session or a log."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samesky.people.forms.signing_in import SignInForm


def sign_in_carrying(request: HttpRequest) -> HttpResponse:
    """The sign-in page, holding the words of a form whose session had lapsed, and where they were going."""
    carried = {"carried_words": request.POST.get("words", ""), "carried_place": request.path}
    return render(
        request, "people/sign_in.html", {"form": SignInForm(initial=carried), "lapsed": True}, status=401
    )
