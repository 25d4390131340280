"""/me/: what a person can see, set and take away about themselves."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samesky.people import way_back
from samesky.people.acting import once_of, writer
from samesky.people.actions import me as actions
from samesky.people.actions.way_back import renew
from samesky.people.forms.again import PassphraseAgain
from samesky.people.forms.me import LookForm, NewPassphraseForm, PenNameForm
from samesky.people.me import sections


def me(request: HttpRequest) -> HttpResponse:
    """The way to every section."""
    return render(request, "people/me/index.html", {"person": writer(request), "sections": list(sections)})


def name(request: HttpRequest) -> HttpResponse:
    """The pen name, and the sky beside it."""
    person = writer(request)
    form = PenNameForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_pen_name(person, form.cleaned_data["pen_name"], once_of(request))
        except actions.NameGone:
            form.add_error("pen_name", _("Somebody has just taken that name. Could you choose another?"))
        else:
            messages.success(request, _("You write as %(name)s now.") % {"name": person.pen_name})
            return redirect("people:me")
        person.refresh_from_db()
    return render(request, "people/me/name.html", {"form": form, "person": person})


def sky(request: HttpRequest) -> HttpResponse:
    """Another sky."""
    actions.turn_sky(writer(request), once_of(request))
    return redirect("people:name")


def look(request: HttpRequest) -> HttpResponse:
    """Light or dark."""
    person = writer(request)
    form = LookForm(request.POST or None, initial={"theme": person.theme})
    if request.method == "POST" and form.is_valid():
        actions.choose_theme(person, form.cleaned_data["theme"], once_of(request))
        messages.success(request, _("Pages look like this now."))
        return redirect("people:look")
    return render(request, "people/me/look.html", {"form": form})


def passphrase(request: HttpRequest) -> HttpResponse:
    """Another passphrase; other devices are signed out."""
    person = writer(request)
    form = NewPassphraseForm(request.POST or None, user=person)
    if request.method == "POST" and form.is_valid():
        actions.change_passphrase(request, person, form.cleaned_data["passphrase"])
        messages.success(request, _("The new passphrase holds. Everywhere else you are signed out."))
        return redirect("people:me")
    return render(request, "people/me/passphrase.html", {"form": form})


def new_way_back(request: HttpRequest) -> HttpResponse:
    """Another way-back code, after the passphrase was said once more."""
    person = writer(request)
    form = PassphraseAgain(request.POST or None, user=person)
    if request.method == "POST" and form.is_valid():
        way_back.show_once(request, person, renew(person), "/me/")
        return redirect("people:way_back_code")
    return render(request, "people/me/way_back.html", {"form": form, "has_one": bool(person.way_back_hash)})
