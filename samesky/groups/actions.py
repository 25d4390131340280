"""What people do with groups: make, change, come in, leave, ask, invite, ask to step out."""

from datetime import timedelta
from uuid import UUID

from django.http import Http404
from django.utils.text import slugify

from samesky.groups.cards import write_card
from samesky.groups.going import gone
from samesky.groups.hiding import hidden
from samesky.groups.models import AskedToLeave, Card, Facilitation, Group, Invitation, JoinRequest, Membership
from samesky.groups.queries import hash_of, is_facilitator, may_make_groups, was_asked_to_leave
from samesky.kit.clock import now
from samesky.kit.ids import new_token
from samesky.live import journal, revoking
from samesky.notices import actions as notices
from samesky.people import sealing
from samesky.people.acting import acting
from samesky.people.keyring import make_key
from samesky.people.models import Person
from samesky.people.queries import are_apart, people_for

INVITATION_DAYS = 14


class NotYours(Http404):
    """The person may not do this; unless a view has words for it, the answer is as if the thing did not exist."""


def make_group(person: Person, card: Card, joining: str, *, once: str = "") -> Group:
    """A new group, led by `person`. Raises NotYours when the host has not given them that."""
    if not may_make_groups(person):
        raise NotYours
    group = Group(joining=joining, key_id=make_key(), made_by=person)
    group.slug = _free_slug(card.name, group)
    write_card(group, card)
    with acting(person, once) as act:
        group.save()
        Membership.objects.create(group=group, person=person)
        Facilitation.objects.create(group=group, person=person, given_by=person)
        act.result = group.get_absolute_url()
    return group


def _free_slug(name: str, group: Group) -> str:
    """A readable address for a listed group; one that says nothing for a group by invitation."""
    plain = slugify(name)[:60]
    if not group.listed or len(plain) < 3:
        return group.id.hex[:20]
    return plain if not Group.objects.filter(slug=plain).exists() else f"{plain}-{group.id.hex[:6]}"


def change_group(person: Person, group: Group, card: Card, joining: str, *, once: str = "") -> None:
    """New words or another way of joining. A group that hides also gets an address that says nothing."""
    _must_lead(person, group)
    with acting(person, once) as act:
        group.joining, group.changed_at = joining, now()
        if not group.listed:
            group.slug = group.id.hex[:20]
        write_card(group, card)
        group.save()
        if not group.listed:
            hidden(group)
        act.result = group.get_absolute_url()


def join(person: Person, group: Group, *, once: str = "", invitation: Invitation | None = None) -> None:
    """Come in, having accepted the agreements.

    Raises NotYours where joining goes by request or invitation, and after being asked to leave.
    """
    with acting(person, once) as act:
        invited = invitation is not None and _still_good(invitation, group)
        if was_asked_to_leave(person, group) or not (invited or _is_open(group)):
            raise NotYours
        Membership.objects.get_or_create(group=group, person=person)
        JoinRequest.objects.filter(group=group, person=person).delete()
        journal.tell(f"person:{person.id}", "came-in", by=person.id, fragment="groups")
        act.result = group.get_absolute_url()


def _still_good(invitation: Invitation, group: Group) -> bool:
    """Asked inside the transaction: it may have been stopped since the page was drawn."""
    return Invitation.objects.filter(id=invitation.id, group=group, ends_at__gt=now()).exists()


def _is_open(group: Group) -> bool:
    return Group.objects.filter(id=group.id, joining=Group.Joining.OPEN).exists()


def leave(person: Person, group: Group, *, once: str = "") -> None:
    """Go, without a message to anybody. Open pages of the group end for this person at once."""
    with acting(person, once) as act:
        _take_out(group, person)
        act.result = "/groups/"


def _take_out(group: Group, person: Person) -> None:
    Membership.objects.filter(group=group, person=person).delete()
    Facilitation.objects.filter(group=group, person=person).delete()
    JoinRequest.objects.filter(group=group, person=person).delete()
    gone(group, person.id)
    revoking.revoke(person_id=person.id, afresh=True)


def ask_to_join(person: Person, group: Group, words: str, *, once: str = "") -> None:
    """Ask the facilitators. Asked twice, it is one request. Raises NotYours where there is nothing to ask."""
    if group.joining != Group.Joining.REQUEST:
        raise NotYours
    with acting(person, once) as act:
        act.result = group.get_absolute_url()
        if (
            was_asked_to_leave(person, group)
            or JoinRequest.objects.filter(group=group, person=person).exists()
        ):
            return
        request = JoinRequest(group=group, person=person)
        sealing.put(request, "words", words, key=person.key_id)
        request.save()
        _tell_facilitators(group, person, person.id)
        for facilitation in Facilitation.objects.filter(group=group):
            notices.tell(facilitation.person_id, "asked", f"{act.result}people", by=person.id)


def _tell_facilitators(group: Group, by: Person, asked: UUID, let_in: UUID | None = None) -> None:
    leading = Person.objects.filter(facilitations__group=group)
    told = {f"person:{each.id}": "asked" for each in leading if not are_apart(each, asked)}
    if let_in:
        told[f"person:{let_in}"] = "groups"
    for room, fragment in sorted(told.items()):  # by name, so that two writers never wait for each other
        journal.tell(room, "asked", by=by.id, fragment=fragment)


def answer_request(person: Person, group: Group, request_id: UUID, *, yes: bool, once: str = "") -> bool:
    """Let somebody in, or not; a no is not sent as a message. False: the request is no longer there.

    Raises NotYours unless `person` leads the group.
    """
    _must_lead(person, group)
    with acting(person, once) as act:
        act.result = f"{group.get_absolute_url()}people"
        request = JoinRequest.objects.filter(
            group=group, id=request_id, person__in=people_for(person)
        ).first()
        if request is None:
            return False
        if yes:
            Membership.objects.get_or_create(group=group, person_id=request.person_id)
        asked, let_in = request.person_id, request.person_id if yes else None
        request.delete()
        _tell_facilitators(group, person, asked, let_in)
        if let_in:
            notices.tell(let_in, "let-in", group.get_absolute_url())
    return True


def invite(person: Person, group: Group, *, once: str = "") -> str:
    """A link's token, good for fourteen days; only its hash is kept. Raises NotYours unless `person` leads the group."""
    _must_lead(person, group)
    token = new_token()
    with acting(person, once) as act:
        act.result = f"{group.get_absolute_url()}people"
        ends = now() + timedelta(days=INVITATION_DAYS)
        Invitation.objects.create(group=group, token_hash=hash_of(token), made_by=person, ends_at=ends)
    return token


def end_invitations(person: Person, group: Group, *, once: str = "") -> None:
    """No link to this group works any more."""
    _must_lead(person, group)
    with acting(person, once) as act:
        act.result = f"{group.get_absolute_url()}people"
        Invitation.objects.filter(group=group).delete()


def ask_to_step_out(person: Person, group: Group, other: Person, *, once: str = "") -> None:
    """Take somebody out of the group; they cannot come back by themselves. Their open pages of it end at once."""
    _must_lead(person, group)
    if is_facilitator(other, group):
        raise NotYours
    with acting(person, once) as act:
        act.result = f"{group.get_absolute_url()}people"
        _take_out(group, other)
        AskedToLeave.objects.get_or_create(group=group, person=other, defaults={"by": person})


def let_lead(person: Person, group: Group, other: Person, *, once: str = "") -> None:
    """Another facilitator, from the group's members. Raises NotYours for somebody who is not in the group."""
    _must_lead(person, group)
    with acting(person, once) as act:
        if not Membership.objects.select_for_update().filter(group=group, person=other).exists():
            raise NotYours
        act.result = f"{group.get_absolute_url()}people"
        Facilitation.objects.get_or_create(group=group, person=other, defaults={"given_by": person})


def _must_lead(person: Person, group: Group) -> None:
    if not is_facilitator(person, group):
        raise NotYours
