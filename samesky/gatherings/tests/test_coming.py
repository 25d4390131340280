"""Saying yes, maybe, not this time; waiting, being offered a seat, letting it go by."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.http import Http404

from samesky.gatherings.actions import coming as acts
from samesky.gatherings.actions.changing_one import cancel_one, uncancel_one
from samesky.gatherings.actions.freeing import look_anew
from samesky.gatherings.models import Coming, Occurrence, Series
from samesky.gatherings.tests.plans import BEFORE, FIRST
from samesky.gatherings.tests.seats import (
    HELD,
    MAYBE,
    NO,
    NONE,
    OFFERED,
    WAITING,
    counts_are_true,
    room_for,
    row_of,
    says,
    seat_of,
    time_passes,
)
from samesky.groups import actions as groups
from samesky.groups.models import Group
from samesky.kit.clock import held_at
from samesky.notices.models import Notice
from samesky.people.acting import Repeated
from samesky.people.leaving import finish, leave
from samesky.people.models import Person

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with held_at(BEFORE):
        yield


def test_a_yes_takes_a_seat_and_makes_the_time_a_row(weekly: Series, amara: Person) -> None:
    assert not Occurrence.objects.exists()
    assert says(amara, weekly).seat == HELD
    assert row_of(weekly).taken == 1


def test_maybe_and_no_take_nothing(weekly: Series, amara: Person, ben: Person) -> None:
    assert says(amara, weekly, MAYBE).seat == NONE
    assert says(ben, weekly, NO).seat == NONE
    assert row_of(weekly).taken == 0


def test_said_twice_it_is_one_seat(weekly: Series, amara: Person) -> None:
    for _ in range(3):
        says(amara, weekly)
    assert row_of(weekly).taken == 1


def test_a_double_tap_is_answered_once(weekly: Series, amara: Person) -> None:
    says(amara, weekly, once="a form")
    with pytest.raises(Repeated):
        says(amara, weekly, NO, once="a form")
    assert seat_of(amara) == HELD


def test_when_it_is_full_one_waits_and_the_first_to_wait_is_asked_first(
    weekly: Series, amara: Person, ben: Person, chen: Person, hana: Person
) -> None:
    room_for(weekly, 2)
    for minutes, person in enumerate((amara, ben, chen, hana)):
        with held_at(BEFORE + timedelta(minutes=minutes)):
            says(person, weekly)
    assert [seat_of(one) for one in (amara, ben, chen, hana)] == [HELD, HELD, WAITING, WAITING]
    says(amara, weekly, NO)
    assert [seat_of(one) for one in (amara, ben, chen, hana)] == [NONE, HELD, OFFERED, WAITING]
    counts_are_true(weekly)
    assert Notice.objects.get(kind="gathering-seat").person == chen


def test_whoever_waits_and_says_yes_again_keeps_their_place(
    weekly: Series, amara: Person, ben: Person, chen: Person
) -> None:
    room_for(weekly, 1)
    for minutes, person in enumerate((amara, ben, chen, ben)):
        with held_at(BEFORE + timedelta(minutes=minutes)):
            says(person, weekly)
    says(amara, weekly, NO)
    assert [seat_of(one) for one in (ben, chen)] == [OFFERED, WAITING]


def test_nobody_slips_in_before_those_who_wait(
    weekly: Series, amara: Person, ben: Person, chen: Person
) -> None:
    room_for(weekly, 1)
    says(amara, weekly)
    says(ben, weekly)
    says(amara, weekly, NO)
    assert says(chen, weekly).seat == WAITING
    assert seat_of(ben) == OFFERED


def test_an_offer_is_taken_with_a_yes(weekly: Series, amara: Person, ben: Person) -> None:
    room_for(weekly, 1)
    says(amara, weekly)
    says(ben, weekly)
    says(amara, weekly, NO)
    assert says(ben, weekly).seat == HELD
    counts_are_true(weekly)


def test_an_offer_that_nobody_answers_goes_on_to_the_next(
    weekly: Series, amara: Person, ben: Person, chen: Person
) -> None:
    room_for(weekly, 1)
    for person in (amara, ben, chen):
        says(person, weekly)
    says(amara, weekly, NO)
    assert time_passes() == 0
    with held_at(BEFORE + 11 * HOUR):
        assert time_passes() == 0
    with held_at(BEFORE + 12 * HOUR):
        assert time_passes() == 1
        assert [seat_of(one) for one in (ben, chen)] == [WAITING, OFFERED]
        assert time_passes() == 0
    with held_at(BEFORE + 24 * HOUR):
        assert time_passes() == 1
        assert [seat_of(one) for one in (ben, chen)] == [OFFERED, WAITING]
    with held_at(BEFORE + 36 * HOUR):
        time_passes()
        assert [seat_of(one) for one in (ben, chen)] == [NONE, OFFERED]
        assert says(ben, weekly).seat == WAITING
    counts_are_true(weekly)


def test_a_yes_just_after_the_offer_ended_is_fair_to_the_next(
    weekly: Series, amara: Person, ben: Person, chen: Person
) -> None:
    room_for(weekly, 1)
    for person in (amara, ben, chen):
        says(person, weekly)
    says(amara, weekly, NO)
    with held_at(BEFORE + 13 * HOUR):
        assert says(ben, weekly).seat == WAITING
    assert seat_of(chen) == OFFERED


def test_a_yes_just_after_the_offer_ended_is_a_yes_where_nobody_else_waits(
    weekly: Series, amara: Person, ben: Person
) -> None:
    room_for(weekly, 1)
    for person in (amara, ben):
        says(person, weekly)
    says(amara, weekly, NO)
    with held_at(BEFORE + 13 * HOUR):
        assert says(ben, weekly).seat == HELD


def test_more_seats_are_offered_to_those_who_wait(
    weekly: Series, dara: Person, amara: Person, ben: Person
) -> None:
    room_for(weekly, 1)
    says(amara, weekly)
    says(ben, weekly)
    cancel_one(dara, weekly, FIRST)
    time_passes()
    Occurrence.objects.update(capacity=3)
    assert seat_of(ben) == WAITING, "nothing is offered of what does not take place"
    uncancel_one(dara, weekly, FIRST)
    time_passes()
    assert seat_of(ben) == OFFERED


def test_nobody_is_asked_about_what_is_over_or_cancelled(weekly: Series, dara: Person, amara: Person) -> None:
    cancel_one(dara, weekly, FIRST)
    with pytest.raises(acts.Over):
        says(amara, weekly)
    uncancel_one(dara, weekly, FIRST)
    with held_at(row_of(weekly).ends_at), pytest.raises(acts.Over):
        says(amara, weekly)
    assert not Coming.objects.exists()


def test_there_is_no_seat_at_a_time_at_which_nothing_happens(weekly: Series, amara: Person) -> None:
    with pytest.raises(Http404):
        acts.answer(amara, weekly, "20261202T1900", Coming.Answer.YES)
    assert not Occurrence.objects.exists()


def test_once_it_has_begun_nobody_is_offered_a_seat(weekly: Series, amara: Person, ben: Person) -> None:
    room_for(weekly, 1)
    says(amara, weekly)
    says(ben, weekly)
    with held_at(row_of(weekly).starts_at):
        says(amara, weekly, NO)
        assert seat_of(ben) == WAITING
        assert row_of(weekly).look_at is None


def test_leaving_the_group_frees_the_seat(weekly: Series, carers: Group, amara: Person, ben: Person) -> None:
    room_for(weekly, 1)
    says(amara, weekly)
    says(ben, weekly)
    groups.leave(amara, carers)
    assert not Coming.objects.filter(person=amara).exists()
    time_passes()
    assert seat_of(ben) == OFFERED
    counts_are_true(weekly)


def test_what_is_for_the_group_alone_from_now_on_frees_the_seats_of_others(
    weekly: Series, ivo: Person, ben: Person
) -> None:
    Series.objects.update(who="anyone")
    weekly.refresh_from_db()
    room_for(weekly, 1)
    says(ivo, weekly)
    says(ben, weekly)
    Series.objects.update(who="group")
    look_anew(row_of(weekly))
    time_passes()
    assert [seat_of(one) for one in (ivo, ben)] == [NONE, OFFERED]
    counts_are_true(weekly)


def test_being_asked_to_step_out_frees_the_seat_and_gives_no_other(
    weekly: Series, carers: Group, dara: Person, amara: Person, ben: Person
) -> None:
    Series.objects.update(who="anyone")
    weekly.refresh_from_db()
    says(ben, weekly)
    groups.ask_to_step_out(dara, carers, ben)
    assert row_of(weekly).taken == 0
    with pytest.raises(acts.NotTakenIn):
        says(ben, weekly)


@pytest.mark.parametrize("way", ["erased", "nobodys"])
def test_leaving_the_place_frees_the_seat(weekly: Series, amara: Person, ben: Person, way: str) -> None:
    room_for(weekly, 1)
    says(amara, weekly)
    says(ben, weekly)
    finish(leave(amara, way))
    time_passes()
    assert seat_of(ben) == OFFERED
    counts_are_true(weekly)
