"""/me/notices: whether notices come by e-mail, where to, of what, and when."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samesky.notices import addresses
from samesky.notices.actions import email as actions
from samesky.notices.forms import AddressForm, ChoicesForm
from samesky.notices.models import EmailChoice
from samesky.people import email, limits
from samesky.people.acting import once_of, writer


def choices(request: HttpRequest) -> HttpResponse:
    """See and change what is chosen. Where this place sends no e-mail, the page says so and asks for nothing."""
    person = writer(request)
    choice = EmailChoice.objects.filter(person=person).first()
    if request.method == "POST":
        if not settings.EMAIL_ENABLED or choice is None or not choice.confirmed_at:
            return redirect("notices:choices")
        form = ChoicesForm(request.POST, person=person, choice=choice)
        if form.is_valid():
            actions.choose(person, form.wish(), once_of(request))
            messages.success(request, _("This is how it is now."))
            return redirect("notices:choices")
        return _page(request, choices=form)
    return _page(request)


def address(request: HttpRequest) -> HttpResponse:
    """Give an address; a letter asks whether it is theirs."""
    person = writer(request)
    form = AddressForm(request.POST)
    if settings.EMAIL_ENABLED and form.is_valid():
        wait = limits.wait_at(request, "email", person.pen_name)
        if not wait:
            limits.knocked(request, "email", person.pen_name)
            actions.give_address(person, form.cleaned_data["address"], once_of(request))
            messages.success(
                request,
                _("We have written to that address. Please follow the link in the letter within a day."),
            )
            return redirect("notices:choices")
        form.add_error("address", limits.said(wait))
    return _page(request, address=form)


def way_back_address(request: HttpRequest) -> HttpResponse:
    """Take the confirmed address of the way back."""
    if settings.EMAIL_ENABLED:
        actions.take_way_back_address(writer(request), once_of(request))
    return redirect("notices:choices")


def forget(request: HttpRequest) -> HttpResponse:
    """Take the address back, and everything chosen here."""
    actions.forget_address(writer(request), once_of(request))
    messages.success(request, _("The address is deleted. No e-mail comes any more."))
    return redirect("notices:choices")


def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Where the link in the letter leads. Looking changes nothing (mail programs look too); the button does."""
    done = actions.confirm_address(token) if request.method == "POST" else None
    return render(request, "notices/confirm.html", {"done": done})


def _page(
    request: HttpRequest, *, choices: ChoicesForm | None = None, address: AddressForm | None = None
) -> HttpResponse:
    person = writer(request)
    choice = EmailChoice.objects.filter(person=person).first()
    kept = addresses.address_of(choice) if choice else ""
    way_back = email.address_of(person) if person.email_confirmed_at else ""
    context = {
        "sends": settings.EMAIL_ENABLED,
        "choice": choice,
        "kept": email.shortened(kept) if kept else "",
        "way_back": email.shortened(way_back) if way_back and way_back != kept else "",
        "address": address or AddressForm(),
        "form": choices or ChoicesForm(person=person, choice=choice),
    }
    return render(request, "notices/choices.html", context)
