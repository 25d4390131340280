"""What /today says of the calendar: what is mine in the next days, and nothing else."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from samesky.circles.models import Room
from samesky.gatherings.actions.changing_one import cancel_one
from samesky.gatherings.actions.holding import cannot
from samesky.gatherings.actions.planning import plan_gathering
from samesky.gatherings.models import Occurrence, Series
from samesky.gatherings.queries.ahead import ahead_of
from samesky.gatherings.tests.plans import FIRST, plan_for
from samesky.gatherings.tests.seats import MAYBE, NO, room_for, says, time_passes
from samesky.groups.actions import leave
from samesky.kit.clock import held_at
from samesky.people.models import Person
from tests.harness.people import ClientOf

THE_DAY_BEFORE = datetime(2026, 11, 30, 18, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _on_monday() -> Iterator[None]:
    with held_at(THE_DAY_BEFORE):
        yield


def stands(person: Person) -> list[str]:
    return [one.stands for one in ahead_of(person)]


def test_whoever_said_yes_keeps_or_covers_reads_it_and_nobody_else(
    weekly: Series, dara: Person, grace: Person, amara: Person, ben: Person, chen: Person
) -> None:
    says(amara, weekly)
    says(ben, weekly, MAYBE)
    says(chen, weekly, NO)
    found = [stands(one) for one in (amara, ben, chen, dara, grace)]
    assert found == [["held"], ["maybe"], [], ["keeps"], ["covers"]]
    (mine,) = ahead_of(amara)
    assert (mine.title, mine.address) == ("Tuesday circle", f"/gatherings/{weekly.id}/{FIRST}/")


def test_a_seat_that_waits_for_an_answer_is_said(weekly: Series, ben: Person, chen: Person) -> None:
    room_for(weekly, 1)
    says(ben, weekly)
    says(chen, weekly)
    assert stands(chen) == ["waiting"]
    says(ben, weekly, NO)
    assert (stands(ben), stands(chen)) == ([], ["offered"])


def test_what_does_not_take_place_or_is_not_theirs_any_more_is_not_said(
    weekly: Series, dara: Person, grace: Person, amara: Person, ben: Person
) -> None:
    says(amara, weekly)
    says(ben, weekly)
    leave(ben, weekly.group)
    assert stands(ben) == []
    cannot(grace, weekly, FIRST)
    assert stands(grace) == []
    cancel_one(dara, weekly, FIRST)
    assert [stands(one) for one in (amara, dara)] == [[], []]
    time_passes()


def test_the_page_says_it_quietly_and_nothing_to_who_has_nothing(
    weekly: Series, amara: Person, ben: Person, client_of: ClientOf
) -> None:
    says(amara, weekly)
    assert "Tuesday circle" in client_of(amara).get("/today").content.decode()
    theirs = client_of(ben).get("/today").content.decode()
    assert "Tuesday circle" not in theirs
    assert "Next for you" not in theirs


def test_as_many_questions_for_many_as_for_one(
    weekly: Series, dara: Person, grace: Person, amara: Person
) -> None:
    def asked() -> int:
        ahead_of(amara)
        with CaptureQueriesContext(connections["default"]) as seen:
            ahead_of(amara)
        return len(seen)

    nothing = asked()
    says(amara, weekly)
    one = asked()
    for _ in range(6):
        says(amara, plan_gathering(dara, weekly.group, plan_for(dara, grace)))
    assert (nothing, asked()) == (2, one)
    assert one <= 6


def test_an_open_door_is_said_until_the_room_closes(weekly: Series, ben: Person) -> None:
    says(ben, weekly)
    room = Room.objects.create(group=weekly.group, kind="circle", opened_by=None)
    Occurrence.objects.filter(series=weekly).update(room=room)
    assert stands(ben) == ["open"]
    Room.objects.update(closed_at=THE_DAY_BEFORE)
    assert stands(ben) == []
