"""/host/: running this place. Nothing here shows a word anybody wrote in private."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samesky.people.acting import once_of, writer
from samesky.people.models import RoleGrant, Topic
from samesky.safety.actions import host as acts
from samesky.safety.forms.host import ChoicesForm, RoleForm, TopicForm
from samesky.safety.queries import place


def index(request: HttpRequest) -> HttpResponse:
    """What there is to set, what is missing, and what a host cannot see."""
    return render(request, "safety/host.html", {"missing": place.missing()})


def settings(request: HttpRequest) -> HttpResponse:
    """The choices for this place."""
    form = ChoicesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        acts.set_choices(writer(request), form.cleaned_data, once=once_of(request))
        messages.success(request, _("Kept."))
        return redirect("safety:settings")
    return render(request, "safety/host_settings.html", {"form": form}, status=422 if form.errors else 200)


def topics(request: HttpRequest) -> HttpResponse:
    """The topics people can choose."""
    form = TopicForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        acts.add_topic(writer(request), said["name"], said["about"], said["words"], once=once_of(request))
        messages.success(request, _("It is on the list."))
        return redirect("safety:topics")
    context = {"form": form, "topics": place.all_topics()}
    return render(request, "safety/host_topics.html", context, status=422 if form.errors else 200)


def show_topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Hide a topic, or show it again."""
    topic = get_object_or_404(Topic, slug=slug)
    acts.show_topic(writer(request), topic, shown=request.POST.get("show") == "yes", once=once_of(request))
    return redirect("safety:topics")


def roles(request: HttpRequest) -> HttpResponse:
    """Who has which role."""
    host = writer(request)
    form = RoleForm(request.POST or None, host=host)
    if request.method == "POST" and form.is_valid() and form.person:
        acts.give_role(host, form.person, form.cleaned_data["role"], once=once_of(request))
        messages.success(request, _("They have the role now."))
        return redirect("safety:roles")
    context = {"form": form, "grants": place.role_grants()}
    return render(request, "safety/host_roles.html", context, status=422 if form.errors else 200)


def take_role(request: HttpRequest, grant_id: int) -> HttpResponse:
    """Take a role back."""
    grant = get_object_or_404(RoleGrant, pk=grant_id)
    try:
        acts.take_role(writer(request), grant, once=once_of(request))
    except acts.NotNow as why:
        messages.info(request, str(why), extra_tags="care")
    else:
        messages.success(request, _("They no longer have the role."))
    return redirect("/today" if grant.person == writer(request) else "safety:roles")
