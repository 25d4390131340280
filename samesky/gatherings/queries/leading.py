"""Gatherings as those who lead their groups may change them. To everybody else they are not there."""

from uuid import UUID

from django.db.models import Max
from django.http import Http404

from samesky.gatherings.models import Occurrence, Series
from samesky.gatherings.queries.seen import Happening, happening_of, leads, series_seen
from samesky.people.models import Person


def series_led(person: Person, series_id: UUID) -> Series:
    """The series, if this person leads its group. Raises Http404."""
    series = series_seen(person, series_id)
    if not leads(person, series):
        raise Http404
    return series


def happening_led(person: Person, series_id: UUID, original: str) -> Happening:
    """One time of it, if this person leads its group. Raises Http404."""
    return happening_of(series_led(person, series_id), original)


def most_taken(series: Series, first: str) -> int:
    """The most seats that are given at one of the times from `first` on."""
    rows = Occurrence.objects.filter(
        series=series, original__gte=first, cancelled_at=None, called_off_at=None
    )
    return rows.aggregate(most=Max("taken"))["most"] or 0
