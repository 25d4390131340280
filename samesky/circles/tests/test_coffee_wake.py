"""The wake law at the tables: somebody is told of a part of the page exactly when it now looks different to them. Checked by rendering."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest

from samesky.circles import pace
from samesky.circles.actions import coffee
from samesky.circles.commanding import settle_room
from samesky.circles.core.tables import commands as ask
from samesky.circles.log import tables_of
from samesky.circles.models import Room, SaidWords
from samesky.circles.presence_tables import alive
from samesky.circles.queries.rooms import seat_in
from samesky.circles.reporting_coffee import take_down
from samesky.groups.actions import join
from samesky.groups.models import Group
from samesky.kit.cast import CastMember
from samesky.kit.clock import held_at, now
from samesky.people.models import Mute, Person
from tests.harness.journal import Journal, Seen, changed, eyes_of
from tests.harness.people import arrive

PARTS = {
    "table": ("coffee/people", "coffee/card"),
    "said": ("coffee/words",),
    "panel": ("keep/panel",),
}


class Evening:
    """Nine people at two tables. Amara has blocked Jules, who sits at the other one; Hana has muted Ben."""

    def __init__(self, room: Room, people: dict[str, Person]) -> None:
        self.room = room
        self.people = people
        for name in ("Dara", "Amara", "Ben", "Hana", "Chen", "Ira", "Jonas", "Kavita", "Jules"):
            assert coffee.arrive(people[name], room, "").refusal is None
        Mute.objects.create(by=people["Hana"], of=people["Ben"])

    def do(self, name: str, asked: ask.Wish) -> None:
        assert coffee.do(self.people[name], self.room, asked, "").refusal is None

    def table_of(self, name: str) -> int:
        return tables_of(self.room.id).seats[seat_in(self.people[name], self.room).number].table

    def other(self, name: str) -> int:
        return next(number for number in tables_of(self.room.id).tables if number != self.table_of(name))

    def look(self) -> Seen:
        seen: Seen = {}
        pace.forget_all()
        with held_at(now()):
            for person in self.people.values():
                see, here = eyes_of(person), self.room.get_absolute_url()
                for fragment, parts in PARTS.items():
                    seen[person.id, self.room.live, fragment] = "".join(see(here + part) for part in parts)
        return seen

    @contextmanager
    def watched(self, at: datetime | None = None) -> Iterator[None]:
        """at: when it happens; the look before is at this moment, since looking lets happen what is due."""
        journal = Journal(self.people.values())
        before = self.look()
        with held_at(at or now()):
            yield
            after = self.look()
            was_open = {key for key, page in before.items() if page}
            journal.agrees(changed(before, after) & was_open, where=was_open)


@pytest.fixture
def evening(
    carers: Group, dara: Person, amara: Person, ben: Person, chen: Person, hana: Person, jules: Person
) -> Evening:
    people = {"Dara": dara, "Amara": amara, "Ben": ben, "Chen": chen, "Hana": hana, "Jules": jules}
    for name in ("Ira", "Jonas", "Kavita", "Lior"):
        people[name] = arrive(CastMember(name, "somebody else"))
        join(people[name], carers)
    return Evening(coffee.open_coffee(dara, carers, "Sunday coffee", "bowl"), people)


def _four_leave(s: Evening) -> None:
    for name in ("Ira", "Jonas", "Kavita"):
        s.do(name, ask.Leave())
    assert len(tables_of(s.room.id).tables) == 2


def _become_quiet(s: Evening) -> None:
    """Told of joining: Amara and Jules sit at different tables, so these two never join."""
    s.do("Jules", ask.Leave())
    _four_leave(s)


ACTS: dict[str, Callable[[Evening], object]] = {
    "something said": lambda s: coffee.say(s.people["Chen"], s.room, "Is the kettle on?", "k"),
    "something said by somebody muted": lambda s: coffee.say(s.people["Ben"], s.room, "Again.", "k"),
    "somebody comes": lambda s: coffee.arrive(s.people["Lior"], s.room, "l"),
    "somebody leaves": lambda s: s.do("Kavita", ask.Leave()),
    "the keeper leaves": lambda s: s.do("Dara", ask.Leave()),
    "somebody blocked leaves": lambda s: s.do("Jules", ask.Leave()),
    "somebody goes over": lambda s: s.do("Dara", ask.Move(s.other("Dara"))),
    "a card is drawn": lambda s: coffee.draw(s.people["Ben"], s.room, "d"),
    "somebody is asked to go": lambda s: s.do("Dara", ask.Remove(seat_in(s.people["Jonas"], s.room).number)),
    "it is closed": lambda s: s.do("Dara", ask.Close()),
    "a look in vain": lambda s: settle_room(s.room.id),
}


@pytest.mark.parametrize("act", ACTS)
def test_everybody_is_told_of_what_changes_for_them_and_of_nothing_else(evening: Evening, act: str) -> None:
    assert evening.table_of("Amara") != evening.table_of("Jules")
    with evening.watched():
        ACTS[act](evening)


def test_words_taken_down_are_told_of_where_they_were_read(evening: Evening) -> None:
    coffee.say(evening.people["Chen"], evening.room, "Something unkind.", "k")
    with evening.watched():
        take_down(SaidWords.objects.get().id)


def test_phones_that_sleep_and_wake_show_at_their_own_table_only(evening: Evening) -> None:
    start = now()
    kavita = evening.people.pop("Kavita")
    with held_at(start + timedelta(seconds=40)):
        with evening.watched(start + timedelta(seconds=46)):
            settle_room(evening.room.id)
        with evening.watched(start + timedelta(seconds=47)):
            alive(evening.room, seat_in(kavita, evening.room))


def test_both_tables_are_told_before_they_join(evening: Evening) -> None:
    _become_quiet(evening)
    start = now()
    for before, then in ((0, 31), (31, 60), (60, 92)):
        with (
            held_at(start + timedelta(seconds=before)),
            evening.watched(start + timedelta(seconds=then)),
        ):
            settle_room(evening.room.id)
    assert len(tables_of(evening.room.id).tables) == 1


def test_and_may_stay_as_they_are(evening: Evening) -> None:
    _become_quiet(evening)
    with held_at(now() + timedelta(seconds=31)):
        settle_room(evening.room.id)
        with evening.watched():
            evening.do("Ben", ask.StayAsWeAre())
