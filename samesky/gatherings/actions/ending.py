"""Cancelling a series from a moment on, and taking that back. Nothing is deleted: its pages go on saying what is true."""

from dataclasses import replace
from datetime import datetime

from samesky.gatherings.actions.planning import must_lead
from samesky.gatherings.actions.room_over import another_room, shut_room
from samesky.gatherings.actions.telling import BACK, CANCELLED, tell_many
from samesky.gatherings.models import Occurrence, Series
from samesky.gatherings.words import put_words, words_of
from samesky.kit.clock import now
from samesky.people.acting import acting
from samesky.people.models import Person


def cancel_series(
    person: Person, series: Series, reason: str = "", *, begin: datetime | None = None, once: str = ""
) -> None:
    """What begins at `begin` or later (from now on, if that is left out) does not take place. Raises NotYours."""
    must_lead(person, series.group)
    with acting(person, once) as act:
        act.result = series.get_absolute_url()
        was, at = series.ended_at, max(now(), begin or now())
        if was is not None and was <= at:
            return
        series.ended_at, series.ended_by = at, person
        put_words(series, replace(words_of(series), reason=reason))
        _keep(series)
        ahead = _ahead(series, at, was)
        for row in ahead:
            shut_room(row)
        tell_many(person, ahead, CANCELLED)


def uncancel_series(person: Person, series: Series, *, once: str = "") -> None:
    """It goes on after all. Raises NotYours."""
    must_lead(person, series.group)
    with acting(person, once) as act:
        act.result = series.get_absolute_url()
        was = series.ended_at
        if was is None:
            return
        series.ended_at = series.ended_by = None
        put_words(series, replace(words_of(series), reason=""))
        _keep(series)
        ahead = _ahead(series, max(was, now()))
        for row in ahead:
            another_room(row)
            row.save(update_fields=["room", "cover_at"])
        tell_many(person, ahead, BACK)


def _ahead(series: Series, begin: datetime, end: datetime | None = None) -> list[Occurrence]:
    """Times from `begin` on that something hangs on, and that were not cancelled by themselves, each counted as changed."""
    rows = Occurrence.objects.filter(
        series=series, starts_at__gte=begin, cancelled_at=None, called_off_at=None
    )
    if end is not None:
        rows = rows.filter(starts_at__lt=end)
    many = list(rows.order_by("starts_at"))
    for row in many:
        row.sequence += 1
        row.save(update_fields=["sequence"])
    return many


def _keep(series: Series) -> None:
    series.sequence += 1
    series.changed_at = now()
    series.save()
