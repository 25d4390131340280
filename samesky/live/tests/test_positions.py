from datetime import timedelta
from uuid import UUID

import pytest

from samesky.kit.clock import held_at, now
from samesky.live.journal import forget_room, tell, trim
from samesky.live.positions import resume, since_token

pytestmark = pytest.mark.django_db
AMARA, JULES = UUID(int=1), UUID(int=2)


def test_a_page_goes_on_where_it_was_rendered() -> None:
    tell("group:1", "reply")
    token = since_token("group:1", AMARA)
    tell("group:1", "reply")
    resumed = resume("group:1", AMARA, token)
    assert (resumed.place.seq, resumed.afresh) == (1, False)


def test_a_page_of_a_room_where_nothing_was_ever_told_goes_on_from_the_beginning() -> None:
    token = since_token("group:1", AMARA)
    tell("group:1", "reply")
    resumed = resume("group:1", AMARA, token)
    assert (resumed.place.seq, resumed.afresh) == (0, False)


def test_a_page_of_a_room_that_has_been_quiet_for_days_need_not_reload() -> None:
    with held_at(now() - timedelta(hours=60)):
        tell("group:1", "reply")
    trim(now(), 100)
    assert not resume("group:1", AMARA, since_token("group:1", AMARA)).afresh


def test_a_page_that_slept_too_long_starts_afresh() -> None:
    with held_at(now() - timedelta(hours=60)):
        tell("group:1", "reply")
        token = since_token("group:1", AMARA)
        tell("group:1", "reply")
    tell("group:1", "reply")
    trim(now(), 100)
    resumed = resume("group:1", AMARA, token)
    assert (resumed.place.seq, resumed.afresh) == (3, True)


@pytest.mark.parametrize("token", ["", "0", "f" * 32, "not a token", "é" * 32])
def test_an_unknown_place_starts_afresh(token: str) -> None:
    tell("group:1", "reply")
    assert resume("group:1", AMARA, token).afresh


def test_a_place_of_somebody_else_starts_afresh() -> None:
    tell("group:1", "reply")
    assert resume("group:1", JULES, since_token("group:1", AMARA)).afresh


def test_a_place_from_before_a_restore_starts_afresh_although_its_number_is_there_again() -> None:
    with held_at(now() - timedelta(minutes=5)):
        tell("group:1", "reply")
        token = since_token("group:1", AMARA)
    forget_room("group:1")
    tell("group:1", "reply")
    tell("group:1", "reply")
    assert resume("group:1", AMARA, token).afresh
