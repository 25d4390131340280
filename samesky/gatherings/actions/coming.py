"""Saying whether one comes. A yes takes a seat, or a place in the waiting list; another answer gives it back."""

from samesky.gatherings.actions import seats
from samesky.gatherings.actions.saying import Saying
from samesky.gatherings.actions.storing import stored
from samesky.gatherings.models import Coming, Occurrence, Series
from samesky.groups.queries import was_asked_to_leave
from samesky.kit.clock import now
from samesky.people.acting import acting
from samesky.people.models import Person


class Over(Exception):
    """It is over, or does not take place: nobody is asked whether they come."""


class NotTakenIn(Exception):
    """They were asked to step out of the group that holds it."""


def answer(person: Person, series: Series, original: str, said: Coming.Answer, *, once: str = "") -> Coming:
    """Keep their answer for this time and see to the seats. Whether they may know of the gathering is asked before
    (queries.seen). Raises Over, NotTakenIn, Http404 for a time at which it does not happen.
    """
    with acting(person, once) as act:
        row = stored(series, original)
        act.result = row.get_absolute_url()
        must_be_ahead(row)
        if said == Coming.Answer.YES and was_asked_to_leave(person, series.group):
            raise NotTakenIn
        saying = Saying()
        seats.settle(row, now(), saying)
        coming = _answer_of(person, row, said)
        if said == Coming.Answer.YES:
            _say_yes(row, coming, saying)
        else:
            seats.let_go(row, coming, saying)
            seats.settle(row, now(), saying)
        saying.out()
    return coming


def must_be_ahead(row: Occurrence) -> None:
    """Raises Over."""
    if row.ends_at <= now() or seats.not_taking_place(row):
        raise Over


def _say_yes(row: Occurrence, coming: Coming, saying: Saying) -> None:
    """Said again, it changes nothing: neither the seat nor the place in line."""
    if coming.seat == Coming.Seat.OFFERED:
        seats.accept(row, coming)
        seats.settle(row, now(), saying)
    elif coming.seat == Coming.Seat.NONE:
        coming.asked_at = now()
        coming.save(update_fields=["asked_at"])
        seats.settle(row, now(), saying, asking=coming)


def _answer_of(person: Person, row: Occurrence, said: Coming.Answer) -> Coming:
    coming, new = Coming.objects.get_or_create(occurrence=row, person=person, defaults={"answer": said})
    if not new:
        coming.answer, coming.answered_at = said, now()
        coming.save(update_fields=["answer", "answered_at"])
    return coming
