"""Due work: simulated members do what is next, through the very door that people's commands go through. They live as long as it is open."""

import logging
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError

from samesky.circles.commanding import command, moment, settled
from samesky.circles.core import commands as ask
from samesky.circles.core.commands import Command
from samesky.circles.core.decide import Decision
from samesky.circles.core.state import Circle
from samesky.circles.models import HeldWords, Room, SaidWords, Seat
from samesky.circles.practice.core.acting import Act, Did, is_silent, next_act
from samesky.circles.practice.core.characters import Character
from samesky.circles.practice.reading import character
from samesky.kit import work
from samesky.people import sealing
from samesky.people.keyring import ring

log = logging.getLogger("samesky.circles")
SIGN_EVERY = 5_000


@dataclass(frozen=True)
class Player:
    """A simulated member on their seat."""

    seat: Seat
    who: Character


def due(at: datetime, limit: int) -> int:
    """Due work: one act in each rehearsal that is open; says in how many something was done."""
    waiting = Room.objects.filter(
        due_at__isnull=False, closed_at=None
    )  # by their index: closed rooms stay for good
    rooms = list(waiting.filter(practice=True).exclude(key_id=None)[:limit])
    return sum(_stepped(room) for room in rooms)


def _stepped(room: Room) -> bool:
    """One rehearsal that does not go on keeps no other waiting."""
    try:
        with ring():
            return step(room)
    except DatabaseError:
        raise
    except Exception as error:
        log.error("circles: rehearsal %s does not go on (%s)", room.id, type(error).__name__)
        return False


def step(room: Room) -> bool:
    """The first of the simulated members who has something to do does it. Everybody who is not cut off gives a sign of life."""
    circle, now = settled(room), moment()
    if circle.closed:
        return False
    players, did = players_in(room), _did(room, circle)
    _signs(players, circle, did, now)
    real = _real_seat(room)
    for player in players:
        number = player.seat.number
        act = next_act(player.who, number, circle, real, did.get(number, Did(sign=player.seat.seen_at)), now)
        if act is not None:
            return _does(room, player.seat, act)
    return False


def players_in(room: Room) -> list[Player]:
    """The simulated members, by their seats; one whose character is no longer written is left out."""
    seats = Seat.objects.filter(room=room, person=None).exclude(stand_in="").order_by("number")
    return [Player(seat, who) for seat in seats if (who := character(seat.stand_in)) is not None]


def _real_seat(room: Room) -> int:
    """Where whoever rehearses sits; 0 before they came."""
    mine = Seat.objects.filter(room=room).exclude(person=None).values_list("number", flat=True)
    return mine.first() or 0


def _did(room: Room, circle: Circle) -> dict[int, Did]:
    """What each seat has done in the turn that goes on."""
    seats = Seat.objects.filter(room=room).values_list("number", "seen_at")
    number = circle.turn.number if circle.turn else 0
    said = list(SaidWords.objects.filter(room=room, number=number).values_list("seat", flat=True))
    held = list(HeldWords.objects.filter(room=room, number=number).values_list("seat", flat=True))
    return {seat: Did(said.count(seat), held.count(seat), sign) for seat, sign in seats}


def _signs(players: list[Player], circle: Circle, did: dict[int, Did], now: int) -> None:
    """Law 3: a lease, renewed like anybody's. Who is cut off renews none."""
    alive = [
        player.seat.pk
        for player in players
        if (seat := circle.seats.get(player.seat.number)) is not None
        and seat.here
        and player.seat.seen_at < now - SIGN_EVERY
        and not is_silent(player.who, player.seat.number, circle, did[player.seat.number], now)
    ]
    if alive:
        Seat.objects.filter(pk__in=alive, seen_at__lt=now).update(seen_at=now)


def _does(room: Room, seat: Seat, act: Act) -> bool:
    if isinstance(act.does, Command):
        return command(room, seat.number, act.does, act.once).refusal is None
    if act.does is ask.Say:
        return _with_words(room, seat, SaidWords(room=room, seat=seat.number), act)
    return _with_words(room, seat, HeldWords(room=room, seat=seat.number), act)


def _with_words(room: Room, seat: Seat, row: SaidWords | HeldWords, act: Act) -> bool:
    assert room.key_id is not None
    sealing.put(row, "words", act.words, key=room.key_id)
    turn = settled(room).turn
    if turn is None:
        return False
    row.number = turn.number

    def rows(decision: Decision) -> None:
        if isinstance(row, HeldWords):
            row.to_seat = turn.seat
        row.save(force_insert=True)

    asked = (ask.Say if isinstance(row, SaidWords) else ask.Hold)(turn.number, str(row.id))
    answer = command(room, seat.number, asked, act.once, rows=rows)
    return answer.refusal is None


work.register("circles: rehearsals go on", due)
