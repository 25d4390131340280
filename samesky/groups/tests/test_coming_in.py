"""Coming in and leaving: open, on request, by invitation; agreements first; nobody is told when somebody goes."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from samesky.groups import actions
from samesky.groups.models import Facilitation, Group, JoinRequest, Membership
from samesky.groups.queries import invitation_for
from samesky.kit.clock import held_at, now
from samesky.people.models import Person
from tests.harness.people import ClientOf

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def is_in(person: Person, group: Group) -> bool:
    return Membership.objects.filter(person=person, group=group).exists()


def test_nobody_comes_in_without_saying_yes_to_the_agreements(
    open_group: Group, ben: Person, client_of: ClientOf
) -> None:
    client = client_of(ben)
    page = client.post(f"{open_group.get_absolute_url()}join", {}).content.decode()
    assert "Please read the agreements" in page
    assert "We speak from our own life." in page
    assert not is_in(ben, open_group)
    client.post(f"{open_group.get_absolute_url()}join", {"agreed": "on"})
    assert is_in(ben, open_group)


def test_leaving_tells_nobody_and_keeps_what_was_said(
    open_group: Group, ben: Person, dara: Person, client_of: ClientOf
) -> None:
    actions.join(ben, open_group)
    client_of(ben).post(f"{open_group.get_absolute_url()}leave")
    assert not is_in(ben, open_group)
    assert "Ben" not in client_of(dara).get("/today").content.decode()
    assert "Ben" not in client_of(dara).get("/notices").content.decode()


def test_a_request_lets_nobody_in_until_a_facilitator_says_yes(
    on_request: Group, ben: Person, dara: Person, client_of: ClientOf
) -> None:
    client_of(ben).post(
        f"{on_request.get_absolute_url()}join", {"agreed": "on", "words": "May I sit with you?"}
    )
    assert not is_in(ben, on_request)
    page = client_of(dara).get(f"{on_request.get_absolute_url()}people").content.decode()
    assert "May I sit with you?" in page
    request = JoinRequest.objects.get()
    client_of(dara).post(f"{on_request.get_absolute_url()}requests/{request.id}", {"answer": "yes"})
    assert is_in(ben, on_request)
    assert not JoinRequest.objects.exists()


def test_a_request_somebody_else_answered_is_said_to_be_gone(
    on_request: Group, ben: Person, dara: Person, client_of: ClientOf
) -> None:
    actions.ask_to_join(ben, on_request, "")
    request = JoinRequest.objects.get()
    actions.answer_request(dara, on_request, request.id, yes=False)
    address = f"{on_request.get_absolute_url()}requests/{request.id}"
    page = client_of(dara).post(address, {"answer": "yes"}, follow=True).content.decode()
    assert "no longer there" in page
    assert not is_in(ben, on_request)


def test_an_open_door_cannot_be_forced_where_joining_goes_by_request(on_request: Group, ben: Person) -> None:
    with pytest.raises(actions.NotYours):
        actions.join(ben, on_request)


def test_a_hidden_group_answers_like_one_that_does_not_exist(
    hidden: Group, ben: Person, client_of: ClientOf
) -> None:
    for client in (client_of(ben), Client()):
        for path in ("", "people", "change"):
            there = client.get(f"{hidden.get_absolute_url()}{path}")
            nowhere = client.get(f"/groups/no-such-group/{path}")
            assert there.status_code == nowhere.status_code
            assert there.headers.get("Location", "").replace(
                hidden.slug, "no-such-group"
            ) == nowhere.headers.get("Location", "")
        assert "Beside the bottle" not in client.get("/groups/").content.decode()


def test_a_hidden_groups_address_says_nothing(hidden: Group) -> None:
    assert re.fullmatch(r"[0-9a-f]{20}", hidden.slug)


def test_the_name_of_a_hidden_group_is_not_in_its_row(hidden: Group) -> None:
    row = Group.objects.filter(id=hidden.id).values().get()
    assert b"bottle" not in bytes(row["card_sealed"])


def test_an_invitation_lets_somebody_in_once_they_agree(
    hidden: Group, ben: Person, dara: Person, client_of: ClientOf
) -> None:
    token = actions.invite(dara, hidden)
    client = client_of(ben)
    assert "Beside the bottle" in client.get(f"/invitations/{token}/").content.decode()
    client.post(f"/invitations/{token}/", {"agreed": "on"})
    assert is_in(ben, hidden)


def test_an_invitation_ends_after_fourteen_days_and_when_the_facilitator_ends_it(
    hidden: Group, ben: Person, dara: Person, client_of: ClientOf
) -> None:
    token = actions.invite(dara, hidden)
    with held_at(now() + timedelta(days=15)):
        assert client_of(ben).get(f"/invitations/{token}/").status_code == 404
    actions.end_invitations(dara, hidden)
    assert client_of(ben).get(f"/invitations/{token}/").status_code == 404


def test_the_token_of_an_invitation_is_nowhere_in_the_database(hidden: Group, dara: Person) -> None:
    token = actions.invite(dara, hidden)
    assert invitation_for(token).token_hash != token


def test_somebody_who_was_asked_to_step_out_does_not_come_back_by_themselves(
    open_group: Group, ben: Person, dara: Person, client_of: ClientOf
) -> None:
    actions.join(ben, open_group)
    client_of(dara).post(f"{open_group.get_absolute_url()}people/{ben.id}/step-out")
    assert not is_in(ben, open_group)
    client_of(ben).post(f"{open_group.get_absolute_url()}join", {"agreed": "on"})
    assert not is_in(ben, open_group)


def test_a_facilitator_cannot_be_put_out_by_another(
    open_group: Group, ben: Person, dara: Person, client_of: ClientOf
) -> None:
    actions.join(ben, open_group)
    client_of(dara).post(f"{open_group.get_absolute_url()}people/{ben.id}/let-lead")
    assert client_of(ben).post(f"{open_group.get_absolute_url()}people/{dara.id}/step-out").status_code == 404
    assert Facilitation.objects.filter(group=open_group, person=dara).exists()


def test_a_member_who_does_not_lead_has_no_facilitators_pages(
    open_group: Group, ben: Person, client_of: ClientOf
) -> None:
    actions.join(ben, open_group)
    for path in ("people", "change"):
        assert client_of(ben).get(f"{open_group.get_absolute_url()}{path}").status_code == 404


def test_who_makes_groups_is_the_hosts_choice(
    ben: Person, dara: Person, grace: Person, open_group: Group, client_of: ClientOf
) -> None:
    from samesky.groups.place import WHO_MAKES_GROUPS

    assert client_of(ben).get("/groups/new").status_code == 404
    assert client_of(dara).get("/groups/new").status_code == 200
    WHO_MAKES_GROUPS.choose(grace, "hosts")
    assert client_of(dara).get("/groups/new").status_code == 404
    WHO_MAKES_GROUPS.choose(grace, "members")
    assert client_of(ben).get("/groups/new").status_code == 200


def test_more_than_seven_agreements_are_refused_and_kept_in_the_box(
    dara: Person, open_group: Group, client_of: ClientOf
) -> None:
    lines = "\n".join(f"Agreement {number}" for number in range(8))
    form = {"name": "N", "about": "A", "agreements": lines, "joining": "open"}
    page = client_of(dara).post("/groups/new", form).content.decode()
    assert "more than seven" in page
    assert "Agreement 7" in page


def test_a_group_that_hides_is_no_longer_listed_nor_at_its_old_address(
    open_group: Group, dara: Person, ben: Person, client_of: ClientOf
) -> None:
    old = open_group.get_absolute_url()
    card = {"name": "The long nights", "about": "A.", "agreements": "One.", "joining": "invitation"}
    client_of(dara).post(f"{old}change", card)
    assert client_of(ben).get(old).status_code == 404
    assert "The long nights" not in client_of(ben).get("/groups/").content.decode()
