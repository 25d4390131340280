"""Several processes at the same moment: one room, one asking, one calling off, one who keeps. On SQLite and on PostgreSQL."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from samesky.circles import log
from samesky.circles.models import Logged, Room
from samesky.gatherings.actions import cover_told, covering
from samesky.gatherings.actions.cover_answers import Became, answer_cover
from samesky.gatherings.actions.planning import plan_gathering
from samesky.gatherings.actions.rooms import open_for, open_rooms
from samesky.gatherings.models import CoverAsked, Occurrence, Series
from samesky.gatherings.queries.line import keepers_of
from samesky.gatherings.tests.covering import arrives, asked, told, watch
from samesky.gatherings.tests.plans import BEFORE, FIRST, plan_for
from samesky.gatherings.tests.seats import row_of, says
from samesky.gatherings.tests.test_opening_rooms import BEGINS, TEN_BEFORE
from samesky.gatherings.tests.test_seats_at_once import all_at_once
from samesky.groups.actions import let_lead
from samesky.groups.models import Group
from samesky.kit.clock import held_at
from samesky.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "keys"])
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    log.forget_all()
    with held_at(BEFORE):
        yield
    log.forget_all()


@pytest.fixture
def covered(carers: Group, dara: Person, grace: Person, chen: Person, amara: Person, farid: Person) -> Series:
    """Dara keeps; Chen, then Grace cover. Amara has said yes, and somebody is on watch."""
    watch(farid)
    let_lead(grace, carers, chen)
    series = plan_gathering(dara, carers, plan_for(dara, chen, grace))
    says(amara, series)
    return series


def by_six(minutes: float, act: Callable[[], object]) -> list[BaseException]:
    """What went wrong, when six do it at once, so many minutes after the begin."""

    def then() -> None:
        with held_at(BEGINS + minutes * MINUTE):
            act()

    return all_at_once([then] * 6)


def test_six_who_open_a_room_open_one(covered: Series) -> None:
    Occurrence.objects.all().delete()
    done = list[bool]()
    assert not by_six(-10, lambda: done.append(open_for(covered, FIRST, TEN_BEFORE)))
    assert sorted(done) == [False] * 5 + [True]
    assert row_of(covered).room == Room.objects.get()
    assert told("room-open") == ["Dara"]


def test_six_who_look_after_it_ask_one_cover_and_call_it_off_once(covered: Series) -> None:
    with held_at(TEN_BEFORE):
        open_rooms(TEN_BEFORE, 50)
    arrives(Person.objects.get(pen_name="Amara"), 4)
    for minutes in (5, 10, 15):
        moment = BEGINS + minutes * MINUTE
        assert not by_six(minutes, lambda at=moment: covering.look(at, 50))  # type: ignore[misc]
    assert asked() == told(cover_told.ASKED) == ["Chen", "Grace"]
    assert told(cover_told.OFF) == ["Amara", "Chen", "Dara", "Grace"]
    row = row_of(covered)
    assert (row.called_off_at, row.sequence) == (BEGINS + 15 * MINUTE, 1)
    assert Logged.objects.filter(kind="Closed").count() == 1


def test_two_covers_who_say_yes_at_once(covered: Series, chen: Person, grace: Person) -> None:
    with held_at(TEN_BEFORE):
        open_rooms(TEN_BEFORE, 50)
    for person in (chen, grace):
        CoverAsked.objects.create(occurrence=row_of(covered), person=person)
    became = list[Became]()

    def says_yes(person: Person) -> None:
        with held_at(BEGINS + 11 * MINUTE):
            became.append(answer_cover(person, covered, FIRST, yes=True))

    assert not all_at_once([lambda: says_yes(chen), lambda: says_yes(grace)])
    assert sorted(one.value for one in became) == ["keeps", "taken"]
    assert len(keepers_of(covered, FIRST) & {chen.pk, grace.pk}) == 1


def test_a_yes_in_the_moment_in_which_it_is_called_off(covered: Series, chen: Person) -> None:
    """Either it is kept, and nobody is told that it is off; or it is off, and the cover reads so."""
    with held_at(TEN_BEFORE):
        open_rooms(TEN_BEFORE, 50)
    CoverAsked.objects.create(occurrence=row_of(covered), person=chen, asked_at=BEGINS + 5 * MINUTE)
    Occurrence.objects.update(cover_at=BEGINS)
    became, at = list[Became](), BEGINS + 30 * MINUTE

    def says_yes() -> None:
        with held_at(at):
            became.append(answer_cover(chen, covered, FIRST, yes=True))

    def looks() -> None:
        with held_at(at):
            covering.look(at, 50)

    assert not all_at_once([says_yes, looks])
    off = row_of(covered).called_off_at is not None
    assert became == [Became.OVER if off else Became.KEEPS]
    assert bool(told(cover_told.OFF)) is off
    assert (Room.objects.get().closed_at is not None) is off
