"""A group's circles: what is open, what took place, who keeps, and what the group calls the piece."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from samesky.circles.actions.keepers import let_keep as put_on_list
from samesky.circles.actions.keepers import no_longer_keeps as take_off_list
from samesky.circles.actions.naming import name_piece as name_it
from samesky.circles.page_parts import unless_known
from samesky.circles.queries.keeperless import is_allowed
from samesky.circles.queries.keepers import is_keeper
from samesky.circles.queries.naming import own_word
from samesky.circles.queries.open_now import open_in, took_place
from samesky.circles.queries.opening import why_not_open
from samesky.circles.queries.who_keeps import could_keep, who_keeps
from samesky.groups.cards import card_of
from samesky.groups.models import Group
from samesky.groups.queries import group_of_facilitator, group_of_member, is_facilitator
from samesky.kit.text import clean_line
from samesky.live.address import live_page
from samesky.people.acting import once_of, writer
from samesky.people.models import Person

LONGEST_NAME = 40


def circles(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything about the circles of a group, for its members."""
    person = writer(request)
    group = group_of_member(person, slug)
    live = live_page(group.room, person.id)
    leads = is_facilitator(person, group)
    keeps = is_keeper(person, group)
    context = {
        "group": group,
        "card": card_of(group),
        "live": live,
        "rooms": open_in(group),
        "took_place": took_place(group),
        "keeps": keeps,
        "not_now": why_not_open(person, group) if keeps else "",
        "leads": leads,
        "keepers": who_keeps(person, group),
        "could_keep": could_keep(person, group) if leads else [],
        "own_word": own_word(group),
        "keeperless": is_allowed(group),
    }
    return render(request, "circles/circles.html", context)


def open_now(request: HttpRequest, slug: str) -> HttpResponse:
    """The fragment of what is open, for the group's page and for this one."""
    group = group_of_member(writer(request), slug)
    return unless_known(request, open_part(request, group))


def open_part(request: HttpRequest, group: Group) -> SafeString:
    """What is open in the group."""
    return SafeString(render_to_string("circles/open_now.html", {"rooms": open_in(group)}, request))


def group_part(request: HttpRequest, group: Group) -> str:
    """The part on the group's page: what is open now, kept fresh, and the way to its circles."""
    context = {"group": group, "rooms": open_in(group)}
    return SafeString(render_to_string("circles/group_part.html", context, request))


def let_keep(request: HttpRequest, slug: str) -> HttpResponse:
    """A facilitator puts a member on the list of trained keepers."""
    group = group_of_facilitator(writer(request), slug)
    chosen = request.POST.get("person", "")
    other = next((one for one in could_keep(writer(request), group) if str(one.pk) == chosen), None)
    if other is None:
        messages.info(request, _("Please choose somebody from the list. Nothing was changed."))
        return redirect("circles:circles", slug)
    put_on_list(writer(request), group, other, once=once_of(request))
    messages.success(request, _("They can keep circles of this group now."))
    return redirect("circles:circles", slug)


def no_longer_keeps(request: HttpRequest, slug: str, person_id: UUID) -> HttpResponse:
    """A facilitator takes somebody off the list."""
    group = group_of_facilitator(writer(request), slug)
    other = get_object_or_404(Person, id=person_id, keeps__group=group)
    take_off_list(writer(request), group, other, once=once_of(request))
    messages.success(request, _("They are off the list. No message is sent."))
    return redirect("circles:circles", slug)


def name_piece(request: HttpRequest, slug: str) -> HttpResponse:
    """A facilitator says what the group calls the piece."""
    group = group_of_facilitator(writer(request), slug)
    name = clean_line(request.POST.get("name", ""))
    if len(name) > LONGEST_NAME:
        messages.info(request, _("That is a little long for a name. Nothing was changed."))
    else:
        name_it(writer(request), group, name, once=once_of(request))
        messages.success(request, _("Changed."))
    return redirect("circles:circles", slug)
