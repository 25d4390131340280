"""A yes that stays is attendance by another name: it goes when a circle's sealed copy would."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models import ForeignKey

from samesky.circles.models import KeepsAttendance
from samesky.circles.place import SEALED_HOURS
from samesky.gatherings.actions.forgetting import forget_old
from samesky.gatherings.actions.reminding import STILL, remind
from samesky.gatherings.models import Buddy, Coming, CoverAsked, Occurrence, Reminded, Series
from samesky.gatherings.tests.plans import BEFORE
from samesky.gatherings.tests.seats import MAYBE, NO, row_of, says
from samesky.kit.clock import held_at
from samesky.notices.models import Notice
from samesky.people.models import Once, Person

HOUR = timedelta(hours=1)
OF_PEOPLE_WHO_COME: set[Any] = {Coming, Buddy, Reminded, CoverAsked}


@pytest.fixture
def answered(weekly: Series, amara: Person, ben: Person, chen: Person, hana: Person) -> Occurrence:
    """Amara and Hana come and arrive together, Ben may, Chen does not; Amara was reminded."""
    with held_at(BEFORE):
        for person, said in ((amara, "yes"), (hana, "yes"), (ben, MAYBE), (chen, NO)):
            says(person, weekly, Coming.Answer(said), once=f"once {person.pen_name}")
        Buddy.objects.create(coming=Coming.objects.get(person=amara), person=hana)
    row = row_of(weekly)
    with held_at(row.starts_at - HOUR):
        remind(row.starts_at - HOUR, 50)
    assert Reminded.objects.exists()
    assert Notice.objects.filter(address=row.get_absolute_url()).exists()
    return row


@pytest.mark.parametrize("keeps", [False, True])
def test_nothing_that_somebody_answered_outlives_the_sealed_time(
    answered: Occurrence, dara: Person, keeps: bool
) -> None:
    if keeps:
        KeepsAttendance.objects.create(group=answered.series.group, by=dara, at=BEFORE)
    over = answered.ends_at + timedelta(hours=48)
    assert forget_old(over - HOUR, 50) == 0
    assert Coming.objects.count() == 4
    assert forget_old(over, 50) == 4
    for model in OF_PEOPLE_WHO_COME:
        assert not model.objects.exists()
    assert not Notice.objects.filter(address__startswith=answered.get_absolute_url()).exists()
    assert not Once.objects.filter(result__startswith=answered.get_absolute_url()).exists()


def test_a_few_at_a_time_until_nothing_is_left(answered: Occurrence) -> None:
    over = answered.ends_at + timedelta(hours=48)
    assert [forget_old(over, 3), forget_old(over, 3), forget_old(over, 3)] == [3, 1, 0]


def test_what_lies_ahead_stays(weekly: Series, answered: Occurrence, amara: Person) -> None:
    from samesky.gatherings.actions.coming import answer
    from samesky.gatherings.tests.plans import SECOND

    with held_at(answered.starts_at - HOUR):
        answer(amara, weekly, SECOND, Coming.Answer.YES)
    forget_old(answered.ends_at + timedelta(hours=48), 50)
    assert Coming.objects.get().occurrence.original == SECOND


def test_it_is_as_long_as_the_host_chose_for_circles(answered: Occurrence, grace: Person) -> None:
    SEALED_HOURS.choose(grace, "24")
    assert forget_old(answered.ends_at + timedelta(hours=24), 50) == 4


def test_the_word_to_who_never_came_has_gone_out_by_then() -> None:
    shortest = min(int(value) for value, _words in SEALED_HOURS.options)
    assert timedelta(hours=shortest) >= STILL


def test_every_row_about_somebody_who_comes_is_among_those_that_go() -> None:
    """A new model that hangs on an answer, or on one time and a person, has to be thought of here."""
    from django.apps import apps

    found = set()
    for model in apps.get_models():
        keys = {field.related_model for field in model._meta.get_fields() if isinstance(field, ForeignKey)}
        if Coming in keys or {Occurrence, Person} <= keys:
            found.add(model)
    assert found == OF_PEOPLE_WHO_COME
