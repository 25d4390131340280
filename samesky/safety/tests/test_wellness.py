"""The doctor hears from safety what a host is told: nobody on watch, no lines; and that a place may be tried out all the same."""

from datetime import timedelta

import pytest

from samesky.kit.clock import now
from samesky.kit.wellness import looks
from samesky.people.models import Person
from samesky.safety.models import WatchTurn
from samesky.safety.wellness import look


def said() -> str:
    return "\n".join(unwell.what for unwell in look())


@pytest.mark.django_db
def test_an_empty_place_misses_everything_but_can_be_tried() -> None:
    assert "No emergency number is entered." in said()
    assert "Nobody is moderator or safeguarding lead." in said()
    assert "nobody is on watch" in said()
    assert not any(unwell.grave for unwell in look())
    assert all(unwell.to_do for unwell in look())
    assert look in looks


def test_what_is_there_is_not_missed(elif_: Person) -> None:
    start = now() - timedelta(hours=1)
    WatchTurn.objects.create(person=elif_, starts_at=start, ends_at=start + timedelta(days=9))
    assert "moderator" not in said()
    assert "on watch" not in said()
