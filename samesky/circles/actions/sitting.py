"""Coming in, and whatever a seat asks for. What is said is sealed before; it is saved with the event that names it, or not at all."""

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from samesky.circles.commanding import Answer, command, moment, name_of, settled, was_answered
from samesky.circles.core import commands as ask
from samesky.circles.core.commands import Command, Refusal
from samesky.circles.core.decide import Decision
from samesky.circles.log import circle_of
from samesky.circles.models import Answered, HeldWords, Prepared, Room, SaidWords, Seat
from samesky.circles.queries.apart import kept_apart
from samesky.circles.queries.keeperless import too_new
from samesky.circles.queries.keepers import may_keep
from samesky.circles.queries.rooms import seat_in, seat_of
from samesky.people import sealing
from samesky.people.models import Person
from samesky.people.queries import are_apart


class KeptApart(Exception):
    """A block stands between the two; nothing was written."""


LONGEST_SAID = 6_000
LONGEST_HELD = 2_000


def arrive(
    person: Person, room: Room, token: str, *, listens: bool = False, private_longer: int = 0
) -> Answer:
    """Accept the agreements and wait to be let in. private_longer: milliseconds. Who is kept apart from somebody inside reads "full"."""
    door, seat = name_of(person.id, token), seat_of(person, room)
    if seat is None and (circle := circle_of(room.id)).closed:
        faded = not circle.seq  # it took place, and nothing is written there any more
        return Answer(circle, Refusal.CLOSED) if faded else _turned_away(room, door, Refusal.CLOSED)
    repeated = seat is not None and was_answered(room, name_of(seat.number, token))
    if not repeated and too_new(person, room):
        return _turned_away(room, door, Refusal.TOO_NEW)
    if not repeated and (was_answered(room, door) or kept_apart(person, room)):
        return _turned_away(room, door)
    seat = seat or a_seat(person, room)
    asked = ask.Arrive(may_keep(person, room), listens, private_longer)

    def still_may(decision: Decision) -> None:
        """Two who are kept apart may come in one moment: the second is asked about again once the first is in."""
        if kept_apart(person, room):
            raise KeptApart

    try:
        return command(room, seat.number, asked, token, rows=still_may, person_id=person.id)
    except KeptApart:
        return _turned_away(room, door)


def _turned_away(room: Room, door: str, why: Refusal = Refusal.FULL) -> Answer:
    """Law 2 holds at the door as well: the same letter reads the same again, whoever has gone meanwhile."""
    if not door:
        return Answer(settled(room), why)
    first, new = Answered.objects.get_or_create(room=room, command=door, defaults={"refusal": why})
    return Answer(settled(room), Refusal(first.refusal), repeated=not new)


def a_seat(person: Person, room: Room) -> Seat:
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


def say(person: Person, room: Room, number: int, words: str, token: str, *, prepared: bool = False) -> Answer:
    """Words of turn `number`. Refused, nothing of them is kept: they stay in their writer's box.

    prepared: they were written beforehand, and are kept there no more once they are given.
    """
    seat = seat_in(person, room)
    said = SaidWords(room=room, number=number, seat=seat.number)

    def given(decision: Decision) -> None:
        if prepared:
            Prepared.objects.filter(room=room, seat=seat.number).delete()

    return _with_words(room, seat, said, words, ask.Say(number, str(said.id)), token, first=given)


def hold(person: Person, room: Room, number: int, words: str, token: str) -> Answer:
    """Held words for whoever speaks in turn `number`. Who is kept apart from the speaker reads that they take no notes."""
    seat = seat_in(person, room)
    held = HeldWords(room=room, number=number, seat=seat.number)

    def to_whom(decision: Decision) -> None:
        turn, ended = decision.circle.turn, decision.circle.ended_lately(number)
        if turn is not None and turn.number == number:
            held.to_seat = turn.seat
        else:
            assert ended is not None
            held.to_seat = ended.seat
        to = Seat.objects.filter(room=room, number=held.to_seat).values_list("person_id", flat=True).first()
        if to is not None and are_apart(person, to):
            raise KeptApart

    try:
        return _with_words(room, seat, held, words, ask.Hold(number, str(held.id)), token, first=to_whom)
    except KeptApart:
        return Answer(circle_of(room.id), Refusal.NO_NOTES)


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

    return command(room, seat.number, asked, token, rows=rows, person_id=seat.person_id)
