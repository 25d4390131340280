"""/host/lines: the numbers and addresses on /help-now."""

from uuid import UUID

from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samesky.people.acting import once_of, writer
from samesky.safety.actions import lines as acts
from samesky.safety.forms.lines import LineForm, empty_form
from samesky.safety.models import HelpLine
from samesky.safety.queries.lines import all_lines, today


def lines(request: HttpRequest) -> HttpResponse:
    """Every line, those to look at first, and a form for another."""
    form = LineForm(request.POST) if request.method == "POST" else empty_form()
    if request.method == "POST" and form.is_valid():
        acts.enter(writer(request), form.cleaned_data, once=once_of(request))
        messages.success(request, _("It stands on Help now."))
        return redirect("safety:lines")
    context = {"lines": all_lines(), "today": today(), "form": form}
    return render(request, "safety/host_lines.html", context, status=422 if form.errors else 200)


def line(request: HttpRequest, line_id: UUID) -> HttpResponse:
    """Change one."""
    found = get_object_or_404(HelpLine, id=line_id)
    form = LineForm(request.POST) if request.method == "POST" else LineForm(initial=model_to_dict(found))
    if request.method == "POST" and form.is_valid():
        acts.change(writer(request), found, form.cleaned_data, once=once_of(request))
        messages.success(request, _("Changed."))
        return redirect("safety:lines")
    context = {"form": form, "line": found}
    return render(request, "safety/host_line.html", context, status=422 if form.errors else 200)


def remove(request: HttpRequest, line_id: UUID) -> HttpResponse:
    """Take one off."""
    acts.remove(writer(request), line_id, once=once_of(request))
    messages.success(request, _("It no longer stands on Help now."))
    return redirect("safety:lines")
