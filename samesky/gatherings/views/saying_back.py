"""The form of a plan, and the page that says it back in words before anything is kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format

from samesky.gatherings.core.recurrence import following
from samesky.gatherings.core.when import Pattern
from samesky.gatherings.forms.planning import PlanForm
from samesky.gatherings.languages import language_names
from samesky.gatherings.saying import length_said, pattern_said
from samesky.gatherings.zones import zone_said
from samesky.kit.clock import now

NEXT = 5


def asked_again(request: HttpRequest) -> bool:
    """Whether they want to go on writing."""
    return request.POST.get("do") == "change"


def form_page(request: HttpRequest, form: PlanForm, more: dict[str, Any]) -> HttpResponse:
    """The form, with all that was written. 422 when something is not right in it."""
    context = {"form": form, "wrong": form.is_bound and bool(form.errors), **more}
    status = 422 if context["wrong"] else 200
    return render(request, "gatherings/plan.html", context, status=status)


def said_back(request: HttpRequest, form: PlanForm, more: dict[str, Any]) -> HttpResponse:
    """When it will be, in words, and all that was written as hidden fields: nothing is kept yet."""
    plan = form.plan()
    context = {
        "plan": plan,
        "when_words": pattern_said(plan.pattern),
        "length": length_said(plan.pattern.minutes),
        "next": next_moments(plan.pattern),
        "left_out": [date_format(day, "j F Y") for day in sorted(plan.pattern.skipped)],
        "zone": plan.pattern.zone,
        "zone_words": zone_said(plan.pattern.zone),
        "languages": language_names(",".join(plan.languages)),
        "keeps": form.names.get(str(plan.keeps), ""),
        "covers": [form.names[str(one)] for one in plan.covers if str(one) in form.names],
        "kind_words": dict(form.fields["kind"].choices)[plan.kind],  # type: ignore[attr-defined]
        "who_words": dict(form.fields["who"].choices)[plan.who],  # type: ignore[attr-defined]
        "typed": [(name, value) for name in form.fields for value in request.POST.getlist(name)],
        **more,
    }
    return render(request, "gatherings/said_back.html", context)


def next_moments(pattern: Pattern) -> list[Any]:
    """The next few of it."""
    return list(following(pattern, now(), NEXT))
