from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError

from samesky.kit.clock import held_at, now
from samesky.live import bus
from samesky.live.journal import forget_person, tell, trim
from samesky.live.models import Event, Room
from samesky.live.revoking import revoke

pytestmark = pytest.mark.django_db
AMARA = UUID(int=1)


def test_events_of_a_room_are_numbered_without_gaps() -> None:
    assert [tell("group:1", "reply") for _ in range(3)] == [1, 2, 3]
    assert tell("group:2", "reply") == 1


def test_a_change_that_is_taken_back_leaves_no_event_and_no_gap() -> None:
    tell("group:1", "reply")
    with transaction.atomic():
        tell("group:1", "reply")
        transaction.set_rollback(True)
    assert tell("group:1", "reply") == 2
    assert list(Event.objects.values_list("seq", flat=True)) == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_telling_outside_the_change_is_refused() -> None:
    with pytest.raises(TransactionManagementError):
        tell("group:1", "reply")


@pytest.mark.django_db(transaction=True)
def test_listeners_are_woken_when_the_change_is_there_and_not_before() -> None:
    woken: list[str] = []
    bus.attach(woken.append)
    try:
        with transaction.atomic():
            tell("group:1", "reply")
            assert woken == []
        assert woken == ["group:1"]
    finally:
        bus.detach(woken.append)


def test_events_go_after_48_hours_and_numbers_stay() -> None:
    with held_at(now() - timedelta(hours=49)):
        tell("group:1", "reply")
    tell("group:1", "reply")
    assert trim(now(), 100) == 1
    assert list(Event.objects.values_list("seq", flat=True)) == [2]
    assert Room.objects.get().seq == 2


def test_endings_of_streams_go_after_an_hour() -> None:
    with held_at(now() - timedelta(hours=2)):
        revoke(person_id=AMARA)
        tell("group:1", "reply")
    assert trim(now(), 100) == 1
    assert Event.objects.get().room.name == "group:1"


def test_only_so_many_go_at_once() -> None:
    with held_at(now() - timedelta(hours=49)):
        for _ in range(5):
            tell("group:1", "reply")
    assert [trim(now(), 2) for _ in range(4)] == [2, 2, 1, 0]


def test_somebody_who_left_is_in_no_event() -> None:
    tell("group:1", "reply", by=AMARA)
    tell(f"person:{AMARA}", "notice")
    forget_person(AMARA)
    assert list(Event.objects.values_list("room__name", "by")) == [("group:1", None)]
    assert not Room.objects.filter(name__contains=str(AMARA)).exists()
