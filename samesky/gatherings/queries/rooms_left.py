"""In which of many gatherings somebody would have to wait: because it is full, or because they may not sit with somebody there.

The two are the same word everywhere. Signed out nothing is said of seats: or whoever is kept apart would sign out, look, and know.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from uuid import UUID

from django.db.models import Q

from samesky.gatherings.models import Coming, Duty
from samesky.gatherings.queries.seen import Asker, Happening
from samesky.people.models import Block, Person

AT_ONCE = 50
TAKEN = (Coming.Seat.HELD, Coming.Seat.OFFERED)


def full_for(asker: Asker, happenings: Iterable[Happening]) -> set[str]:
    """The addresses of those in which this person would have to wait. Four queries, however many there are."""
    if not isinstance(asker, Person):
        return set()
    many = list(happenings)
    apart, there = _apart_from(asker), _there(many)
    return {one.address for one in many if _every_seat_taken(one) or apart & there[one.address]}


def with_room_for(asker: Asker, happenings: Iterator[Happening]) -> Iterator[Happening]:
    """Those in which they would have a seat, in the same order, read no further than needed. Signed out: all."""
    while part := list(islice(happenings, AT_ONCE)):
        full = full_for(asker, part)
        yield from (one for one in part if one.address not in full)


def _every_seat_taken(one: Happening) -> bool:
    return one.row is not None and one.row.taken >= one.row.capacity


def _apart_from(person: Person) -> set[UUID]:
    blocks = Block.objects.filter(Q(by=person) | Q(of=person)).values_list("by_id", "of_id")
    return {one for pair in blocks for one in pair} - {person.pk}


def _there(many: list[Happening]) -> dict[str, set[UUID]]:
    """By address: who has a seat, is offered one, or keeps it."""
    found: dict[str, set[UUID]] = defaultdict(set)
    by_row = {one.row.pk: one.address for one in many if one.row is not None}
    taken = Coming.objects.filter(occurrence__in=by_row, seat__in=TAKEN)
    for row, person in taken.values_list("occurrence_id", "person_id"):
        found[by_row[row]].add(person)
    keeping = defaultdict(list)
    for duty in Duty.objects.filter(series__in={one.series.id for one in many}, part=Duty.Part.KEEPS):
        keeping[duty.series_id].append(duty)
    for one in many:
        now_so = [duty for duty in keeping[one.series.id] if duty.original in ("", one.original)]
        said_no = {duty.person_id for duty in now_so if duty.said_no_at}
        found[one.address] |= {duty.person_id for duty in now_so} - said_no
    return found
