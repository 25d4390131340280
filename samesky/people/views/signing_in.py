"""/sign-in, /sign-out."""

from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samesky.people import arrivals, limits
from samesky.people.ending import end_session
from samesky.people.forms.signing_in import SignInForm
from samesky.people.models import Person
from samesky.people.signing_in import sign_in as begin
from samesky.people.signing_in import within


def sign_in(request: HttpRequest) -> HttpResponse:
    """The form; a wrong pen name and a wrong passphrase are one and the same answer."""
    if request.user.is_authenticated:  # the gate lets a POST through: somebody else sits here now
        end_session(request)
    if request.method != "POST":
        return _form(request, SignInForm(initial={"carried_place": request.GET.get("next", "")}))
    form = SignInForm(request.POST)
    if not form.is_valid():
        return _form(request, form)
    person = _known(request, form)
    if person is None:
        return _form(request, form)
    given = form.cleaned_data
    onward = arrivals.keep(person, given["carried_words"], given["carried_place"])
    return begin(request, person, onward or within(given["carried_place"], request), mine=given["mine"])


def sign_out(request: HttpRequest) -> HttpResponse:
    """End this session and its open streams."""
    end_session(request)
    return redirect("/")


def _known(request: HttpRequest, form: SignInForm) -> Person | None:
    pen_name = form.cleaned_data["pen_name"]
    wait = limits.wait_at(request, "sign-in", pen_name)
    if wait:
        form.add_error(None, limits.said(wait))
        return None
    person = authenticate(request, username=pen_name, password=form.cleaned_data["passphrase"])
    if isinstance(person, Person):
        return person
    limits.knocked(request, "sign-in", pen_name)
    form.add_error(
        None,
        _("That pen name and that passphrase do not go together. Nothing is lost; please try once more."),
    )
    return None


def _form(request: HttpRequest, form: SignInForm) -> HttpResponse:
    return render(request, "people/sign_in.html", {"form": form})
