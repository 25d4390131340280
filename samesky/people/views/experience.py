"""/me/experience: what somebody has been through, and who may know."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samesky.people.acting import once_of, writer
from samesky.people.actions.experience import tell_experience
from samesky.people.experience import as_it_stands
from samesky.people.forms.me import ExperienceForm
from samesky.people.queries import topics_to_choose


def experience(request: HttpRequest) -> HttpResponse:
    """Topics as boxes, own words, and for each who sees it."""
    person, topics = writer(request), topics_to_choose()
    if request.method != "POST":
        form = ExperienceForm(initial=as_it_stands(person), topics=topics)
        return render(request, "people/me/experience.html", {"form": form})
    form = ExperienceForm(request.POST, topics=topics)
    if not form.is_valid():
        return render(request, "people/me/experience.html", {"form": form})
    tell_experience(person, **form.cleaned_data, once=once_of(request))
    messages.success(request, _("That is kept, and shown only as you chose."))
    return redirect("people:experience")
