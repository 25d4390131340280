"""The wake law in a circle: somebody is told of the table, or of the door, exactly when it now looks different to them. By rendering."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import product

import pytest

from samesky.circles.actions import preparing, sitting
from samesky.circles.commanding import settle_room
from samesky.circles.core import commands as ask
from samesky.circles.core.commands import Command
from samesky.circles.core.state import Reach, Where
from samesky.circles.log import circle_of
from samesky.circles.models import HeldWords, Room, SaidWords, Seat
from samesky.circles.queries.rooms import seat_in
from samesky.circles.reporting import take_held_down, take_turn_down
from samesky.circles.sights import is_outside
from samesky.circles.views import room as pages
from samesky.groups import actions as groups
from samesky.groups.models import Group
from samesky.kit.clock import held_at, now
from samesky.people.actions import apart
from samesky.people.models import Mute, Person
from tests.harness.journal import Journal, Seen, changed, eyes_of

FRAGMENT = {"door": "table"}
"""Where the door is fetched, its event names the table."""


class Evening:
    """Dara keeps; Amara, Ben and Hana sit there. Chen, Grace and Jules are outside; Amara has blocked Jules, Hana muted Ben."""

    def __init__(self, room: Room, people: dict[str, Person]) -> None:
        self.room, self.people = room, people
        Mute.objects.create(by=people["hana"], of=people["ben"])

    @property
    def group(self) -> Group:
        assert self.room.group
        return self.room.group

    def do(self, name: str, asked: Command) -> None:
        assert sitting.do(self.people[name], self.room, asked, "").refusal is None

    def come(self, name: str) -> None:
        assert sitting.arrive(self.people[name], self.room, "").refusal is None

    def say(self, name: str, words: str) -> None:
        assert sitting.say(self.people[name], self.room, self.turn, words, "").refusal is None

    def hold(self, name: str, words: str, number: int | None = None) -> None:
        assert sitting.hold(self.people[name], self.room, number or self.turn, words, "").refusal is None

    @property
    def turn(self) -> int:
        return circle_of(self.room.id).turns

    @property
    def holder(self) -> str:
        turn = circle_of(self.room.id).turn
        return self.name_on(turn.seat) if turn else ""

    def name_on(self, number: int) -> str:
        person = Seat.objects.get(room=self.room, number=number).person_id
        return next(name for name, one in self.people.items() if one.pk == person)

    def speaks(self, name: str) -> None:
        """Let the piece go on until it is with this person."""
        while self.holder != name:
            self.do(self.holder, ask.Finish(self.turn))

    def parts(self) -> list[tuple[str, str]]:
        """Who has which part of a page open: by name, and where it is fetched. What was said before is a part beside the table."""
        circle = circle_of(self.room.id)
        seats = {
            name: Seat.objects.filter(room=self.room, person=person).first()
            for name, person in self.people.items()
        }
        outside = {name for name, seat in seats.items() if seat is None or is_outside(circle, seat.number)}
        inside = [
            (name, part) for name in self.people if name not in outside for part in ("table", "earlier")
        ]
        return [*inside, *((name, "door") for name in outside)]

    def look(self, parts: list[tuple[str, str]]) -> Seen:
        """What stands there, by the fragment that events name."""
        here, eyes = self.room.get_absolute_url(), {name: eyes_of(self.people[name]) for name, _ in parts}
        return {
            (self.people[name].id, self.room.live, FRAGMENT.get(part, part)): eyes[name](here + part)
            for name, part in parts
        }

    @contextmanager
    def watched(self, later: timedelta = timedelta()) -> Iterator[None]:
        """Both looks are at the moment in which it happens, so that time alone changes nothing. Nobody hears of what they cannot open."""
        journal = Journal(self.people.values())
        with held_at(now() + later):
            parts = self.parts()
            before = self.look(parts)
            yield
            after = self.look(parts)
        everywhere = product(journal.names, [self.room.live], ["table", "earlier"])
        journal.agrees(changed(before, after), where=set(everywhere))


@pytest.fixture
def evening(
    begun: Room,
    monkeypatch: pytest.MonkeyPatch,
    dara: Person,
    amara: Person,
    ben: Person,
    hana: Person,
    chen: Person,
    grace: Person,
    jules: Person,
) -> Iterator[Evening]:
    monkeypatch.setattr(pages, "alive", lambda room, seat: circle_of(room.id))
    monkeypatch.setattr(pages, "settled", lambda room: circle_of(room.id))
    people = {
        "dara": dara, "amara": amara, "ben": ben, "hana": hana, "chen": chen, "grace": grace, "jules": jules,
    }  # fmt: skip
    with held_at(now()):
        found = Evening(begun, people)
        found.do("dara", ask.Next())
        yield found


def signs(evening: Evening, at: datetime, *, but: str = "") -> None:
    """Everybody is there at this moment, but one."""
    rows = Seat.objects.filter(room=evening.room)
    moment = round(at.timestamp() * 1000)
    rows.update(seen_at=moment)
    if but:
        rows.filter(person=evening.people[but]).update(seen_at=moment - 46_000)


def choose(name: str, **wish: object) -> Callable[[Evening], None]:
    return lambda e: e.do(name, ask.Choose(**wish))  # type: ignore[arg-type]


def prepare(e: Evening) -> None:
    preparing.prepare(e.room, seat_in(e.people["ben"], e.room), "For later.")


ACTS: dict[str, Callable[[Evening], object]] = {
    "the holder speaks": lambda e: e.say("dara", "The kitchen light."),
    "words are held": lambda e: e.hold("ben", "I know that light."),
    "the holder finishes": lambda e: e.do("dara", ask.Finish(e.turn)),
    "the holder passes": lambda e: e.do("dara", ask.Pass(e.turn)),
    "the holder comes back later": lambda e: e.do("dara", ask.ComeBack(e.turn)),
    "a little longer": lambda e: e.do("dara", ask.ALittleLonger(e.turn)),
    "a minute more by the keeper": lambda e: e.do("dara", ask.Extend(e.turn)),
    "the next would pass": choose("amara", reach=Reach.PASS),
    "the next would come later": choose("amara", reach=Reach.LATER),
    "the last is here to listen": choose("ben", listens=True),
    "the next is here to listen": choose("amara", listens=True),
    "no notes today": choose("ben", no_notes=True),
    "somebody comes into the lobby": lambda e: e.come("chen"),
    "a listener leaves": lambda e: e.do("ben", ask.Leave()),
    "whoever blocked somebody leaves": lambda e: e.do("amara", ask.Leave()),
    "the holder leaves": lambda e: e.do("dara", ask.Leave()),
    "a pause": lambda e: e.do("dara", ask.PauseIt()),
    "somebody rests": lambda e: e.do("dara", ask.Rest(3)),
    "the keeper is with somebody": lambda e: e.do("dara", ask.BeWith(3)),
    "somebody is removed": lambda e: e.do("dara", ask.Remove(3)),
    "somebody leaves the group": lambda e: groups.leave(e.people["ben"], e.group),
    "somebody is asked to leave the group": lambda e: groups.ask_to_step_out(
        e.people["grace"], e.group, e.people["hana"]
    ),
    "the round is to end": lambda e: e.do("dara", ask.Next()),
    "the end": lambda e: e.do("dara", ask.Close()),
    "words are prepared": prepare,
}


@pytest.mark.parametrize("what", ACTS)
def test_everybody_is_told_of_exactly_what_changed_for_them(what: str, evening: Evening) -> None:
    with evening.watched():
        ACTS[what](evening)


def in_a_pause(e: Evening) -> None:
    e.do("dara", ask.PauseIt())


def between_turns(e: Evening) -> None:
    while e.holder:
        e.do(e.holder, ask.Finish(e.turn))


def on_the_floor(e: Evening) -> None:
    for _ in range(2):
        between_turns(e)
        e.do("dara", ask.Next())


def with_a_full_lobby(e: Evening) -> None:
    e.come("chen")


def with_words(e: Evening) -> None:
    e.say("dara", "The kitchen light.")
    e.hold("ben", "I know that light.")
    e.do("dara", ask.Finish(e.turn))


def with_words_now(e: Evening) -> None:
    e.say("dara", "The kitchen light.")


def with_words_and_a_full_lobby(e: Evening) -> None:
    with_words(e)
    e.come("chen")


def twice_closed(e: Evening) -> None:
    for _ in range(2):
        e.do("dara", ask.Close())


def words_after_the_time(e: Evening) -> None:
    """Dara's turn is ended by time; her words were on their way."""
    for seconds in (30, 61, 91):
        with held_at(now() + timedelta(seconds=seconds)):
            signs(e, now())
            settle_room(e.room.id)


def take_down_said(e: Evening) -> None:
    take_turn_down(SaidWords.objects.get().id)


def take_down_held(e: Evening) -> None:
    take_held_down(HeldWords.objects.get().id)


LATER: dict[str, tuple[Callable[[Evening], object], Callable[[Evening], object]]] = {
    "on again after a pause": (in_a_pause, lambda e: e.do("dara", ask.Resume())),
    "with somebody, in a pause": (in_a_pause, lambda e: e.do("dara", ask.BeWith(4))),
    "words held after the turn": (with_words, lambda e: e.hold("ben", "And that hall.", 1)),
    "words held too late by somebody muted": (with_words, lambda e: e.hold("hana", "And mine.", 1)),
    "who waits comes in": (with_a_full_lobby, lambda e: e.do("dara", ask.Finish(e.turn))),
    "who waits comes in, and reads what was said": (
        with_words_and_a_full_lobby,
        lambda e: e.do("amara", ask.Pass(e.turn)),
    ),
    "a turn with words ends": (with_words_now, lambda e: e.do("dara", ask.Finish(e.turn))),
    "words are taken down while they are said": (with_words_now, take_down_said),
    "the end, after words": (with_words, twice_closed),
    "the end, while words are said": (with_words_now, lambda e: e.do("dara", ask.Close())),
    "who waits is here to listen": (with_a_full_lobby, choose("chen", listens=True)),
    "who waits leaves": (with_a_full_lobby, lambda e: e.do("chen", ask.Leave())),
    "coming in between turns": (between_turns, lambda e: e.come("chen")),
    "the next round": (between_turns, lambda e: e.do("dara", ask.Next())),
    "a first hand": (on_the_floor, lambda e: e.do("ben", ask.RaiseHand())),
    "words are taken down": (with_words, take_down_said),
    "held words are taken down": (with_words, take_down_held),
}


@pytest.mark.parametrize("what", LATER)
def test_the_same_later_in_the_circle(what: str, evening: Evening) -> None:
    before, act = LATER[what]
    before(evening)
    with evening.watched():
        act(evening)


def test_pages_see_by_themselves_that_the_time_is_over(evening: Evening) -> None:
    with evening.watched(timedelta(seconds=61)):
        signs(evening, now())
        assert settle_room(evening.room.id)


def test_words_that_came_a_moment_late_stand_with_what_was_said_before(evening: Evening) -> None:
    words_after_the_time(evening)
    assert evening.holder == "amara"
    with evening.watched(timedelta(seconds=97)):
        signs(evening, now())
        assert sitting.say(evening.people["dara"], evening.room, 1, "And the hall.", "").refusal is None
        assert SaidWords.objects.count() == 1


def test_a_sleeping_phone_is_seen_by_everybody_and_so_is_its_waking(evening: Evening) -> None:
    with evening.watched(timedelta(seconds=50)):
        signs(evening, now(), but="ben")
        assert settle_room(evening.room.id)
    assert circle_of(evening.room.id).seats[3].where is Where.AWAY
    with evening.watched(timedelta(seconds=51)):
        evening.do("ben", ask.Return())


def test_a_block_made_inside_takes_held_words_away_at_once(evening: Evening) -> None:
    with_words(evening)
    with evening.watched():
        apart.block(evening.people["dara"], evening.people["ben"].id)
    (page,) = evening.look([("dara", "table")]).values()
    assert page
    assert "I know that light." not in page


def test_who_is_kept_apart_hears_of_nothing_but_their_own_door(evening: Evening) -> None:
    """Amara is inside: for Jules it is full, and stays so whatever happens there."""
    journal = Journal(evening.people.values())
    with_words(evening)
    told, _ = journal.read()
    readers = {reader for reader, room, _fragment in told if room == evening.room.live}
    assert evening.people["ben"].id in readers
    assert evening.people["jules"].id not in readers
