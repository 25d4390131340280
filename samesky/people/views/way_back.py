"""/way-back: coming in again without the passphrase, with the code that was written down or a link by e-mail."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from samesky.kit.text import name_key
from samesky.people import email, limits
from samesky.people.actions.email import send_way_back
from samesky.people.forms.signing_in import LinkForm, PenNameOnlyForm, WayBackForm
from samesky.people.models import Person
from samesky.people.signing_in import sign_in
from samesky.people.way_back import is_right


def way_back(request: HttpRequest) -> HttpResponse:
    """Pen name, code, new passphrase. An unknown name, a wrong code and a used one get one answer, in the same time."""
    form = WayBackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        pen_name = form.cleaned_data["pen_name"]
        wait = limits.wait_at(request, "way-back", pen_name)
        person = None if wait else _whose(pen_name, form.cleaned_data["code"])
        if person:
            return _come_back(
                request, person, form.cleaned_data["passphrase"], mine=form.cleaned_data["mine"]
            )
        if wait:
            form.add_error(None, limits.said(wait))
        else:
            limits.knocked(request, "way-back", pen_name)
            form.add_error(
                None,
                _("That pen name and that code do not go together. Please look at each group once more."),
            )
    return render(request, "people/way_back.html", {"form": form, "sends": settings.EMAIL_ENABLED})


def by_email(request: HttpRequest) -> HttpResponse:
    """Asks for the pen name; the answer is the same whoever it is."""
    form = PenNameOnlyForm(request.POST or None)
    if request.method == "POST" and settings.EMAIL_ENABLED and form.is_valid():
        pen_name = form.cleaned_data["pen_name"]
        wait = limits.wait_at(request, "email", pen_name)
        if not wait:
            limits.knocked(request, "email", pen_name)
            send_way_back(Person.objects.filter(name_key=name_key(pen_name)).first())
            return render(request, "people/way_back_sent.html")
        form.add_error(None, limits.said(wait))
    return render(request, "people/way_back_by_email.html", {"form": form, "sends": settings.EMAIL_ENABLED})


def by_link(request: HttpRequest, person_id: UUID, token: str) -> HttpResponse:
    """Where the letter's link leads: a new passphrase. It works for an hour, once."""
    person = Person.objects.filter(pk=person_id).first()
    if person is None or not email.tokens.check_token(person, token):
        return render(request, "people/way_back_old.html", status=404)
    form = LinkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _come_back(request, person, form.cleaned_data["passphrase"], mine=form.cleaned_data["mine"])
    return render(request, "people/way_back_by_link.html", {"form": form})


def _whose(pen_name: str, code: str) -> Person | None:
    person = Person.objects.filter(name_key=name_key(pen_name)).first()
    right = is_right(person or Person(), code)
    return person if right else None


def _come_back(request: HttpRequest, person: Person, passphrase: str, *, mine: bool) -> HttpResponse:
    """Any second factor comes first; only then does the new passphrase hold (people.stages)."""
    wanted = {"passphrase": make_password(passphrase), "was": person.password}
    return sign_in(request, person, "/today", mine=mine, state={"way_back": wanted})
