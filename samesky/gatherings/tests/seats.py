"""Saying yes and no, for tests of seats: to the first Tuesday of the weekly circle."""

from datetime import datetime

from samesky.gatherings.actions import coming as acts
from samesky.gatherings.actions.freeing import look
from samesky.gatherings.models import Coming, Occurrence, Series
from samesky.gatherings.tests.plans import FIRST
from samesky.kit.clock import now
from samesky.people.models import Person

YES, MAYBE, NO = Coming.Answer.YES, Coming.Answer.MAYBE, Coming.Answer.NO
NONE, WAITING, OFFERED, HELD = Coming.Seat.NONE, Coming.Seat.WAITING, Coming.Seat.OFFERED, Coming.Seat.HELD


def says(person: Person, series: Series, said: Coming.Answer = YES, once: str = "") -> Coming:
    return acts.answer(person, series, FIRST, said, once=once)


def seat_of(person: Person) -> str:
    return Coming.objects.get(person=person).seat


def row_of(series: Series) -> Occurrence:
    return Occurrence.objects.get(series=series, original=FIRST)


def room_for(series: Series, capacity: int) -> None:
    """Fewer seats than the form would let anybody plan: so few people make a full room."""
    Series.objects.filter(pk=series.pk).update(capacity=capacity)
    Occurrence.objects.filter(series=series).update(capacity=capacity)
    series.capacity = capacity


def time_passes(at: datetime | None = None) -> int:
    """What is due in waiting lists happens."""
    return look(at or now(), 50)


def counts_are_true(series: Series) -> None:
    """Seats given and offered are what the row says, and never more than there are."""
    row = row_of(series)
    taken = Coming.objects.filter(occurrence=row, seat__in=(OFFERED, HELD)).count()
    assert row.taken == taken <= row.capacity
