"""/me/reminders: when one is reminded of gatherings."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samesky.gatherings.actions.choosing import choose_reminders
from samesky.gatherings.forms.reminders import RemindersForm
from samesky.gatherings.models import RemindMe
from samesky.people.acting import once_of, writer


def reminders(request: HttpRequest) -> HttpResponse:
    """See and change it. What cannot be kept is said beside it, and nothing that was chosen is lost."""
    person = writer(request)
    chosen = RemindMe.objects.filter(person=person).first()
    form = RemindersForm(request.POST if request.method == "POST" else None, chosen=chosen)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        choose_reminders(person, said["minutes"], said["zone"], missed=said["missed"], once=once_of(request))
        messages.success(request, _("This is how it is now."))
        return redirect("gatherings:reminders")
    return render(request, "gatherings/reminders.html", {"form": form})
