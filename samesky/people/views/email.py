"""/me/e-mail: an address for the way back, and for nothing else."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samesky.people import email
from samesky.people.acting import once_of, writer
from samesky.people.actions.email import confirm_address, forget_address, give_address
from samesky.people.forms.me import EmailForm


def email_address(request: HttpRequest) -> HttpResponse:
    """Give one, or see that one is there. Where this place sends no e-mail, the page says so and asks for nothing."""
    person = writer(request)
    form = EmailForm(request.POST or None, user=person)
    if request.method == "POST" and settings.EMAIL_ENABLED and form.is_valid():
        give_address(person, form.cleaned_data["address"], once_of(request))
        messages.success(
            request, _("We have written to that address. Please follow the link in the letter within a day.")
        )
        return redirect("people:email")
    kept = email.shortened(email.address_of(person)) if person.email_sealed else ""
    context = {
        "form": form,
        "kept": kept,
        "confirmed": person.email_confirmed_at,
        "sends": settings.EMAIL_ENABLED,
    }
    return render(request, "people/me/email.html", context)


def forget_email(request: HttpRequest) -> HttpResponse:
    """Take the address back."""
    forget_address(writer(request), once_of(request))
    messages.success(request, _("The address is deleted."))
    return redirect("people:email")


def confirm_email(request: HttpRequest, token: str) -> HttpResponse:
    """Where the link in the letter leads. Looking changes nothing (mail programs look too); the button does."""
    done = confirm_address(token) if request.method == "POST" else None
    return render(request, "people/confirm_email.html", {"done": done})
