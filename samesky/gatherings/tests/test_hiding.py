"""A group that becomes one by invitation: whoever may not know of its gatherings any more keeps no seat there."""

from collections.abc import Iterator

import pytest
from django.http import Http404

from samesky.gatherings.models import Coming, Series
from samesky.gatherings.queries.seen import series_seen
from samesky.gatherings.tests.plans import BEFORE
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
from samesky.groups import actions as groups
from samesky.groups.cards import card_of
from samesky.groups.models import Group
from samesky.kit.clock import held_at
from samesky.notices.models import Notice
from samesky.people.models import Person

NOT_OPEN = "gathering-not-open"


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with held_at(BEFORE):
        yield


@pytest.fixture
def open_weekly(weekly: Series) -> Series:
    """The weekly circle, open to anyone."""
    Series.objects.update(who="anyone")
    weekly.refresh_from_db()
    return weekly


def becomes(group: Group, joining: str, by: Person) -> None:
    groups.change_group(by, group, card_of(group), joining)


def test_an_outsider_lets_go_at_once_and_is_told_kindly(
    open_weekly: Series, carers: Group, dara: Person, ivo: Person, ben: Person
) -> None:
    room_for(open_weekly, 1)
    says(ivo, open_weekly)
    says(ben, open_weekly)
    assert [seat_of(ivo), seat_of(ben)] == [HELD, WAITING]
    becomes(carers, "invitation", dara)
    assert not Coming.objects.filter(person=ivo).exists(), "at once, not only at the next act"
    assert row_of(open_weekly).taken == 0
    notice = Notice.objects.get(person=ivo, kind=NOT_OPEN)
    assert notice.address == "/gatherings/", "the notice does not lead to what they may not know of"
    time_passes()
    assert seat_of(ben) == OFFERED
    counts_are_true(open_weekly)


def test_a_maybe_goes_and_a_no_is_not_spoken_of(
    open_weekly: Series, carers: Group, dara: Person, ivo: Person, elif_: Person
) -> None:
    says(ivo, open_weekly, MAYBE)
    says(elif_, open_weekly, NO)
    becomes(carers, "invitation", dara)
    assert not Coming.objects.exists()
    assert [one.person_id for one in Notice.objects.filter(kind=NOT_OPEN)] == [ivo.pk]


def test_whoever_is_in_the_group_keeps_their_seat_and_hears_nothing(
    open_weekly: Series, carers: Group, dara: Person, amara: Person
) -> None:
    says(amara, open_weekly)
    becomes(carers, "invitation", dara)
    assert seat_of(amara) == HELD
    assert not Notice.objects.filter(kind=NOT_OPEN).exists()


def test_a_group_that_stays_listed_takes_no_seat_away(
    open_weekly: Series, carers: Group, dara: Person, ivo: Person
) -> None:
    says(ivo, open_weekly)
    becomes(carers, "request", dara)
    assert seat_of(ivo) == HELD


def test_another_group_that_hides_takes_no_seat_away(open_weekly: Series, grace: Person, ivo: Person) -> None:
    says(ivo, open_weekly)
    other = groups.make_group(grace, card_of(open_weekly.group), "open")
    becomes(other, "invitation", grace)
    assert seat_of(ivo) == HELD


def test_a_yes_that_came_in_between_is_found_by_the_due_work(
    open_weekly: Series, carers: Group, dara: Person, ivo: Person, amara: Person
) -> None:
    """Ivo's yes is not committed when the group hides: here it is put back by hand."""
    says(amara, open_weekly)
    says(ivo, open_weekly)
    late = Coming.objects.get(person=ivo)
    becomes(carers, "invitation", dara)
    late.save(force_insert=True)
    type(row_of(open_weekly)).objects.update(taken=2)
    with pytest.raises(Http404):
        series_seen(ivo, open_weekly.pk)
    time_passes()
    assert not Coming.objects.filter(person=ivo, seat=HELD).exists()
    assert seat_of(amara) == HELD
    counts_are_true(open_weekly)
