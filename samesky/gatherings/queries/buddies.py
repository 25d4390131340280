"""Who is nervous of coming alone, as those may know who come as well: that somebody is, not who."""

from samesky.gatherings.models import Buddy, Coming
from samesky.people.models import Person
from samesky.people.queries import hidden_from, those_who_may_not_see


def asking_for(mine: Coming) -> list[Coming]:
    """Of those who come, who would like somebody to arrive with, the first first. Not those whom they do not see, or who do not
    see them."""
    asking = Coming.objects.filter(
        occurrence=mine.occurrence_id, seat=Coming.Seat.HELD, buddy=True, met_by=None
    ).exclude(pk=mine.pk)
    found = list(asking.order_by("asked_at"))
    people = {coming.person_id for coming in found}
    if not people:
        return []
    hidden = hidden_from(mine.person) | those_who_may_not_see(mine.person_id, people)
    return [coming for coming in found if coming.person_id not in hidden]


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
