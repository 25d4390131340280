"""Many at the same moment: never more than there are seats, every yes answered, each offer made once. On SQLite and on PostgreSQL.

Run the second with `--on postgresql`; `make test` runs both.
"""

import threading
from collections.abc import Callable
from datetime import timedelta
from random import Random
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from samesky.gatherings.actions import freeing, reminding
from samesky.gatherings.actions import seats as seat_acts
from samesky.gatherings.actions.saying import Saying
from samesky.gatherings.models import Coming, Occurrence, Series
from samesky.gatherings.tests.plans import BEFORE
from samesky.gatherings.tests.seats import (
    HELD,
    NO,
    OFFERED,
    WAITING,
    YES,
    counts_are_true,
    room_for,
    row_of,
    says,
)
from samesky.groups.models import Membership
from samesky.kit.clock import held_at
from samesky.kit.ids import new_id
from samesky.kit.text import name_key
from samesky.notices.models import Notice
from samesky.people.acting import Repeated
from samesky.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "keys"])
HOUR = timedelta(hours=1)
ENDS = BEFORE + timedelta(days=11)


@pytest.fixture
def fifty(weekly: Series) -> list[Person]:
    """Of the group, without a passphrase: nobody signs in here."""
    names = [f"Somebody {number}" for number in range(50)]
    people = Person.objects.bulk_create(
        Person(pen_name=name, name_key=name_key(name), key_id=new_id()) for name in names
    )
    Membership.objects.bulk_create(Membership(group=weekly.group, person=person) for person in people)
    return people


def all_at_once(acts: list[Callable[[], object]]) -> list[BaseException]:
    """Each in a thread and a connection of its own, in November, started by one barrier; what went wrong."""
    ready, wrong = threading.Barrier(len(acts)), list[BaseException]()

    def one(act: Callable[[], object]) -> None:
        ready.wait(30)
        try:
            with held_at(BEFORE):
                act()
        except BaseException as error:
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert not any(thread.is_alive() for thread in threads)
    return wrong


def test_fifty_who_want_eight_seats(weekly: Series, fifty: list[Person]) -> None:
    """The time is no row yet: all fifty race for making it, too."""
    assert not all_at_once([lambda person=person: says(person, weekly) for person in fifty])  # type: ignore[misc]
    stands = list(Coming.objects.values_list("seat", flat=True))
    assert Occurrence.objects.count() == 1
    assert (stands.count(HELD), stands.count(WAITING), len(stands)) == (8, 42, 50)
    counts_are_true(weekly)


def test_a_form_tapped_eight_times_at_once(weekly: Series, fifty: list[Person]) -> None:
    wrong = all_at_once([lambda: says(fifty[0], weekly, once="one form") for _ in range(8)])
    assert all(isinstance(error, Repeated) for error in wrong)
    assert len(wrong) == 7
    assert row_of(weekly).taken == 1


def test_minds_change_all_at_once_and_the_counts_stay_true(weekly: Series, fifty: list[Person]) -> None:
    """Everybody says yes and no in an order of their own, while two look after the waiting list."""
    room_for(weekly, 3)

    def changes(person: Person) -> None:
        chance = Random(person.pen_name)
        for _ in range(4):
            says(person, weekly, chance.choice([YES, YES, NO]))

    def looks() -> None:
        for _ in range(8):
            freeing.look(BEFORE + 12 * HOUR, 50)

    some = fifty[:14]
    acts: list[Callable[[], object]] = [lambda person=person: changes(person) for person in some]  # type: ignore[misc]
    assert not all_at_once([*acts, looks, looks])
    counts_are_true(weekly)
    line = Coming.objects.filter(seat=WAITING).exists()
    with held_at(BEFORE):
        free = row_of(weekly).capacity - row_of(weekly).taken
        assert not (free and line), "a seat is free while somebody waits for it"


def test_two_processes_that_find_the_same_offer_due(weekly: Series, fifty: list[Person]) -> None:
    room_for(weekly, 1)
    with held_at(BEFORE):
        for person in fifty[:3]:
            says(person, weekly)
        says(fifty[0], weekly, NO)
    later, done = BEFORE + 12 * HOUR, list[int]()
    assert not all_at_once([lambda: done.append(freeing.look(later, 50)) for _ in range(6)])
    assert sum(done) == 1
    assert Notice.objects.filter(kind="gathering-seat").count() == 2
    assert [Coming.objects.get(person=one).seat for one in fifty[1:3]] == [WAITING, OFFERED]


def test_two_processes_that_find_the_same_reminder_due(weekly: Series, fifty: list[Person]) -> None:
    with held_at(BEFORE):
        for person in fifty[:4]:
            says(person, weekly)
    soon, done = row_of(weekly).starts_at - HOUR, list[int]()
    assert not all_at_once([lambda: done.append(reminding.remind(soon, 50)) for _ in range(6)])
    assert sum(done) == 4
    assert Notice.objects.filter(kind="gathering-soon").count() == 4


class Killed(BaseException):
    """The process is no more."""


@pytest.mark.parametrize("nth", range(1, 5))
def test_killed_in_between_nothing_is_lost_or_done_twice(
    weekly: Series, fifty: list[Person], monkeypatch: pytest.MonkeyPatch, nth: int
) -> None:
    """Before each write of a settling in turn: then another process goes on, and it is as if nothing had been."""
    room_for(weekly, 1)
    with held_at(BEFORE):
        for person in fifty[:3]:
            says(person, weekly)
        says(fifty[0], weekly, NO)
    later, calls = BEFORE + 12 * HOUR, list[int]()

    def dying(real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **options: object) -> object:
            calls.append(1)
            if len(calls) == nth:
                raise Killed
            return real(*args, **options)

        return call

    with monkeypatch.context() as patched:
        for name in ("_give_back", "_write", "_take", "_look_again"):
            patched.setattr(seat_acts, name, dying(getattr(seat_acts, name)))
        with pytest.raises(Killed):
            freeing.look(later, 50)
    assert Coming.objects.get(person=fifty[1]).seat == OFFERED
    assert freeing.look(later, 50) == 1
    assert [Coming.objects.get(person=one).seat for one in fifty[1:3]] == [WAITING, OFFERED]
    assert Notice.objects.filter(kind="gathering-seat", person=fifty[2]).count() == 1
    counts_are_true(weekly)


def test_the_database_itself_refuses_one_too_many(weekly: Series, fifty: list[Person]) -> None:
    with held_at(BEFORE):
        says(fifty[0], weekly)
    row = Occurrence.objects.filter(pk=row_of(weekly).pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.update(taken=F("capacity") + 1)


def test_every_yes_is_served_in_order_whatever_happens(weekly: Series, fifty: list[Person]) -> None:
    """At random: whoever gets a seat had been waiting longest, of those who were asked least often."""
    chance, moment = Random(7), BEFORE
    room_for(weekly, 2)
    for _ in range(120):
        moment += timedelta(minutes=chance.randrange(1, 60))
        if moment > ENDS:
            break
        with held_at(moment):
            before = line()
            freeing.look(moment, 50)
            _nobody_was_skipped(before)
            before = line()
            person = chance.choice(fifty[:9])
            says(person, weekly, chance.choice([YES, YES, NO]))
            _nobody_was_skipped(before, person.pk)
            counts_are_true(weekly)


def line() -> dict[UUID, tuple[int, object]]:
    rows = Coming.objects.filter(seat=WAITING)
    return {coming.person_id: (coming.passed, coming.asked_at) for coming in rows}


def _nobody_was_skipped(before: dict[UUID, tuple[int, object]], but: UUID | None = None) -> None:
    offered = Coming.objects.filter(seat=OFFERED, person_id__in=before)
    reached = [before[coming.person_id] for coming in offered]
    waiting = [before[one] for one in line() if one in before and one != but]
    assert not reached or not waiting or max(reached) < min(waiting)


def test_settling_again_changes_nothing(weekly: Series, fifty: list[Person]) -> None:
    room_for(weekly, 2)
    with held_at(BEFORE):
        for person in fifty[:5]:
            says(person, weekly)
        says(fifty[0], weekly, NO)
    before = list(Coming.objects.order_by("pk").values())
    for _ in range(2):
        with transaction.atomic():
            row, saying = seat_acts.held(row_of(weekly).pk), Saying()
            assert row
            seat_acts.settle(row, BEFORE, saying)
        assert not saying.said
    assert list(Coming.objects.order_by("pk").values()) == before
