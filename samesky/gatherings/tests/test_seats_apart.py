"""Law 14 at the seats, tried as somebody would who looks for the person who blocked them: Amara has blocked Jules."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samesky.gatherings.models import Buddy, Coming, Series
from samesky.gatherings.queries.coming import has_room_for
from samesky.gatherings.queries.rooms_left import full_for, with_room_for
from samesky.gatherings.queries.seen import happening_seen
from samesky.gatherings.tests.plans import BEFORE, FIRST
from samesky.gatherings.tests.seats import (
    HELD,
    MAYBE,
    NO,
    OFFERED,
    WAITING,
    counts_are_true,
    room_for,
    row_of,
    says,
    seat_of,
    time_passes,
)
from samesky.kit.clock import held_at
from samesky.notices.models import Notice
from samesky.people.actions.apart import block, unblock
from samesky.people.models import Person

FRESH = re.compile(r'name="(?:once|csrfmiddlewaretoken)" value="[^"]*"')


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with held_at(BEFORE):
        yield


def page_of(person: Person, series: Series) -> tuple[str, int]:
    """What somebody reads, and how much was asked of the database for it."""
    client = Client()
    client.force_login(person)
    client.get("/notices")
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(f"/gatherings/{series.id}/{FIRST}/")
    assert answer.status_code == 200
    return FRESH.sub("", answer.content.decode()).replace(str(person.pk), "me"), len(asked)


def tries(person: Person, series: Series) -> list[tuple[int, str, int]]:
    """All that somebody can do there, one after the other: how it is answered, where it leads, and how much is asked."""
    client = Client()
    client.force_login(person)
    found = []
    for said in ("yes", "yes", "maybe", "yes", "no", "yes", "nonsense"):
        with CaptureQueriesContext(connection) as asked:
            answer = client.post(f"/gatherings/{series.id}/{FIRST}/answer", {"answer": said})
        found.append((answer.status_code, answer["Location"], len(asked)))
    for what in ("company", "step-back"):
        answer = client.post(f"/gatherings/{series.id}/{FIRST}/{what}")
        found.append((answer.status_code, answer.get("Location", ""), 0))
    return found


def test_the_later_of_two_waits_while_seats_are_free(weekly: Series, amara: Person, jules: Person) -> None:
    says(amara, weekly)
    assert says(jules, weekly).seat == WAITING
    counts_are_true(weekly)


def test_it_is_the_same_for_who_blocked(weekly: Series, amara: Person, jules: Person) -> None:
    says(jules, weekly)
    assert says(amara, weekly).seat == WAITING


def test_being_apart_reads_exactly_as_being_full(
    weekly: Series, amara: Person, ben: Person, jules: Person, chen: Person
) -> None:
    """Before, while waiting, with every answer: the same words, the same pages, as many questions to the database."""
    says(ben, weekly)
    says(amara, weekly)
    apart = [page_of(jules, weekly), tries(jules, weekly), page_of(jules, weekly)]
    says(jules, weekly, MAYBE)
    apart.append(page_of(jules, weekly))
    Coming.objects.filter(person=jules).delete()
    says(amara, weekly, NO)
    says(chen, weekly)
    time_passes()
    room_for(weekly, 2)
    full = [page_of(jules, weekly), tries(jules, weekly), page_of(jules, weekly)]
    says(jules, weekly, MAYBE)
    full.append(page_of(jules, weekly))
    assert apart == full


def test_somebody_else_reads_that_there_are_seats_and_the_one_apart_reads_full(
    weekly: Series, amara: Person, ben: Person, jules: Person
) -> None:
    says(amara, weekly)
    happening = happening_seen(ben, weekly.id, FIRST)
    assert has_room_for(ben, happening)
    assert not has_room_for(jules, happening)
    assert "It is full. You can wait for a seat." in page_of(jules, weekly)[0]


def test_signed_out_nothing_is_said_of_seats(weekly: Series, amara: Person) -> None:
    """Or whoever is apart would sign out, look, and know."""
    Series.objects.update(who="anyone")
    room_for(weekly, 1)
    before = Client().get(f"/gatherings/{weekly.id}/{FIRST}/").content.decode()
    says(amara, weekly)
    assert FRESH.sub("", Client().get(f"/gatherings/{weekly.id}/{FIRST}/").content.decode()) == FRESH.sub(
        "", before
    )


def test_whoever_is_apart_is_passed_over_and_keeps_their_place(
    weekly: Series, amara: Person, ben: Person, jules: Person, chen: Person
) -> None:
    room_for(weekly, 2)
    for minutes, person in enumerate((amara, ben, jules, chen)):
        with held_at(BEFORE + timedelta(minutes=minutes)):
            says(person, weekly)
    says(ben, weekly, NO)
    assert [seat_of(one) for one in (jules, chen)] == [WAITING, OFFERED]
    says(amara, weekly, NO)
    assert seat_of(jules) == OFFERED
    assert says(amara, weekly).seat == WAITING
    counts_are_true(weekly)


def test_an_offered_seat_keeps_apart_like_one_that_is_held(
    weekly: Series, amara: Person, ben: Person, jules: Person
) -> None:
    room_for(weekly, 2)
    for person in (ben, weekly.made_by):
        assert person
        says(person, weekly)
    says(amara, weekly)
    says(jules, weekly)
    says(ben, weekly, NO)
    assert weekly.made_by
    says(weekly.made_by, weekly, NO)
    assert [seat_of(one) for one in (amara, jules)] == [OFFERED, WAITING]


def test_who_keeps_it_counts_as_somebody_who_is_there(weekly: Series, dara: Person, ben: Person) -> None:
    block(ben, dara.pk)
    assert says(ben, weekly).seat == WAITING


def test_who_keeps_it_stays_whoever_blocked_whom(
    weekly: Series, dara: Person, ben: Person, chen: Person
) -> None:
    for person in (ben, chen):
        says(person, weekly)
    block(ben, dara.pk)
    block(dara, chen.pk)
    time_passes()
    assert [seat_of(one) for one in (ben, chen)] == [WAITING, WAITING]
    assert row_of(weekly).taken == 0


def test_a_block_between_two_with_seats_frees_one_and_names_nobody(
    weekly: Series, ben: Person, chen: Person, hana: Person
) -> None:
    room_for(weekly, 2)
    for minutes, person in enumerate((ben, chen, hana)):
        with held_at(BEFORE + timedelta(minutes=minutes)):
            says(person, weekly)
    Buddy.objects.create(coming=Coming.objects.get(person=ben), person=chen)
    block(ben, chen.pk)
    assert time_passes() == 1
    assert sorted([seat_of(ben), seat_of(chen)]) == [HELD, WAITING]
    assert seat_of(hana) == OFFERED
    assert not Buddy.objects.exists()
    assert not Notice.objects.filter(kind__startswith="gathering").exclude(by=None).exists()
    counts_are_true(weekly)


def test_a_block_that_is_taken_back_lets_both_come(weekly: Series, amara: Person, jules: Person) -> None:
    says(amara, weekly)
    says(jules, weekly)
    unblock(amara, jules.pk)
    time_passes()
    assert seat_of(jules) == OFFERED
    assert row_of(weekly).taken == 2


def test_the_finder_says_the_same_as_the_page(
    weekly: Series, amara: Person, ben: Person, jules: Person
) -> None:
    """Whoever is apart finds it full; everybody else, with a seat or without, blocked by others elsewhere or not, reads alike."""
    happening = happening_seen(ben, weekly.id, FIRST)
    assert full_for(jules, [happening]) == set()
    says(amara, weekly)
    happening = happening_seen(ben, weekly.id, FIRST)
    found = {person.pen_name: full_for(person, [happening]) for person in (amara, ben, jules)}
    assert found == {"Amara": set(), "Ben": set(), "Jules": {happening.address}}
    assert full_for(AnonymousUser(), [happening]) == set()
    assert list(with_room_for(jules, iter([happening]))) == []
    assert list(with_room_for(ben, iter([happening]))) == [happening]
    room_for(weekly, 1)
    happening = happening_seen(ben, weekly.id, FIRST)
    assert all(full_for(person, [happening]) for person in (amara, ben, jules))


def test_a_keeper_from_whom_one_is_kept_makes_it_full_in_the_finder_too(
    weekly: Series, dara: Person, ben: Person
) -> None:
    block(ben, dara.pk)
    assert full_for(ben, [happening_seen(ben, weekly.id, FIRST)])
