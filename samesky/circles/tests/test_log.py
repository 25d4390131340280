"""What is remembered of a log is what was committed; whoever loses a race decides again."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import pytest
from django.db import OperationalError, connections, transaction

from samesky.circles import commanding, log
from samesky.circles.actions import sitting
from samesky.circles.core import commands as ask
from samesky.circles.core.commands import Refusal
from samesky.circles.log import Memory, circle_of, remembering
from samesky.circles.models import Answered, Logged, Room, SaidWords
from samesky.circles.queries import apart
from samesky.kit.clock import held_at, now
from samesky.people.keyring import ring
from samesky.people.models import Person

AT_ONCE = 12


T = TypeVar("T")


def all_at_once(do: Callable[[int], T], times: int) -> list[T]:
    """Do it so often, in threads with database connections of their own, as many as a full circle has people."""

    def alone(number: int) -> T:
        try:
            with ring(), remembering(Memory()):
                return do(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(alone, range(times)))


def test_what_was_taken_back_is_not_remembered(begun: Room, dara: Person) -> None:
    before = circle_of(begun.id)
    with transaction.atomic():
        assert sitting.do(dara, begun, ask.Next(), "").refusal is None
        assert circle_of(begun.id).turn is not None
        transaction.set_rollback(True)
    assert circle_of(begun.id) == before
    assert sitting.do(dara, begun, ask.Next(), "").refusal is None


def test_somebody_kept_apart_in_the_last_moment_leaves_nothing_in_memory(
    begun: Room, dara: Person, jules: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Jules is asked about before the transaction, when Amara is not seen in it yet, and again inside."""
    asked = iter([False])
    real = apart.kept_apart
    monkeypatch.setattr(sitting, "kept_apart", lambda *who: next(asked, None) is None and real(*who))
    before = circle_of(begun.id)
    assert sitting.arrive(jules, begun, "j").refusal is Refusal.FULL
    assert circle_of(begun.id) == before
    assert sitting.do(dara, begun, ask.Next(), "n").refusal is None


def test_a_memory_that_is_wrong_is_given_up(begun: Room, dara: Person) -> None:
    memory = Memory({begun.id: replace(circle_of(begun.id), seq=99)})
    with remembering(memory):
        assert sitting.do(dara, begun, ask.Next(), "n").refusal is None
        assert circle_of(begun.id).seq == Room.objects.get(id=begun.id).seq


def test_time_brings_what_is_due_whatever_a_process_remembers(begun: Room, dara: Person) -> None:
    sitting.do(dara, begun, ask.Next(), "n")
    memory = Memory({begun.id: replace(circle_of(begun.id), seq=99)})
    with remembering(memory), held_at(now() + timedelta(seconds=80)):
        assert commanding.settle_room(begun.id)
    assert circle_of(begun.id).pause is not None


def test_whoever_gave_way_in_a_deadlock_tries_again(
    begun: Room, dara: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Deadlock(Exception):
        sqlstate = "40P01"

    real, fails = commanding._once, iter([OperationalError("words of somebody")])

    def once(*args: object) -> object:
        for error in fails:
            raise error from Deadlock()
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(commanding, "_once", once)
    assert sitting.do(dara, begun, ask.Next(), "n").refusal is None


@pytest.mark.django_db(transaction=True)
def test_a_command_sent_many_times_at_once_is_done_once(begun: Room, dara: Person) -> None:
    sitting.do(dara, begun, ask.Next(), "n")

    def say(number: int) -> bool:
        answer = sitting.say(dara, begun, 1, "Once.", "the same")
        assert answer.refusal is None
        return answer.repeated

    assert sorted(all_at_once(say, AT_ONCE)) == [False] + [True] * (AT_ONCE - 1)
    assert SaidWords.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_refusal_sent_many_times_at_once_is_one_refusal(begun: Room, dara: Person, amara: Person) -> None:
    sitting.do(dara, begun, ask.Next(), "n")
    before = circle_of(begun.id)
    answers = all_at_once(lambda _: sitting.do(amara, begun, ask.Finish(1), "f"), AT_ONCE)
    assert {answer.refusal for answer in answers} == {Refusal.NOT_YOUR_TURN}
    assert Answered.objects.filter(refusal=Refusal.NOT_YOUR_TURN).count() == 1
    assert circle_of(begun.id) == before


@pytest.mark.django_db(transaction=True)
def test_everybody_at_once_from_processes_that_remember_differently(
    begun: Room, dara: Person, amara: Person, ben: Person, hana: Person
) -> None:
    sitting.do(dara, begun, ask.Next(), "n")
    people = [amara, ben, hana]

    def hold(number: int) -> None:
        answer = sitting.hold(people[number % 3], begun, 1, f"words {number}", f"h{number}")
        assert answer.refusal is None

    all_at_once(hold, 36)
    numbers = list(Logged.objects.filter(room=begun).order_by("seq").values_list("seq", flat=True))
    assert numbers == list(range(1, Room.objects.get(id=begun.id).seq + 1))
    assert Logged.objects.filter(room=begun, kind="Held").count() == 36
    times = list(Logged.objects.filter(room=begun).order_by("seq").values_list("at", flat=True))
    assert times == sorted(times)


def test_what_is_remembered_does_not_grow(circle: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "KEPT_IN_MEMORY", 3)
    memory = Memory()
    state = circle_of(circle.id)
    with remembering(memory):
        for _ in range(10):
            log._keep(circle.id, state)
        assert len(memory) == 1
        for other in [Room().id for _ in range(10)]:
            log._keep(other, state)
    assert len(memory) == 3
