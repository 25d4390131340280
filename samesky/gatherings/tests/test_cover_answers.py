"""What a cover answers who is asked to come now."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from samesky.circles import log
from samesky.circles.models import Keeper, Room
from samesky.gatherings.actions.cover_answers import answer_cover
from samesky.gatherings.actions.holding import cannot, take_over
from samesky.gatherings.actions.planning import plan_gathering
from samesky.gatherings.leaving import covered as given_back
from samesky.gatherings.leaving import erase
from samesky.gatherings.models import CoverAsked, Duty, Series
from samesky.gatherings.queries.line import keepers_of
from samesky.gatherings.tests.covering import arrives, asked, page, passes, sends, tick, told, watch
from samesky.gatherings.tests.plans import BEFORE, FIRST, SECOND, plan_for
from samesky.gatherings.tests.seats import row_of
from samesky.gatherings.tests.test_opening_rooms import BEGINS
from samesky.groups.actions import leave, let_lead
from samesky.groups.models import Group
from samesky.kit.clock import held_at
from samesky.people.acting import Repeated
from samesky.people.models import Person

TAKEN, OFF, QUESTION = "gathering-cover-taken", "gathering-called-off", "Could you come now?"


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    log.forget_all()
    with held_at(BEFORE):
        yield
    log.forget_all()


@pytest.fixture
def covered(carers: Group, dara: Person, grace: Person, chen: Person, farid: Person) -> Series:
    """Dara keeps; Chen, then Grace cover. Somebody is on watch."""
    watch(farid)
    let_lead(grace, carers, chen)
    return plan_gathering(dara, carers, plan_for(dara, chen, grace))


def test_who_says_yes_keeps_it_and_the_others_are_told_once(
    covered: Series, chen: Person, grace: Person
) -> None:
    passes(11)
    assert asked() == ["Chen", "Grace"]
    assert QUESTION in page(chen, covered, 11, "hold")
    said = sends(chen, covered, 11, do="come", once="a")
    assert "Thank you. You keep it now" in str(said)
    assert QUESTION not in str(said)
    assert Room.objects.get().get_absolute_url() in str(said)
    assert chen.pk in keepers_of(covered, FIRST)
    assert chen.pk not in keepers_of(covered, SECOND)
    assert told(TAKEN) == ["Grace"]
    assert "Somebody is there by now" in page(grace, covered, 12, "hold")
    passes(60, 11)
    assert row_of(covered).called_off_at is None
    assert told(TAKEN) == ["Grace"]


def test_the_second_yes_is_thanked_and_changes_nothing(covered: Series, chen: Person, grace: Person) -> None:
    passes(11)
    sends(grace, covered, 11, do="come", once="a")
    assert "so you need not come" in str(sends(chen, covered, 12, do="come", once="b"))
    assert keepers_of(covered, FIRST) & {chen.pk, grace.pk} == {grace.pk}
    assert CoverAsked.objects.get(person=chen).answered == ""


def test_who_says_no_is_not_waited_for(covered: Series, chen: Person) -> None:
    passes(6)
    assert "That is all right." in str(sends(chen, covered, 6, do="not-come", once="a"))
    tick(6)
    assert asked() == ["Chen", "Grace"]
    assert QUESTION not in page(chen, covered, 6, "hold")


def test_a_yes_can_be_taken_back_and_somebody_else_is_asked(
    covered: Series, chen: Person, dara: Person
) -> None:
    passes(6)
    sends(chen, covered, 6, do="come", once="a")
    passes(7, 6)
    sends(chen, covered, 7, do="not-come", once="b")
    tick(7)
    assert asked() == ["Chen", "Grace"]
    assert chen.pk not in keepers_of(covered, FIRST)


def test_i_cannot_this_time_counts_as_no(covered: Series, chen: Person) -> None:
    passes(6)
    sends(chen, covered, 6, do="come", once="a")
    with held_at(BEGINS + timedelta(minutes=8)):
        assert cannot(chen, covered, FIRST)
    tick(8)
    assert asked() == ["Chen", "Grace"]


def test_too_late_it_says_so_kindly(covered: Series, chen: Person) -> None:
    passes(16)
    assert "called off" in str(sends(chen, covered, 16, do="come", once="a"))
    assert chen.pk not in keepers_of(covered, FIRST)
    assert "It is over or was called off" in str(sends(chen, covered, 24 * 60, do="not-come", once="b"))


def test_too_soon_and_unasked_it_says_so(covered: Series, chen: Person, grace: Person) -> None:
    assert "You were not asked about this one" in str(sends(grace, covered, -5, do="come", once="a"))
    passes(6)
    assert "You were not asked about this one" in str(sends(grace, covered, 6, do="come", once="b"))
    assert keepers_of(covered, FIRST).isdisjoint({chen.pk, grace.pk})


def test_strangers_and_who_was_taken_off_the_list_find_no_page(
    covered: Series, ivo: Person, amara: Person, carers: Group, ben: Person
) -> None:
    passes(6)
    for person in (ivo, amara):
        assert sends(person, covered, 6, do="come", once="a") == 404
    row = row_of(covered)
    Duty.objects.create(series=covered, person=ben, part=Duty.Part.COVERS, place=5)
    CoverAsked.objects.create(occurrence=row, person=ben)
    assert sends(ben, covered, 6, do="come", once="c") == 404
    Keeper.objects.create(group=carers, person=ben)
    assert "You keep it now" in str(sends(ben, covered, 6, do="come", once="d"))


def test_a_keeper_who_came_meanwhile_keeps_it(covered: Series, dara: Person, chen: Person) -> None:
    passes(6)
    arrives(dara, 6.5)
    assert "Somebody is there by now" in page(chen, covered, 6.5, "hold")
    assert "so you need not come" in str(sends(chen, covered, 6.5, do="come", once="a"))
    assert chen.pk not in keepers_of(covered, FIRST)


def test_who_takes_it_over_unasked_is_waited_for(covered: Series, grace: Person) -> None:
    passes(6)
    with held_at(BEGINS + timedelta(minutes=6)):
        take_over(grace, covered, FIRST)
    passes(40, 6)
    assert told(TAKEN) == ["Chen"]
    assert (row_of(covered).called_off_at, told(OFF)) == (None, [])


def test_taken_over_beforehand_is_no_sign_of_life(covered: Series, grace: Person) -> None:
    take_over(grace, covered, FIRST)
    passes(15)
    assert asked() == ["Chen"]
    assert row_of(covered).called_off_at


def test_with_no_room_yet_it_opens_for_the_cover(covered: Series, chen: Person, dara: Person) -> None:
    cannot(dara, covered, FIRST)
    passes(6)
    assert Room.objects.count() == 0
    sends(chen, covered, 6, do="come", once="a")
    tick(6)
    assert Room.objects.get().opened_by == chen


def test_a_second_tap_does_nothing_more(covered: Series, chen: Person) -> None:
    passes(6)
    with held_at(BEGINS + timedelta(minutes=6)):
        answer_cover(chen, covered, FIRST, yes=True, once="a")
        with pytest.raises(Repeated):
            answer_cover(chen, covered, FIRST, yes=False, once="a")


def test_leaving_takes_it_along_and_somebody_else_is_looked_for(covered: Series, chen: Person) -> None:
    passes(6)
    sends(chen, covered, 6, do="come", once="a")
    assert [row["answer"] for row in given_back(chen.pk)] == ["yes"]
    with held_at(BEGINS + timedelta(minutes=7)):
        erase(chen.pk)
    tick(7)
    assert asked() == ["Grace"]


def test_who_leaves_the_group_after_a_yes_is_not_waited_for(
    covered: Series, carers: Group, chen: Person
) -> None:
    passes(6)
    sends(chen, covered, 6, do="come", once="a")
    with held_at(BEGINS + timedelta(minutes=7)):
        leave(chen, carers)
    tick(7)
    assert asked() == ["Chen", "Grace"]
