"""/me/calendar: secret addresses for one's own calendar program."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samesky.gatherings.actions import subscribing as acts
from samesky.gatherings.feeds.addresses import base_of
from samesky.gatherings.queries.addresses import addresses_of
from samesky.groups.cards import with_cards
from samesky.groups.queries import group_of_member, groups_of
from samesky.people.acting import once_of, writer


def calendar(request: HttpRequest) -> HttpResponse:
    """The addresses there are, and how to make one."""
    person = writer(request)
    made = addresses_of(person)
    base = base_of(request)
    groups = [
        {"group": group, "name": card.name, "shown": made.get(group)}
        for group, card in with_cards(groups_of(person))
    ]
    context = {
        "base": base,
        "webcal": "webcal" + base.removeprefix("https").removeprefix("http"),
        "own": made.get(None),
        "groups": groups,
    }
    return render(request, "gatherings/calendar.html", context)


def make(request: HttpRequest) -> HttpResponse:
    """A fresh address; `group` names a group by its slug, and is empty for one's own calendar."""
    person, slug = writer(request), request.POST.get("group", "")
    group = group_of_member(person, slug) if slug else None
    acts.make_address(person, group, neutral=_neutral(request), once=once_of(request))
    messages.success(
        request, _("Here is your address. Keep it to yourself: whoever has it can read this calendar.")
    )
    return redirect("gatherings:calendar")


def titles(request: HttpRequest, address_id: UUID) -> HttpResponse:
    """What the calendar says."""
    acts.choose_titles(writer(request), address_id, neutral=_neutral(request), once=once_of(request))
    messages.success(request, _("Kept. Calendar programs look again within some hours."))
    return redirect("gatherings:calendar")


def revoke(request: HttpRequest, address_id: UUID) -> HttpResponse:
    """Take an address back."""
    acts.revoke_address(writer(request), address_id, once=once_of(request))
    messages.success(
        request,
        _("That address no longer works. What a calendar program has read already, you take off there."),
    )
    return redirect("gatherings:calendar")


def _neutral(request: HttpRequest) -> bool:
    return request.POST.get("titles") != "plain"
