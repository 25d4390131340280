from collections.abc import Iterator
from uuid import UUID

import pytest

from samesky.live import queries, rooms
from samesky.live.core.outbox import ROOM_FOR
from samesky.live.core.told import Told
from samesky.live.journal import tell
from samesky.live.models import CONTROL
from samesky.live.revoking import revoke

pytestmark = pytest.mark.django_db
AMARA, BEN, JULES = (UUID(int=number) for number in (1, 2, 3))


class Garden:
    """A room where whoever did something is invisible to those in `apart`."""

    def __init__(self) -> None:
        self.apart: set[UUID] = set()
        self.asked: list[set[UUID]] = []

    def may_listen(self, person_id: UUID, room: str) -> bool:
        return True

    def concerned(self, event: Told, person_ids: set[UUID]) -> set[UUID]:
        self.asked.append(person_ids)
        return {AMARA, BEN, JULES} - self.apart


@pytest.fixture
def garden() -> Iterator[Garden]:
    garden = Garden()
    rooms.register("garden", garden)
    yield garden
    del rooms._kinds["garden"]


def told_to(news: queries.News) -> list[tuple[int, frozenset[UUID]]]:
    return [(told.seq, people) for told, people in news.events]


def test_a_blocked_person_is_not_told(garden: Garden) -> None:
    tell("garden:1", "reply", by=AMARA)
    garden.apart = {JULES}
    assert told_to(queries.news_for("garden:1", {BEN: 0, JULES: 0})) == [(1, frozenset({BEN}))]


def test_rights_are_asked_once_an_event_and_only_for_those_who_do_not_have_it(garden: Garden) -> None:
    for _ in range(2):
        tell("garden:1", "reply")
    news = queries.news_for("garden:1", {AMARA: 0, BEN: 1})
    assert garden.asked == [{AMARA}, {AMARA, BEN}]
    assert told_to(news) == [(1, frozenset({AMARA})), (2, frozenset({AMARA, BEN}))]
    assert news.upto == queries.current_place("garden:1")


def test_nothing_new_is_nothing_new(garden: Garden) -> None:
    tell("garden:1", "reply")
    assert queries.news_for("garden:1", {AMARA: 1}) == queries.News()


def test_whoever_missed_too_much_starts_afresh(garden: Garden) -> None:
    for _ in range(ROOM_FOR + 1):
        tell("garden:1", "reply")
    news = queries.news_for("garden:1", {AMARA: 0})
    assert news.missed
    assert news.upto == queries.current_place("garden:1")


def test_nobody_hears_in_a_room_of_a_kind_nobody_knows() -> None:
    tell("cellar:1", "reply")
    assert told_to(queries.news_for("cellar:1", {AMARA: 0})) == [(1, frozenset())]


@pytest.mark.parametrize(
    "name", [CONTROL, "", "garden", "garden:", "garden:a/b", "person:x y", "Garden:1", "garden:" + "1" * 80]
)
def test_a_name_that_is_no_room_opens_nothing(garden: Garden, name: str) -> None:
    assert rooms.kind_of(name) is None


def test_everybody_hears_only_their_own_room() -> None:
    own = rooms.kind_of(f"person:{AMARA}")
    assert own is not None
    assert own.may_listen(AMARA, f"person:{AMARA}")
    assert not own.may_listen(JULES, f"person:{AMARA}")


def test_numbers_are_those_of_rooms_that_have_one() -> None:
    tell("garden:1", "reply")
    assert queries.numbers(["garden:1", "garden:2"]) == {"garden:1": 1}


def test_endings_are_read_in_order() -> None:
    revoke(person_id=AMARA)
    revoke(room="garden:1")
    assert [(number, ending.person, ending.room) for number, ending in queries.revocations_after(0)] == [
        (1, AMARA, None),
        (2, None, "garden:1"),
    ]
    assert queries.revocations_after(2) == []
