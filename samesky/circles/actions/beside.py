"""What a keeper does that concerns one person: being with them, letting them rest, asking them to go. Each is in the record."""

from collections.abc import Callable
from typing import Any

from samesky.circles.actions import cases
from samesky.circles.actions.private import open_line, tell_the_two
from samesky.circles.commanding import Answer, AnswerAtTables, command, wish
from samesky.circles.core import commands as ask
from samesky.circles.core.commands import Command
from samesky.circles.core.decide import Decision
from samesky.circles.core.tables import commands as at_tables
from samesky.circles.core.tables.commands import Wish
from samesky.circles.models import NotAllRight, RestReason, Room, Seat
from samesky.circles.queries.keeping import Place
from samesky.kit.clock import now
from samesky.people import sealing
from samesky.people.acting import Repeated, acting
from samesky.people.models import Person
from samesky.safety.actions import raising
from samesky.safety.models import Report
from samesky.safety.record import note

Done = Answer | AnswerAtTables
LONGEST_REASON = 300
LONGEST_LINE = 1_000


def be_with(keeper: Person, place: Place, number: int, words: str, token: str) -> Done:
    """ "I am with someone": one press hands over the keeping, opens a private line and a case; the circle takes a few breaths."""
    room, other = place.room, person_at(place.room, number)
    if other is None:
        return command(room, place.number, ask.BeWith(number), token, person_id=keeper.pk)

    def rows(case: Report) -> None:
        _go_to(keeper, room, other, case)

    case = cases.of_being_with(keeper, other, room, words)
    return _with_case(keeper, place, ask.BeWith(number), token, case, rows)


def be_with_at_tables(keeper: Person, room: Room, other: Person, words: str, *, once: str = "") -> None:
    """The same in a coffee chat, which has no turns to stop and no keeping to hand over."""
    case = cases.of_being_with(keeper, other, room, words)
    try:
        with acting(keeper, once) as act:
            act.result = room.get_absolute_url()
            _go_to(keeper, room, other, case)
    except Repeated:
        raising.drop(case)
        raise


def _go_to(keeper: Person, room: Room, other: Person, case: Report) -> None:
    """Inside a transaction: the case, the line, and the answer to who said that they are not all right."""
    raising.save(case)
    line = open_line(room, keeper, other)
    NotAllRight.objects.filter(room=room, person=other, ended_at=None).update(
        seen_at=now(), seen_by=keeper, goes_on_at=None, concern_id=case.id
    )
    tell_the_two(line)
    note(keeper, "is with somebody", "circle", room.id)


def remove(keeper: Person, place: Place, number: int, words: str, token: str) -> Done:
    """Out of the room, with the doors and a case that moderators look at. Their open page ends at once."""
    room, other = place.room, person_at(place.room, number)
    if other is None:
        return _ask(keeper, place, _remove(room, number), token)

    def rows(case: Report) -> None:
        note(keeper, "removed somebody", "circle", room.id)
        raising.save(case)

    case = cases.of_a_removal(keeper, other, room, words)
    return _with_case(keeper, place, _remove(room, number), token, case, rows)


def _remove(room: Room, number: int) -> Command | Wish:
    return at_tables.Remove(number) if room.kind == Room.Kind.COFFEE else ask.Remove(number)


def _ask(keeper: Person, place: Place, asked: Command | Wish, token: str, rows: Any = None) -> Done:
    """Of the circle, or of the tables."""
    if isinstance(asked, Wish):
        return wish(place.room, place.number, asked, token, rows=rows, person_id=keeper.pk)
    return command(place.room, place.number, asked, token, rows=rows, person_id=keeper.pk)


def _with_case(
    keeper: Person,
    place: Place,
    asked: Command | Wish,
    token: str,
    case: Report,
    then: Callable[[Report], None],
) -> Done:
    """The command, and in its transaction the case and what belongs to it. Refused or repeated, there is no case."""
    saved: list[Report] = []

    def rows(decision: object) -> None:
        saved.clear()
        then(case)
        saved.append(case)

    answer = _ask(keeper, place, asked, token, rows)
    if not saved:
        raising.drop(case)
    return answer


def rest(keeper: Person, place: Place, number: int, words: str, token: str) -> Answer:
    """Out of the order, the seat kept. words: why, for that person alone."""
    room = place.room
    assert room.key_id is not None
    reason = RestReason(room=room, seat=number)
    sealing.put(reason, "words", words, key=room.key_id)

    def rows(decision: Decision) -> None:
        RestReason.objects.filter(room=room, seat=number).delete()
        reason.save(force_insert=True)
        if not room.practice:
            note(keeper, "let somebody rest", "circle", room.id)

    return command(room, place.number, ask.Rest(number), token, rows=rows, person_id=keeper.pk)


def back_in(keeper: Person, place: Place, number: int, token: str) -> Answer:
    """In the order again; the reason is gone."""

    def rows(decision: Decision) -> None:
        RestReason.objects.filter(room=place.room, seat=number).delete()

    asked = ask.Rest(number, on=False)
    return command(place.room, place.number, asked, token, rows=rows, person_id=keeper.pk)


def person_at(room: Room, number: int) -> Person | None:
    """Who sits there; None for a stand-in, and for a number nobody has."""
    seat = Seat.objects.filter(room=room, number=number).select_related("person").first()
    return seat.person if seat else None
