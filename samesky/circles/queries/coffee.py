"""A coffee chat as one person sees it: who sits where by name, the card on the table, and the words that were said while they sat there."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from samesky.circles.card import Card, card_of
from samesky.circles.core.tables.seating import place_for
from samesky.circles.core.tables.state import Known, Tables
from samesky.circles.log import known_in
from samesky.circles.models import Room, SaidWords, Seat
from samesky.circles.queries.apart import blocked_among
from samesky.circles.queries.faces import Face, faces
from samesky.circles.queries.rooms import people_in, room_for
from samesky.circles.queries.table import agreements_of
from samesky.circles.scripts.jar import card as card_from_jar
from samesky.circles.sights_tables import Sight, sight
from samesky.design.seats import Seat as Chair
from samesky.people import sealing
from samesky.people.models import Block, Person
from samesky.people.queries import hidden_from

LATELY = 60
"""So many of the last words stand on the page at first."""
EARLIER = 600
"""And so many at the most."""


@dataclass(frozen=True)
class Words:
    """Something said at a table while the reader sat there."""

    id: UUID
    by: Face
    words: str
    mine: bool


@dataclass(frozen=True)
class OtherTable:
    """Another table, without whoever is hidden from the reader. room: whether they could go over."""

    number: int
    people: list[Face]
    room: bool


@dataclass(frozen=True)
class AtTable:
    """What is at my table. chairs: me first. prompt: the card, "" for none. joining: whom we are about to join."""

    room: Room
    card: Card
    sight: Sight
    chairs: list[Chair]
    people: list[Face]
    prompt: str
    joining: list[Face]
    others: list[OtherTable]


def coffee_for(person: Person, room_id: UUID) -> Room:
    """The coffee chat, for whoever may know of it. Raises Http404, also for a room of another kind."""
    room = room_for(person, room_id)
    if room.kind != Room.Kind.COFFEE:
        raise Http404
    return room


def table_of(room: Room, tables: Tables, seat: Seat) -> AtTable:
    """For somebody with a place."""
    who = faces(room)
    shows = sight(tables, seat.number, tables_known(room))
    others = [OtherTable(one.number, _named(one.people, who), one.room) for one in shows.others]
    joining = next((one.people for one in others if one.number == shows.joining), [])
    mine = [one for one in shows.chairs if one.number in who]
    return AtTable(
        room,
        card_of(room),
        shows,
        [
            Chair(who[one.number].pen_name, who[one.number].sky_turn, you=place == 0, away=one.away)
            for place, one in enumerate(mine)
        ],
        [who[one.number] for one in mine],
        "" if shows.prompt is None else card_from_jar(shows.prompt),
        joining,
        others,
    )


def tables_known(room: Room) -> Known:
    known = known_in(room)
    assert isinstance(known, Known)
    return known


def _named(numbers: tuple[int, ...], who: dict[int, Face]) -> list[Face]:
    return [who[number] for number in numbers if number in who]


def heard(
    person: Person, room: Room, tables: Tables, seat: Seat, *, earlier: bool
) -> tuple[list[Words], bool]:
    """The newest first, and whether there are more; none of somebody who is hidden from the reader now."""
    who, hidden = faces(room), hidden_from(person)
    rows = SaidWords.objects.filter(room=room, taken_down_at=None).order_by("-number")
    found = []
    for row in rows.defer("words_sealed").iterator():
        by = who.get(row.seat)
        if by is None or by.person_id in hidden or not tables.heard(seat.number, row.table, row.number):
            continue
        found.append(row.pk)
        if len(found) > (EARLIER if earlier else LATELY):
            break
    wanted = found[: EARLIER if earlier else LATELY]
    full = list(SaidWords.objects.filter(pk__in=wanted).order_by("-number"))
    sealing.warm(full, "words", also=room.key_id)
    said = [Words(one.id, who[one.seat], sealing.read(one, "words"), one.seat == seat.number) for one in full]
    return said, len(found) > len(wanted)


@dataclass(frozen=True)
class Door:
    """Before somebody sits down. Names nobody. some: whether people sit there; full: there is no place for this person.

    blocked_in: they blocked somebody who is there; they alone are told.
    """

    room: Room
    card: Card
    agreements: list[str]
    some: bool
    full: bool
    blocked_in: bool


def door_for(person: Person, room: Room, tables: Tables, seat: Seat | None) -> Door:
    """For who may know the room and has no place in it."""
    others = people_in(room, tables)
    apart = blocked_among(person, set(others.values()))
    number = seat.number if seat else max(tables.seats, default=0) + 1
    pairs = frozenset(frozenset((number, one)) for one, other in others.items() if other in apart)
    known = Known(apart=pairs)
    return Door(
        room,
        card_of(room),
        agreements_of(room),
        some=bool(tables.tables),
        full=place_for(tables, number, known) is None,
        blocked_in=Block.objects.filter(by=person, of_id__in=set(others.values())).exists(),
    )
