"""Who is nervous of coming alone, as those may know who come as well: that somebody is, not who."""

from dataclasses import dataclass
from uuid import UUID

from samesky.gatherings.core.buddies import may_be_asked, may_meet
from samesky.gatherings.core.seats import Seat
from samesky.gatherings.models import Buddy, Coming
from samesky.gatherings.queries.line import seat_of
from samesky.people.models import Person
from samesky.people.queries import hidden_from, hidden_pairs


@dataclass(frozen=True)
class Company:
    """Of one time: everybody with a seat, who would like company, who is met by whom, and who does not see whom."""

    seats: dict[UUID, Seat]
    asking: list[Coming]
    pairs: dict[UUID, UUID]
    apart: set[tuple[UUID, UUID]]


def company_at(occurrence_id: UUID) -> Company:
    """As the core decides about it. Who mutes somebody is not brought together with them either."""
    held = list(Coming.objects.filter(occurrence=occurrence_id, seat=Coming.Seat.HELD).order_by("asked_at"))
    people = {coming.person_id for coming in held}
    pairs = Buddy.objects.filter(coming__occurrence=occurrence_id).values_list(
        "coming__person_id", "person_id"
    )
    return Company(
        {coming.person_id: seat_of(coming) for coming in held},
        [coming for coming in held if coming.buddy],
        dict(pairs),
        hidden_pairs(people, people),
    )


def asking_for(mine: Coming) -> list[Coming]:
    """Of those who come, whom they could offer to arrive with, the first first: nobody met by somebody, nobody whom they do not
    see or who does not see them."""
    company = company_at(mine.occurrence_id)
    me = company.seats.get(mine.person_id)
    if me is None:
        return []
    return [
        coming
        for coming in company.asking
        if may_meet(company.seats[coming.person_id], me, company.pairs, company.apart)
    ]


def who_may_be_asked(nervous: Coming) -> list[UUID]:
    """Who may learn that somebody would like company, the first first."""
    company = company_at(nervous.occurrence_id)
    return may_be_asked(
        company.seats[nervous.person_id], company.seats.values(), company.pairs, company.apart
    )


def pair_of(mine: Coming) -> Buddy | None:
    """With whom they arrive, if with somebody."""
    pairs = Buddy.objects.select_related("coming__person", "person")
    asked = pairs.filter(coming=mine).first()
    return asked or pairs.filter(coming__occurrence=mine.occurrence_id, person=mine.person_id).first()


def buddy_of(mine: Coming) -> Person | None:
    """The other of the two, as far as they may still see each other."""
    pair = pair_of(mine)
    if pair is None:
        return None
    other = pair.person if pair.coming_id == mine.pk else pair.coming.person
    return None if other.pk in hidden_from(mine.person) else other
