"""Changing one time of a series: another time or other words, or that it does not take place; and taking that back."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from samesky.gatherings.actions.freeing import look_anew
from samesky.gatherings.actions.planning import must_lead
from samesky.gatherings.actions.room_over import another_room, shut_room
from samesky.gatherings.actions.storing import stored
from samesky.gatherings.actions.telling import BACK, CANCELLED, CHANGED, MOVED, tell_those_coming
from samesky.gatherings.core.when import instant
from samesky.gatherings.differing import difference, differing_of, put_differing
from samesky.gatherings.models import Occurrence, Series
from samesky.gatherings.words import words_of
from samesky.kit.clock import now
from samesky.people.acting import acting
from samesky.people.models import Person


class TooFewSeats(Exception):
    """More seats are given than there would be room for. taken: how many."""

    def __init__(self, taken: int) -> None:
        super().__init__("too few seats")
        self.taken = taken


@dataclass(frozen=True)
class OneTime:
    """start: local, by the clocks of the series. words: by the names of `Words`; what is as usual is not kept."""

    start: datetime
    minutes: int
    capacity: int
    words: dict[str, str] = field(default_factory=dict)
    reason: str = ""


def change_one(person: Person, series: Series, original: str, wanted: OneTime, *, once: str = "") -> None:
    """Make one time as wanted; those who set it aside are told. Raises NotYours, TooFewSeats, Http404 for a time that is not."""
    must_lead(person, series.group)
    starts = instant(wanted.start, series.zone)
    ends = starts + timedelta(minutes=wanted.minutes)
    differing = difference(words_of(series), wanted.words)
    with acting(person, once) as act:
        row = stored(series, original)
        act.result = row.get_absolute_url()
        if wanted.capacity < row.taken:
            raise TooFewSeats(row.taken)
        moved = (row.starts_at, row.ends_at) != (starts, ends)
        reworded = differing_of(row) != differing
        row.starts_at, row.ends_at, row.capacity = starts, ends, wanted.capacity
        if moved:
            row.moved_at, row.cover_at = now(), None
            shut_room(row)
            another_room(row)
        put_differing(row, differing, wanted.reason)
        _keep(person, row)
        if moved or reworded:
            tell_those_coming(person, row, MOVED if moved else CHANGED)
        look_anew(row)


def cancel_one(person: Person, series: Series, original: str, reason: str = "", *, once: str = "") -> None:
    """This time it does not take place. Answers and seats stay, for the case that it is taken back. Raises NotYours, Http404."""
    must_lead(person, series.group)
    with acting(person, once) as act:
        row = stored(series, original)
        act.result = row.get_absolute_url()
        if row.cancelled_at is None and row.called_off_at is None:
            row.cancelled_at = now()
            shut_room(row)
            put_differing(row, differing_of(row), reason)
            _keep(person, row)
            tell_those_coming(person, row, CANCELLED)


def uncancel_one(person: Person, series: Series, original: str, *, once: str = "") -> None:
    """It takes place after all. Raises NotYours, Http404."""
    must_lead(person, series.group)
    with acting(person, once) as act:
        row = stored(series, original)
        act.result = row.get_absolute_url()
        if row.cancelled_at or row.called_off_at:
            row.cancelled_at = row.called_off_at = None
            another_room(row)
            put_differing(row, differing_of(row))
            _keep(person, row)
            tell_those_coming(person, row, BACK)


def _keep(person: Person, row: Occurrence) -> None:
    """One more change of this time, and by whom; the series changed as well, for whoever keeps a copy of it."""
    row.sequence += 1
    row.changed_at, row.changed_by = now(), person
    row.save()
    Series.objects.filter(pk=row.series_id).update(changed_at=row.changed_at)
