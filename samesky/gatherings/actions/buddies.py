"""A buddy seat: somebody is nervous of coming alone, somebody else who comes offers to arrive together with them."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import Http404

from samesky.gatherings.actions.coming import must_be_ahead
from samesky.gatherings.actions.pairs import part
from samesky.gatherings.actions.saying import Said, Saying
from samesky.gatherings.actions.storing import stored
from samesky.gatherings.models import Buddy, Coming, Occurrence, Series
from samesky.gatherings.queries.buddies import asking_for, pair_of, who_may_be_asked
from samesky.people.acting import acting
from samesky.people.models import Person

ASKED, MET = "gathering-buddy-asked", "gathering-buddy"
"""Kinds of notices, registered in come_registered."""
MOST_TOLD = 12
"""Of those who come, so many hear that somebody is nervous of coming alone; all of them see it on the page."""


class NoLonger(Exception):
    """Nobody asks for company there any more, or somebody else was there first."""


def ask_for_company(person: Person, series: Series, original: str, *, once: str = "") -> None:
    """They are nervous of coming alone; those who come learn that somebody is. Raises Over, and Http404 without a seat."""
    with acting(person, once) as act:
        row = stored(series, original)
        act.result = row.get_absolute_url()
        must_be_ahead(row)
        coming = _seated(person, row)
        if coming.buddy or pair_of(coming) is not None:
            return
        coming.buddy = True
        coming.save(update_fields=["buddy"])
        _tell_others(row, coming)


def arrive_with(person: Person, series: Series, original: str, coming_id: UUID, *, once: str = "") -> None:
    """Offer to arrive together. Both then know each other's pen name.

    Raises Over, NoLonger, and Http404 without a seat.
    """
    with acting(person, once) as act:
        row = stored(series, original)
        act.result = row.get_absolute_url()
        must_be_ahead(row)
        mine = _seated(person, row)
        other = next((each for each in asking_for(mine) if each.pk == coming_id), None)
        if other is None or pair_of(mine) is not None:
            raise NoLonger
        try:
            with transaction.atomic():
                Buddy.objects.create(coming=other, person=person)
        except IntegrityError:
            raise NoLonger from None
        saying = Saying()
        saying.add(Said(other.person_id, MET, row.get_absolute_url(), by=person.pk))
        saying.out()


def step_back(person: Person, series: Series, original: str, *, once: str = "") -> None:
    """They come by themselves after all, whichever of the two they were. The other is told, without a reason."""
    with acting(person, once) as act:
        row = stored(series, original)
        act.result = row.get_absolute_url()
        saying = Saying()
        part(row, _seated(person, row), saying)
        saying.out()


def _seated(person: Person, row: Occurrence) -> Coming:
    coming = Coming.objects.filter(occurrence=row, person=person, seat=Coming.Seat.HELD).first()
    if coming is None:
        raise Http404
    return coming


def _tell_others(row: Occurrence, coming: Coming) -> None:
    """Nobody is named, so a notice says nothing of who asks; those between whom a block stands do not hear of it."""
    saying = Saying()
    once = f"gathering:{coming.pk}:buddy"
    for other in who_may_be_asked(coming)[:MOST_TOLD]:
        saying.add(Said(other, ASKED, row.get_absolute_url(), once, until=row.starts_at))
    saying.out()
