"""Planning a gathering: the form, the page that says it back in words, and then it stands."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samesky.gatherings.actions.planning import plan_gathering
from samesky.gatherings.forms.planning import PlanForm
from samesky.gatherings.forms.showing import usual
from samesky.gatherings.views.saying_back import asked_again, form_page, said_back
from samesky.gatherings.zones import own_zone
from samesky.groups.queries import group_of_facilitator
from samesky.kit.clock import now
from samesky.people.acting import once_of, writer


def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """By somebody who leads the group. `do`: look says it back, plan keeps it, change goes back to the form with all that was written."""
    person = writer(request)
    group = group_of_facilitator(person, slug)
    more = {"group": group, "keep": group.get_absolute_url()}
    if request.method != "POST":
        own = own_zone(request)
        first = usual(group, own.zone if own else "", now())
        return form_page(request, PlanForm(initial=first, person=person, group=group), more)
    form = PlanForm(request.POST, person=person, group=group)
    if not form.is_valid() or asked_again(request):
        return form_page(request, form, more)
    if request.POST.get("do") != "keep":
        return said_back(request, form, more)
    series = plan_gathering(person, group, form.plan(), once=once_of(request))
    messages.success(request, _("It is planned. People who may come find it from now on."))
    return redirect(series)
