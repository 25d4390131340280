"""Who may know of a gathering, who may change it, and who reads where it is."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from samesky.gatherings.actions.changing import change_all
from samesky.gatherings.actions.planning import NotYours, plan_gathering
from samesky.gatherings.actions.storing import stored
from samesky.gatherings.models import Coming, Series
from samesky.gatherings.queries.seen import happening_of
from samesky.gatherings.queries.where import where_open
from samesky.gatherings.tests.plans import BEFORE, FIRST, SECOND, pattern, plan_for
from samesky.gatherings.words import Words
from samesky.groups.actions import make_group
from samesky.groups.models import Card, Group
from samesky.kit.clock import held_at
from samesky.notices.queries import notices_for
from samesky.people.models import Block, Person
from tests.harness.people import ClientOf

WORDS = Words(
    "Tuesday circle",
    town="Leith",
    address="Hill Road 5",
    call_link="https://call.example/x",
    phone="0131 496 0000",
)
SECRETS = ("Hill Road 5", "call.example", "0131 496 0000")


@pytest.fixture(autouse=True)
def _on_a_friday() -> Iterator[None]:
    with held_at(BEFORE):
        yield


@pytest.fixture
def street(carers: Group, dara: Person, grace: Person) -> Series:
    """At a street address and in a call, for anyone."""
    return plan_gathering(
        dara, carers, plan_for(dara, grace, who="anyone", here=False, link=True, street=True, words=WORDS)
    )


def page_of(client: Client, series: Series, original: str = FIRST) -> str:
    answer = client.get(f"/gatherings/{series.id}/{original}/")
    assert answer.status_code == 200
    return answer.content.decode()


def seat(person: Person, series: Series, how: str) -> None:
    row, until = stored(series, FIRST), BEFORE + timedelta(hours=1) if how == "offered" else None
    Coming.objects.create(occurrence=row, person=person, answer="yes", seat=how, offered_until=until)


def test_signed_out_one_reads_the_town_and_nothing_else(street: Series) -> None:
    for page in (page_of(Client(), street), Client().get(street.get_absolute_url()).content.decode()):
        assert "Leith" in page
        assert not [secret for secret in SECRETS if secret in page]
        assert "Dara" not in page, "who keeps it tells where somebody will be"
    assert "People with a seat read the rest here." in page_of(Client(), street)


@pytest.mark.parametrize("how", ["", "waiting", "offered"])
def test_without_a_confirmed_seat_one_reads_the_town(
    how: str, street: Series, ben: Person, client_of: ClientOf
) -> None:
    seat(ben, street, how)
    assert not [secret for secret in SECRETS if secret in page_of(client_of(ben), street)]


def test_with_a_confirmed_seat_one_reads_where_it_is_this_time(
    street: Series, ben: Person, client_of: ClientOf
) -> None:
    seat(ben, street, "held")
    assert [secret for secret in SECRETS if secret in page_of(client_of(ben), street)] == list(SECRETS)
    assert not [secret for secret in SECRETS if secret in page_of(client_of(ben), street, SECOND)]


def test_who_keeps_or_covers_reads_where_it_is(
    street: Series, dara: Person, grace: Person, client_of: ClientOf
) -> None:
    for person in (dara, grace):
        assert "Hill Road 5" in page_of(client_of(person), street)


def test_a_group_may_let_the_address_be_open_but_never_the_call(
    carers: Group, dara: Person, grace: Person
) -> None:
    plan = plan_for(
        dara, grace, who="anyone", here=False, link=True, street=True, words=WORDS, address_open=True
    )
    page = page_of(Client(), plan_gathering(dara, carers, plan))
    assert "Hill Road 5" in page
    assert "call.example" not in page
    where = where_open(happening_of(Series.objects.get(), FIRST))
    assert (where.address, where.call_link, where.phone) == ("Hill Road 5", "", "")


def test_in_the_group_one_reads_who_keeps_it_unless_a_block_stands_between(
    street: Series, hana: Person, ben: Person, dara: Person, client_of: ClientOf
) -> None:
    Block.objects.create(by=ben, of=dara)
    assert "Dara" in page_of(client_of(hana), street)
    assert "Dara" not in page_of(client_of(ben), street)


def test_nobody_reads_who_else_comes(street: Series, hana: Person, chen: Person, client_of: ClientOf) -> None:
    seat(chen, street, "held")
    assert "Chen" not in page_of(client_of(hana), street)


def test_a_gathering_for_the_group_is_not_there_for_others(
    weekly: Series, ivo: Person, client_of: ClientOf
) -> None:
    for client in (Client(), client_of(ivo)):
        for address in (weekly.get_absolute_url(), f"/gatherings/{weekly.id}/{FIRST}/"):
            assert client.get(address).status_code == 404


def test_a_group_that_nobody_knows_of_has_nothing_for_anyone(
    street: Series, ivo: Person, client_of: ClientOf
) -> None:
    Group.objects.update(joining="invitation")
    for client in (Client(), client_of(ivo)):
        assert client.get(f"/gatherings/{street.id}/{FIRST}/").status_code == 404


@pytest.mark.parametrize("original", ["20261202T1900", "20261201T1901", "99999999T9999", "20260230T1900"])
def test_a_time_at_which_it_does_not_happen_is_not_there(original: str, street: Series) -> None:
    assert Client().get(f"/gatherings/{street.id}/{original}/").status_code == 404


LEADING = (
    "/groups/{slug}/gatherings/plan",
    "/gatherings/{id}/change",
    "/gatherings/{id}/cancel",
    "/gatherings/{id}/uncancel",
    "/gatherings/{id}/{original}/change",
    "/gatherings/{id}/{original}/after",
    "/gatherings/{id}/{original}/cancel",
    "/gatherings/{id}/{original}/uncancel",
)


@pytest.mark.parametrize("address", LEADING)
def test_only_who_leads_the_group_changes_it(
    address: str,
    street: Series,
    ben: Person,
    ivo: Person,
    grace: Person,
    new_person: Any,
    client_of: ClientOf,
) -> None:
    """A member, an outsider, a facilitator of another group, a host who leads nothing here, and whoever is signed out."""
    elsewhere, host = new_person("Nadia"), new_person("Hugo", roles=("host",))
    make_group(grace, Card("Another", "For others.", ("We listen.",), ()), "open")
    made = make_group(host, Card("A third", "For others.", ("We listen.",), ()), "open")
    assert made.slug != street.group.slug
    there = address.format(slug=street.group.slug, id=street.id, original=FIRST)
    for person in (ben, ivo, elsewhere, host):
        assert client_of(person).post(there, {"reason": "x"}).status_code == 404
    assert Client().post(there)["Location"].startswith("/sign-in")
    street.refresh_from_db()
    assert street.ended_at is None
    assert not happening_of(street, FIRST).cancelled


def test_the_action_itself_refuses(carers: Group, ben: Person, grace: Person) -> None:
    with pytest.raises(NotYours):
        plan_gathering(ben, carers, plan_for(ben, grace))


def test_when_it_is_for_the_group_alone_others_lose_their_seat_and_are_told(
    street: Series, dara: Person, grace: Person, ivo: Person, ben: Person, client_of: ClientOf
) -> None:
    for person in (ivo, ben):
        client_of(person).post(f"/gatherings/{street.id}/{FIRST}/answer", {"answer": "yes", "once": "a"})
    assert set(Coming.objects.values_list("person", flat=True)) == {ivo.pk, ben.pk}
    change_all(dara, street, plan_for(dara, grace, who="group"))
    assert Coming.objects.get().person == ben
    told = notices_for(ivo)[0]
    assert told.words == "Something you had set time aside for is for its own people only now."
    assert client_of(ivo).get(told.address).status_code == 200
    assert stored(street, FIRST).taken == 1


def test_times_are_told_by_the_readers_own_clock_and_it_is_said_whose(street: Series) -> None:
    client = Client()
    page = page_of(client, street)
    assert "Tuesday, 1 December at 19:00" in page
    assert "as clocks show them where this takes place: Berlin time" in page
    asked = client.get(f"/gatherings/{street.id}/{FIRST}/?zone=Asia/Tokyo").content.decode()
    assert "Wednesday, 2 December at 03:00" in asked
    assert "the time zone you asked for: Tokyo time" in asked
    assert "Wednesday, 2 December at 03:00" in page_of(client, street), "until the browser is closed"


def test_other_clocks_can_be_chosen_on_the_page(street: Series) -> None:
    page = page_of(Client(), street)
    assert "Read times by other clocks" in page
    assert '<option value="Europe/Berlin" selected>' in page
    assert '<option value="America/New_York">America/New York</option>' in page


def test_a_zone_that_does_not_exist_is_passed_over(street: Series) -> None:
    answer = Client().get(f"/gatherings/{street.id}/{FIRST}/?zone=../../etc/passwd")
    assert "Tuesday, 1 December at 19:00" in answer.content.decode()
    assert not answer.cookies


def test_a_series_with_a_rule_of_its_own_can_stay_so(
    carers: Group, dara: Person, grace: Person, client_of: ClientOf
) -> None:
    odd = pattern("2026-12-01T19:00", "FREQ=MONTHLY;BYDAY=TU,TH;BYSETPOS=1")
    series = plan_gathering(dara, carers, plan_for(dara, grace, pattern=odd))
    page = client_of(dara).get(f"/gatherings/{series.id}/change").content.decode()
    assert "as it is now" in page
    sent = {
        "kind": "circle", "title": "Odd circle", "day": "2026-12-01", "time": "19:00", "zone": "Europe/Berlin",
        "minutes": "90", "again": "same", "where": ["here"], "language": "en", "capacity": "8", "who": "group",
        "keeps": str(dara.pk), "covers": [str(grace.pk)], "do": "keep",
    }  # fmt: skip
    assert client_of(dara).post(f"/gatherings/{series.id}/change", sent).status_code == 302
    series.refresh_from_db()
    assert series.rrule == "FREQ=MONTHLY;BYDAY=TU,TH;BYSETPOS=1"
