"""Decision 42: somebody with a seat learns nothing by blocking another, and it costs them nothing."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from samesky.gatherings.models import Series
from samesky.gatherings.tests.plans import BEFORE
from samesky.gatherings.tests.seats import HELD, NO, OFFERED, WAITING, says, seat_of, time_passes
from samesky.gatherings.tests.test_seats_apart import page_of
from samesky.kit.clock import held_at
from samesky.notices.models import Notice
from samesky.people.actions.apart import block, unblock
from samesky.people.models import Person


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with held_at(BEFORE):
        yield


def all_that_reaches(person: Person, series: Series) -> tuple[object, ...]:
    time_passes()
    return page_of(person, series)[0], Notice.objects.filter(person=person).count(), seat_of(person)


@pytest.mark.parametrize("first", ["the stalker", "the followed"])
def test_blocking_answers_nothing_about_whether_the_other_comes(
    weekly: Series, ben: Person, chen: Person, hana: Person, first: str
) -> None:
    """Ben has a seat and tries it on Chen, who has one too, and on Hana, who has none: the same page, no notice, the seat kept."""
    for minutes, person in enumerate((ben, chen) if first == "the stalker" else (chen, ben)):
        with held_at(BEFORE + timedelta(minutes=minutes)):
            says(person, weekly)
    before = all_that_reaches(ben, weekly)
    found = []
    for other in (chen, hana):
        block(ben, other.pk)
        found.append(all_that_reaches(ben, weekly))
        unblock(ben, other.pk)
        found.append(all_that_reaches(ben, weekly))
    assert found == [before] * 4
    assert before[-1] == HELD


def test_who_was_hurt_keeps_the_seat_though_the_other_came_first(
    weekly: Series, ben: Person, chen: Person
) -> None:
    says(chen, weekly)
    with held_at(BEFORE + timedelta(minutes=1)):
        says(ben, weekly)
    block(ben, chen.pk)
    time_passes()
    assert (seat_of(ben), seat_of(chen)) == (HELD, WAITING)


def test_who_lost_a_seat_is_told_has_it_back_when_the_other_goes_and_knows_whom_to_ask(
    weekly: Series, ben: Person, chen: Person
) -> None:
    for person in (ben, chen):
        says(person, weekly)
    block(chen, ben.pk)
    time_passes()
    assert Notice.objects.get(person=ben).kind == "gathering-seat-gone"
    assert "Those who lead it see who waits" in page_of(ben, weekly)[0]
    says(chen, weekly, NO)
    time_passes()
    assert seat_of(ben) == OFFERED
