"""Coming in, and whatever a seat asks for. What is said is sealed before; it is saved with the event that names it, or not at all."""

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from samesky.circles.commanding import Answer, command, moment
from samesky.circles.core import commands as ask
from samesky.circles.core.commands import Command, Refusal
from samesky.circles.core.decide import Decision
from samesky.circles.log import circle_of
from samesky.circles.models import HeldWords, Prepared, Room, SaidWords, Seat
from samesky.circles.queries.apart import kept_apart
from samesky.circles.queries.keepers import may_keep
from samesky.circles.queries.rooms import seat_in
from samesky.people import sealing
from samesky.people.models import Person

LONGEST_SAID = 6_000
LONGEST_HELD = 2_000


def arrive(
    person: Person, room: Room, token: str, *, listens: bool = False, private_longer: int = 0
) -> Answer:
    """Accept the agreements and wait to be let in. private_longer: milliseconds. Who is kept apart from somebody inside reads "full"."""
    if kept_apart(person, room):
        return Answer(circle_of(room.id), Refusal.FULL)
    seat = _a_seat(person, room)
    asked = ask.Arrive(may_keep(person, room), listens, private_longer)
    return command(room, seat.number, asked, token, person_id=person.id)


def _a_seat(person: Person, room: Room) -> Seat:
    """The person's seat row, made on their first arrival. Two at once never get one number."""
    while True:
        found = Seat.objects.filter(room=room, person=person).first()
        if found is not None:
            return found
        last = Seat.objects.filter(room=room).aggregate(last=Max("number"))["last"] or 0
        try:
            with transaction.atomic():
                return Seat.objects.create(room=room, person=person, number=last + 1, seen_at=moment())
        except IntegrityError:
            continue


def do(person: Person, room: Room, asked: Command, token: str) -> Answer:
    """Whatever needs no words. Raises Http404 for somebody who never came in."""
    return command(room, seat_in(person, room).number, asked, token, person_id=person.id)


def say(person: Person, room: Room, number: int, words: str, token: str) -> Answer:
    """Words of turn `number`. Refused, nothing of them is kept: they stay in their writer's box."""
    seat = seat_in(person, room)
    said = SaidWords(room=room, number=number, seat=seat.number)
    return _with_words(room, seat, said, words, ask.Say(number, str(said.id)), token)


def hold(person: Person, room: Room, number: int, words: str, token: str) -> Answer:
    """Held words for whoever speaks in turn `number`. Who is kept apart from the speaker reads that they take no notes."""
    seat = seat_in(person, room)
    held = HeldWords(room=room, number=number, seat=seat.number)

    def to_whom(decision: Decision) -> None:
        turn, ended = decision.circle.turn, decision.circle.ended
        if turn is not None and turn.number == number:
            held.to_seat = turn.seat
        else:
            assert ended is not None
            held.to_seat = ended.seat

    return _with_words(room, seat, held, words, ask.Hold(number, str(held.id)), token, first=to_whom)


def _with_words(
    room: Room,
    seat: Seat,
    row: Any,
    words: str,
    asked: Command,
    token: str,
    first: Callable[[Decision], None] | None = None,
) -> Answer:
    assert room.key_id is not None
    sealing.put(row, "words", words, key=room.key_id)

    def rows(decision: Decision) -> None:
        if first is not None:
            first(decision)
        row.save(force_insert=True)
        if isinstance(row, SaidWords):
            Prepared.objects.filter(room=room, seat=seat.number).delete()

    return command(room, seat.number, asked, token, rows=rows, person_id=seat.person_id)
