"""Pages of groups: the list, one group, coming in and leaving, and what facilitators do."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from samesky.groups import actions, queries
from samesky.groups.cards import card_of, with_cards
from samesky.groups.forms import AgreeForm, GroupForm
from samesky.groups.models import Group
from samesky.groups.parts import parts
from samesky.kit.fields import sent
from samesky.live.address import live_page
from samesky.people import sealing
from samesky.people.acting import once_of, writer
from samesky.people.models import Person


def groups(request: HttpRequest) -> HttpResponse:
    """Mine first, then the listed ones."""
    asker = request.user
    mine = queries.groups_of(asker) if isinstance(asker, Person) else []
    mine_ids = {group.id for group in mine}
    others = [group for group in queries.listed_groups() if group.id not in mine_ids]
    may_make = isinstance(asker, Person) and queries.may_make_groups(asker)
    context = {"mine": with_cards(mine), "others": with_cards(others), "may_make": may_make}
    return render(request, "groups/groups.html", context)


def group(request: HttpRequest, slug: str) -> HttpResponse:
    """A member reads and shares here; anybody else sees what it is, and how to come in."""
    known = queries.group_as_known_to(request.user, slug)
    if known.member:
        return _inside(request, known.group, known.leads)
    return render(request, "groups/outside.html", _outside(request, known.group))


def _inside(request: HttpRequest, found: Group, leads: bool) -> HttpResponse:
    live = live_page(found.room, writer(request).id)  # before the first read of what it will keep fresh
    drawn = [mark_safe(part(request, found)) for part in parts]  # noqa: S308  # our own templates' markup
    context = {
        "group": found,
        "card": card_of(found),
        "parts": drawn,
        "facilitators": queries.facilitators(found),
        "leads": leads,
        "live": live,
    }
    return render(request, "groups/inside.html", context)


def _outside(request: HttpRequest, found: Group) -> dict[str, object]:
    asker = request.user
    asked = isinstance(asker, Person) and queries.has_asked(asker, found)
    return {
        "group": found,
        "card": card_of(found),
        "facilitators": queries.facilitators(found),
        "asked": asked,
    }


def join(request: HttpRequest, slug: str) -> HttpResponse:
    """The agreements, and a yes."""
    known = queries.group_as_known_to(request.user, slug)
    found = known.group
    asks = found.joining == Group.Joining.REQUEST
    form = AgreeForm(sent(request), asks=asks)
    if known.member:
        return redirect(found)
    if request.method == "POST" and form.is_valid():
        try:
            if asks:
                actions.ask_to_join(writer(request), found, form.cleaned_data["words"], once=once_of(request))
                messages.success(
                    request, _("You have asked. Somebody who holds this group reads it and answers here.")
                )
            else:
                actions.join(writer(request), found, once=once_of(request))
                messages.success(request, _("You are in. Take your time; reading is enough."))
        except actions.NotYours:
            return _not_open_to_you(request, found)
        return redirect(found)
    return render(request, "groups/join.html", _outside(request, found) | {"form": form, "asks": asks})


def _not_open_to_you(request: HttpRequest, found: Group) -> HttpResponse:
    messages.info(request, _("This group cannot take you in now. Its facilitators can, if they wish."))
    return redirect(found)


def leave(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that nobody is told; then leave."""
    found = queries.group_of_member(writer(request), slug)
    if request.method == "POST":
        actions.leave(writer(request), found, once=once_of(request))
        messages.success(
            request, _("You have left. Nobody was told. What you said there stays until you withdraw it.")
        )
        return redirect("groups:groups")
    return render(request, "groups/leave.html", {"group": found, "card": card_of(found)})


def new(request: HttpRequest) -> HttpResponse:
    """A new group."""
    if not queries.may_make_groups(writer(request)):
        raise Http404
    form = GroupForm(sent(request))
    if request.method == "POST" and form.is_valid():
        made = actions.make_group(
            writer(request), form.card(), form.cleaned_data["joining"], once=once_of(request)
        )
        messages.success(request, _("The group is there."))
        return redirect(made)
    return render(request, "groups/change.html", {"form": form, "making": True})


def change(request: HttpRequest, slug: str) -> HttpResponse:
    """Other words for a group, or another way in."""
    found = queries.group_of_facilitator(writer(request), slug)
    form = (
        GroupForm(request.POST)
        if request.method == "POST"
        else GroupForm.showing(card_of(found), found.joining)
    )
    if request.method == "POST" and form.is_valid():
        actions.change_group(
            writer(request), found, form.card(), form.cleaned_data["joining"], once=once_of(request)
        )
        messages.success(
            request,
            _("Changed. People who are in already keep what they agreed to; new people read the new words."),
        )
        return redirect(found)
    return render(request, "groups/change.html", {"form": form, "making": False, "group": found})


def people(request: HttpRequest, slug: str) -> HttpResponse:
    """For facilitators: who is here, who asks to come in, and invitation links."""
    found = queries.group_of_facilitator(writer(request), slug)
    return render(request, "groups/people.html", _people(writer(request), found))


def _people(reader: Person, found: Group) -> dict[str, object]:
    asked = queries.requests_to(found, reader)
    sealing.warm(asked, "words")
    return {
        "group": found,
        "card": card_of(found),
        "members": queries.members(found),
        "leading": {person.id for person in queries.facilitators(found)},
        "requests": [(each, sealing.read(each, "words")) for each in asked],
    }


def answer_request(request: HttpRequest, slug: str, request_id: UUID) -> HttpResponse:
    """Yes or no to somebody who asks to come in."""
    found = queries.group_of_facilitator(writer(request), slug)
    yes = request.POST.get("answer") == "yes"
    answered = actions.answer_request(writer(request), found, request_id, yes=yes, once=once_of(request))
    if not answered:
        messages.info(request, _("This request is no longer there. Perhaps somebody else has answered it."))
    elif yes:
        messages.success(request, _("They are in."))
    else:
        messages.success(request, _("They are not let in. No message is sent."))
    return redirect("groups:people", slug=slug)


def invite(request: HttpRequest, slug: str) -> HttpResponse:
    """A fresh link, shown once on the answer itself: it is in no address, session or log of ours."""
    found = queries.group_of_facilitator(writer(request), slug)
    token = actions.invite(writer(request), found, once=once_of(request))
    link = request.build_absolute_uri(f"/invitations/{token}/")
    context = _people(writer(request), found) | {"link": link, "days": actions.INVITATION_DAYS}
    return render(request, "groups/people.html", context)


def end_invitations(request: HttpRequest, slug: str) -> HttpResponse:
    """Every link to this group stops working."""
    found = queries.group_of_facilitator(writer(request), slug)
    actions.end_invitations(writer(request), found, once=once_of(request))
    messages.success(request, _("No link to this group works any more."))
    return redirect("groups:people", slug=slug)


def step_out(request: HttpRequest, slug: str, person_id: UUID) -> HttpResponse:
    """Ask somebody to step out of the group."""
    found = queries.group_of_facilitator(writer(request), slug)
    other = get_object_or_404(Person, id=person_id, memberships__group=found)
    try:
        actions.ask_to_step_out(writer(request), found, other, once=once_of(request))
    except actions.NotYours:
        raise Http404 from None
    messages.success(request, _("They are no longer in the group."))
    return redirect("groups:people", slug=slug)


def let_lead(request: HttpRequest, slug: str, person_id: UUID) -> HttpResponse:
    """One more facilitator."""
    found = queries.group_of_facilitator(writer(request), slug)
    other = get_object_or_404(Person, id=person_id, memberships__group=found)
    actions.let_lead(writer(request), found, other, once=once_of(request))
    messages.success(request, _("They lead this group with you now."))
    return redirect("groups:people", slug=slug)


def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """An invitation link: what the group is and its agreements; joining needs an account."""
    found = queries.invitation_for(token)
    form = AgreeForm(sent(request))
    if request.method == "POST" and form.is_valid() and isinstance(request.user, Person):
        try:
            actions.join(request.user, found.group, once=once_of(request), invitation=found)
        except actions.NotYours:
            raise Http404 from None
        return redirect(found.group)
    return render(request, "groups/invitation.html", _outside(request, found.group) | {"form": form})
