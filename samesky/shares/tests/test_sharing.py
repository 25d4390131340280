"""Sharing: from the box on a group's page to the page of everybody who may read it."""

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from samesky.groups import actions as groups
from samesky.groups.models import Group
from samesky.people.keyring import destroy_key
from samesky.people.models import Person
from samesky.shares import actions
from samesky.shares.models import Draft, Share
from tests.harness.people import ClientOf

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_what_somebody_shares_stands_on_the_groups_page(
    carers: Group, amara: Person, ben: Person, client_of: ClientOf
) -> None:
    client_of(amara).post(
        f"/groups/{carers.slug}/shares", {"words": "I went and stood in the kitchen.", "wants": "ears"}
    )
    page = client_of(ben).get(carers.get_absolute_url()).content.decode()
    assert "I went and stood in the kitchen." in page
    assert "Ears, please" in page


def test_an_outsider_reads_nothing_of_a_group(
    carers: Group, amaras: Share, ivo: Person, client_of: ClientOf
) -> None:
    ivo_sees = client_of(ivo)
    assert b"very politely" not in ivo_sees.get(carers.get_absolute_url()).content
    for address in (
        amaras.get_absolute_url(),
        f"{amaras.get_absolute_url()}card",
        f"{amaras.get_absolute_url()}thread",
    ):
        assert ivo_sees.get(address).status_code == 404
    assert (
        ivo_sees.post(f"/groups/{carers.slug}/shares", {"words": "Hello", "wants": "ears"}).status_code == 404
    )
    assert not Share.objects.filter(author=ivo).exists()


def test_a_blocked_person_and_the_one_who_blocked_do_not_see_each_other(
    carers: Group, amaras: Share, amara: Person, jules: Person, client_of: ClientOf
) -> None:
    theirs = actions.say(jules, carers, "You should all try a diary.", "ideas")
    assert b"very politely" not in client_of(jules).get(carers.get_absolute_url()).content
    assert client_of(jules).get(amaras.get_absolute_url()).status_code == 404
    assert b"try a diary" not in client_of(amara).get(carers.get_absolute_url()).content
    assert client_of(amara).get(theirs.get_absolute_url()).status_code == 404


def test_nobody_shares_with_a_group_they_left_meanwhile(carers: Group, ben: Person) -> None:
    groups.leave(ben, carers)
    with pytest.raises(Http404):
        actions.say(ben, carers, "One more thing.", "ears")


def test_a_double_tap_shares_once_and_shows_the_first_result(
    carers: Group, amara: Person, client_of: ClientOf
) -> None:
    client = client_of(amara)
    form = {"words": "Only once.", "wants": "ears", "once": "a-token-of-this-page"}
    first = client.post(f"/groups/{carers.slug}/shares", form)
    second = client.post(f"/groups/{carers.slug}/shares", form)
    assert Share.objects.filter(author=amara).count() == 1
    assert first["Location"] == second["Location"]


def test_too_long_a_share_is_refused_in_words_and_kept_in_the_box(
    carers: Group, amara: Person, client_of: ClientOf
) -> None:
    long = "night " * 2500
    answer = client_of(amara).post(f"/groups/{carers.slug}/shares", {"words": long, "wants": "ears"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "words longer than fits here" in page
    assert long.strip() in page
    assert not Share.objects.exists()


def test_words_at_rest_are_not_readable_in_the_row(amaras: Share) -> None:
    row = Share.objects.values_list("words_sealed", flat=True).get(id=amaras.id)
    assert row is not None
    assert b"politely" not in bytes(row)


def test_a_share_withdrawn_without_answers_is_gone(
    carers: Group, amaras: Share, amara: Person, client_of: ClientOf
) -> None:
    client_of(amara).post(f"{amaras.get_absolute_url()}withdraw")
    assert not Share.objects.filter(id=amaras.id).exists()


def test_a_share_withdrawn_keeps_the_answers_of_others_under_an_empty_card(
    amaras: Share, amara: Person, ben: Person, client_of: ClientOf
) -> None:
    actions.answer(ben, amaras, "I had a spot by the fridge.")
    client_of(amara).post(f"{amaras.get_absolute_url()}withdraw")
    page = client_of(ben).get(amaras.get_absolute_url()).content.decode()
    assert "taken back" in page
    assert "a spot by the fridge" in page
    assert "politely" not in page
    assert Share.objects.get(id=amaras.id).words_sealed is None


def test_only_its_author_changes_or_withdraws_a_share(
    amaras: Share, ben: Person, client_of: ClientOf
) -> None:
    client = client_of(ben)
    for what in ("change", "withdraw"):
        assert (
            client.post(f"{amaras.get_absolute_url()}{what}", {"words": "mine", "wants": "ears"}).status_code
            == 404
        )


def test_a_draft_waits_in_the_box_until_it_is_sent(carers: Group, amara: Person, client_of: ClientOf) -> None:
    client = client_of(amara)
    assert client.post(f"/drafts/group/{carers.id}", {"words": "not yet the whole"}).json() == {"kept": True}
    assert "not yet the whole" in client.get(carers.get_absolute_url()).content.decode()
    client.post(f"/groups/{carers.slug}/shares", {"words": "the whole of it", "wants": "ears"})
    assert not Draft.objects.exists()


def test_a_draft_for_a_group_one_is_not_in_is_refused_as_if_it_did_not_exist(
    carers: Group, ivo: Person, client_of: ClientOf
) -> None:
    assert client_of(ivo).post(f"/drafts/group/{carers.id}", {"words": "x"}).status_code == 404
    assert not Draft.objects.exists()


@pytest.mark.parametrize("shares", [5, 20])
def test_a_groups_page_costs_at_most_fourteen_queries(
    carers: Group, amara: Person, ben: Person, client_of: ClientOf, shares: int
) -> None:
    """Twelve, and two for what is next in the group's calendar."""
    for number in range(shares):
        share = actions.say(amara if number % 2 else ben, carers, f"Share {number}", "ears")
        actions.answer(ben, share, "Yes.")
    client = client_of(ben)
    client.get(carers.get_absolute_url())
    with CaptureQueriesContext(connection) as asked:
        client.get(carers.get_absolute_url())
    assert len(asked) <= 12 + 2, [query["sql"][:90] for query in asked]


def test_a_lapsed_session_loses_no_words(carers: Group, amara: Person, client_of: ClientOf) -> None:
    from django.test import Client

    answer = Client().post(
        f"/groups/{carers.slug}/shares", {"words": "I wrote this for an hour.", "wants": "ears"}
    )
    assert answer.status_code == 401
    assert "I wrote this for an hour." in answer.content.decode()


def test_a_page_read_in_the_moment_somebody_leaves_is_read_again(
    carers: Group, amaras: Share, amara: Person, ben: Person, client_of: ClientOf
) -> None:
    client = client_of(ben)
    destroy_key(amara.key_id)
    answer = client.get(amaras.get_absolute_url())
    assert answer.status_code == 302
    assert answer["Location"] == f"{amaras.get_absolute_url()}?again=yes"
