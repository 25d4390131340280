"""What may be told only once stands on the page once, whoever tells it, and however many do at the same moment."""

import threading
from collections.abc import Iterator

import pytest
from django.db import connection, transaction

from samesky.kit.clock import now
from samesky.notices.actions import tell
from samesky.notices.kinds import Kind, kinds
from samesky.notices.models import Notice
from samesky.people.models import Person


@pytest.fixture(autouse=True)
def soon() -> Iterator[None]:
    kind = Kind("Something you said yes to begins soon.")
    kinds.register("soon", kind)
    yield
    kinds.remove(kind)


def remind(person: Person, which: str = "a-day") -> bool:
    with transaction.atomic():
        return tell(person.id, "soon", "/today", once=f"gathering:7:{which}", until=now())


@pytest.mark.django_db
def test_the_second_time_nothing_happens(amara: Person, ben: Person) -> None:
    assert remind(amara)
    assert not remind(amara)
    assert remind(ben)
    assert remind(amara, "an-hour")
    assert Notice.objects.filter(person=amara).count() == 2


@pytest.mark.django_db
def test_without_a_name_for_it_everything_is_told(amara: Person) -> None:
    for _ in range(2):
        with transaction.atomic():
            assert tell(amara.id, "soon", "/today")
    assert Notice.objects.count() == 2


@pytest.mark.django_db
def test_a_name_that_is_too_long_is_a_mistake(amara: Person) -> None:
    with pytest.raises(ValueError, match="120"), transaction.atomic():
        tell(amara.id, "soon", "/today", once="x" * 121)


@pytest.mark.django_db(transaction=True, databases=["default", "keys"])
def test_eight_who_tell_at_once_leave_one(amara: Person) -> None:
    ready, answers = threading.Barrier(8), []

    def one() -> None:
        ready.wait(10)
        try:
            answers.append(remind(amara))
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(answers) == [False] * 7 + [True]
    assert Notice.objects.filter(person=amara).count() == 1
