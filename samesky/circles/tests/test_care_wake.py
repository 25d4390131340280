"""The wake law for what a room says to one person alone: their panel is fetched again exactly when it reads otherwise. By rendering."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.test import Client

from samesky.circles.actions import not_all_right, private, sitting, watch_told
from samesky.circles.core import commands as ask
from samesky.circles.core.commands import Command
from samesky.circles.models import Keeper, NotAllRight, PrivateLine, Room
from samesky.circles.queries.keeping import place_of
from samesky.groups.models import Group
from samesky.kit.clock import held_at, now
from samesky.live.models import Event
from samesky.people.models import Block, Person
from samesky.safety.models import WatchTurn
from tests.harness.journal import Journal, Seen, changed, eyes_of


class Evening:
    """Dara keeps; Amara, Ben, who is trained as well, and Hana sit there. Chen waits outside."""

    def __init__(self, room: Room, people: dict[str, Person]) -> None:
        self.room, self.people = room, people

    def do(self, name: str, *asked: Command) -> None:
        for one in asked:
            assert sitting.do(self.people[name], self.room, one, "").refusal is None

    def press(self, name: str, act: str, **sent: object) -> None:
        client = Client()
        client.force_login(self.people[name])
        assert client.post(f"/circles/{self.room.id}/{act}", sent).status_code == 302

    def look(self) -> Seen:
        return {
            (person.id, self.room.live, "panel"): eyes_of(person)(f"/circles/{self.room.id}/keep/panel")
            for person in self.people.values()
        }

    def reads(self, name: str) -> str:
        return self.look()[self.people[name].id, self.room.live, "panel"]

    @contextmanager
    def watched(self, later: timedelta = timedelta()) -> Iterator[None]:
        """What was not there before could not be open."""
        journal = Journal(self.people.values())
        with held_at(now() + later):
            before = self.look()
            yield
            after = self.look()
        was_open = {key for key, page in before.items() if page}
        journal.agrees(changed(before, after) & was_open, where=was_open)


@pytest.fixture
def evening(
    carers: Group, circle: Room, dara: Person, amara: Person, ben: Person, hana: Person, chen: Person
) -> Evening:
    Keeper.objects.create(group=carers, person=ben)
    found = Evening(circle, {"dara": dara, "amara": amara, "ben": ben, "hana": hana, "chen": chen})
    for name in ("dara", "amara", "ben", "hana"):
        assert sitting.arrive(found.people[name], circle, "").refusal is None
    found.do("dara", ask.Begin())
    return found


def cry(evening: Evening) -> None:
    evening.press("amara", "not-all-right")


def seen_by_keeper(evening: Evening) -> None:
    evening.press("dara", f"not-all-right/{NotAllRight.objects.get().id}/seen")


def written(evening: Evening) -> None:
    evening.press("amara", f"line/{PrivateLine.objects.get().id}", words="I am here.", back="room")


def come(evening: Evening, name: str) -> None:
    assert sitting.arrive(evening.people[name], evening.room, "").refusal is None


def say(evening: Evening, name: str) -> None:
    assert sitting.say(evening.people[name], evening.room, 1, "A word.", "").refusal is None


def nothing(evening: Evening) -> None:
    return


Act = Callable[[Evening], None]
ACTS: dict[str, tuple[Act, Act]] = {
    "somebody is not all right": (nothing, cry),
    "the keeper sees it": (cry, seen_by_keeper),
    "it is over": (cry, lambda e: e.press("amara", "not-all-right/over")),
    "somebody waits": (
        lambda e: e.do("dara", ask.Next()),
        lambda e: come(e, "chen"),
    ),
    "somebody leaves": (nothing, lambda e: e.do("hana", ask.Leave())),
    "on to the next part": (nothing, lambda e: e.do("dara", ask.Next())),
    "a turn ends": (lambda e: e.do("dara", ask.Next()), lambda e: e.do("dara", ask.Finish(1))),
    "somebody is skipped": (
        lambda e: e.do("dara", ask.Next(), ask.Finish(1)),
        lambda e: e.do("dara", ask.Skip(2)),
    ),
    "a few breaths": (nothing, lambda e: e.do("dara", ask.PauseIt())),
    "somebody rests": (nothing, lambda e: e.press("dara", "keep/2/rest", words="Listen for a while.")),
    "somebody is back": (
        lambda e: e.press("dara", "keep/2/rest", words="Listen for a while."),
        lambda e: e.press("dara", "keep/2/rest", back="yes"),
    ),
    "the keeping is handed over": (nothing, lambda e: e.do("dara", ask.HandOver(3))),
    "somebody is with somebody": (cry, lambda e: e.press("dara", "keep/2/with")),
    "words on a private line": (lambda e: e.press("dara", "keep/2/with"), written),
    "a private line ends": (
        lambda e: e.press("dara", "keep/2/with"),
        lambda e: e.press("amara", f"line/{PrivateLine.objects.get().id}/end"),
    ),
    "nobody keeps any more": (
        lambda e: e.do("ben", ask.Leave()),
        lambda e: e.do("dara", ask.Leave()),
    ),
    "words are said": (
        lambda e: e.do("dara", ask.Next()),
        lambda e: say(e, "dara"),
    ),
    "somebody is asked to go": (nothing, lambda e: e.press("dara", "keep/4/remove")),
}


@pytest.mark.parametrize("act", ACTS)
def test_a_panel_is_fetched_again_exactly_when_it_reads_otherwise(evening: Evening, act: str) -> None:
    first, then = ACTS[act]
    first(evening)
    with evening.watched():
        then(evening)


def test_when_nobody_has_seen_it_in_time(evening: Evening) -> None:
    cry(evening)
    with evening.watched(later=timedelta(minutes=2, seconds=1)):
        assert not_all_right.due(now(), 10) == 1


def watch(person: Person) -> None:
    """This person alone is on watch."""
    WatchTurn.objects.all().delete()
    hour = timedelta(hours=1)
    WatchTurn.objects.create(person=person, starts_at=now() - hour, ends_at=now() + hour)


@pytest.mark.parametrize("keeps", ["dara", ""])
def test_the_watch_begins_passes_on_and_ends(
    evening: Evening, elif_: Person, farid: Person, keeps: str
) -> None:
    """Dara, who keeps, reaches the watch; the others do once nobody keeps. Amara is kept apart from Elif."""
    if not keeps:
        evening.do("ben", ask.Leave())
        evening.do("dara", ask.Leave())
    Block.objects.create(by=evening.people["amara"], of=elif_)
    assert watch_told.due(now(), 10) == 0
    for watcher in (elif_, farid, elif_):
        with evening.watched():
            watch(watcher)
            assert watch_told.due(now(), 10) == 1
            assert watch_told.due(now(), 10) == 0, "once"
    with evening.watched():
        WatchTurn.objects.all().delete()
        assert watch_told.due(now(), 10) == 1
    assert "Nobody here is told." in evening.reads(keeps or "hana")


def test_words_on_a_line_are_told_on_its_own_page_too(evening: Evening) -> None:
    evening.press("dara", "keep/2/with")
    line = PrivateLine.objects.get()
    before = Event.objects.filter(room__name=line.live).count()
    assert private.write(evening.people["amara"], line, "Still here.")
    assert Event.objects.filter(room__name=line.live).count() == before + 1
    assert place_of(evening.people["amara"], evening.room.id).number == 2


def test_who_came_before_the_keeper_learns_whom_it_would_reach(
    circle: Room, dara: Person, amara: Person
) -> None:
    lobby = Evening(circle, {"amara": amara, "dara": dara})
    come(lobby, "amara")
    assert "Nobody here is told." in lobby.reads("amara")
    with lobby.watched():
        come(lobby, "dara")
    assert "Only Dara, who keeps the circle, sees it." in lobby.reads("amara")
    assert "sees it" not in lobby.reads("dara")
