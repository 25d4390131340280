"""What was stopped or closed while somebody looked at the page lets nobody in."""

import pytest

from samesky.groups import actions
from samesky.groups.models import Card, Facilitation, Group, Invitation, Membership
from samesky.groups.queries import invitation_for
from samesky.kit.public_items import public_sources
from samesky.matching.index import Index
from samesky.people.models import Person

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_an_invitation_that_is_stopped_while_somebody_reads_it_lets_nobody_in(
    hidden: Group, grace: Person, ivo: Person
) -> None:
    invitation = invitation_for(actions.invite(grace, hidden))
    actions.end_invitations(grace, hidden)
    with pytest.raises(actions.NotYours):
        actions.join(ivo, hidden, invitation=invitation)
    assert not Membership.objects.filter(group=hidden, person=ivo).exists()


def test_an_invitation_opens_no_other_group(hidden: Group, carers: Group, grace: Person, ivo: Person) -> None:
    actions.change_group(grace, carers, Card("Carers", "For carers.", ("We listen.",), ()), "request")
    invitation = invitation_for(actions.invite(grace, hidden))
    with pytest.raises(actions.NotYours):
        actions.join(ivo, carers, invitation=invitation)


def test_a_group_that_closes_while_somebody_reads_its_agreements_lets_nobody_in(
    carers: Group, grace: Person, ivo: Person
) -> None:
    seen_open = Group.objects.get(id=carers.id)
    actions.change_group(grace, carers, Card("Carers", "For carers.", ("We listen.",), ()), "invitation")
    with pytest.raises(actions.NotYours):
        actions.join(ivo, seen_open)


def test_nobody_leads_a_group_they_have_left(hidden: Group, grace: Person, ben: Person) -> None:
    actions.leave(ben, hidden)
    with pytest.raises(actions.NotYours):
        actions.let_lead(grace, hidden, ben)
    assert not Facilitation.objects.filter(group=hidden, person=ben).exists()


def test_a_group_that_hides_is_gone_from_what_anybody_finds_whatever_the_clocks_say(
    carers: Group, grace: Person
) -> None:
    ahead = actions.make_group(grace, Card("Ahead", "Of time.", ("We listen.",), ()), "open")
    Group.objects.filter(id=ahead.id).update(changed_at="2999-01-01T00:00:00Z")
    index = Index(public_sources)
    assert f"groups:{carers.id}" in index.now().items
    actions.change_group(grace, carers, Card("Carers", "For carers.", ("We listen.",), ()), "invitation")
    assert f"groups:{carers.id}" not in index.now().items


def test_a_link_is_kept_as_a_mark_only(hidden: Group, grace: Person) -> None:
    token = actions.invite(grace, hidden)
    kept = Invitation.objects.values().get()
    assert token not in str(kept)
