"""Planted faults around the core: what is done twice, lost, shown too soon or to the wrong people."""

from itertools import count
from typing import Any

from samesky.circles import commanding, log
from samesky.circles.actions import destroying, sitting
from samesky.circles.core.state import Circle
from samesky.circles.models import HeldWords, Room, SaidWords
from samesky.circles.queries import table
from samesky.circles.simulate import reading
from samesky.circles.simulate.breaking import breaks
from samesky.circles.simulate.patching import Patch


@breaks("done-twice", 2)
def _done_twice() -> list[Patch]:
    """A command that comes twice is done twice."""
    tries = count()
    as_it_is = commanding.name_of
    return [(commanding, "name_of", lambda who, token: as_it_is(who, f"{token} {next(tries)}"))]


@breaks("stale-append", 12)
def _stale_append() -> list[Patch]:
    """Whoever was overtaken appends all the same, after the others."""
    as_it_is = log.append

    def append(room_id: Any, seq: int, told: Any, after: Circle, seen: Any) -> None:
        as_it_is(room_id, Room.objects.values_list("seq", flat=True).get(id=room_id), told, after, seen)

    return [(commanding, "append", append)]


@breaks("words-lost", 12)
def _words_lost() -> list[Patch]:
    """Some words are acknowledged before they are written, and never written."""
    as_it_is, said = sitting.say, count(1)

    def say(person: Any, room: Room, number: int, words: str, token: str, **more: Any) -> Any:
        answer = as_it_is(person, room, number, words, token, **more)
        if next(said) % 5 == 0 and answer.refusal is None:
            SaidWords.objects.filter(room=room, number=number).delete()
        return answer

    return [(sitting, "say", say)]


@breaks("words-stay", 13)
def _words_stay() -> list[Patch]:
    """After the end the room still shows what was said."""
    return [(reading, "is_open", lambda circle: True)]


@breaks("key-stays", 13)
def _key_stays() -> list[Patch]:
    """The words are gone, and the key that opened them is not."""
    return [(destroying, "destroy_key", lambda key_id: None)]


@breaks("kept-together", 14)
def _kept_together() -> list[Patch]:
    """Nobody asks whether one of them blocked the other."""
    return [(sitting, "kept_apart", lambda person, room: False)]


@breaks("held-too-soon", 15)
def _held_too_soon() -> list[Patch]:
    """Held words come to everybody, and at once."""

    def held(person: Any, room: Room, circle: Circle, number: int, who: Any) -> Any:
        return list(HeldWords.objects.filter(room=room))

    return [(table, "_held_for", held)]
