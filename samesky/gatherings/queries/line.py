"""The seats of one time as the core settles them: who has one, who waits, and between whom a block stands."""

from datetime import UTC, datetime
from uuid import UUID

from samesky.gatherings.core.seats import Seat, Stands
from samesky.gatherings.models import Coming, Duty, Occurrence, Series
from samesky.groups.models import Membership
from samesky.people.models import Block

FROM_THE_START = datetime(1970, 1, 1, tzinfo=UTC)


def line_of(row: Occurrence) -> dict[UUID, Coming]:
    """By person: everybody who has a seat, is offered one, or waits."""
    rows = Coming.objects.filter(occurrence=row).exclude(seat=Coming.Seat.NONE)
    return {coming.person_id: coming for coming in rows}


def seat_of(coming: Coming, *, keeps: bool = False) -> Seat:
    """As the core reads it."""
    stands = Stands(coming.seat)
    return Seat(coming.person_id, coming.asked_at, stands, coming.offered_until, coming.passed, keeps)


def keepers_of(series: Series, original: str) -> set[UUID]:
    """Who keeps this time, as it is planned now: they will be there, with or without a seat."""
    duties = list(Duty.objects.filter(series=series, part=Duty.Part.KEEPS, original__in=("", original)))
    said_no = {duty.person_id for duty in duties if duty.said_no_at}
    return {duty.person_id for duty in duties} - said_no


def all_there(line: dict[UUID, Coming], keepers: set[UUID]) -> list[Seat]:
    """Those in line, and keepers without a seat of their own as people who are there anyway."""
    own = [seat_of(coming, keeps=person in keepers) for person, coming in line.items()]
    others = keepers - line.keys()
    return [*own, *(Seat(one, FROM_THE_START, Stands.HELD, keeps=True) for one in others)]


def blocks_among(people: set[UUID]) -> set[tuple[UUID, UUID]]:
    """(who blocked, whom), both of them among these."""
    return set(Block.objects.filter(by_id__in=people, of_id__in=people).values_list("by_id", "of_id"))


def may_come_no_more(series: Series, people: set[UUID]) -> set[UUID]:
    """Of these, those for whom it is not any more: it was opened to its group only, or the group is hidden now, and they are not in it."""
    if series.who != Series.Who.GROUP and series.group.listed:
        return set()
    inside = Membership.objects.filter(group=series.group_id, person_id__in=people)
    return people - set(inside.values_list("person_id", flat=True))
