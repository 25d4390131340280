"""Whose calendar holds what: the open one, a person's own, a group's as one of its members reads it, and a single gathering."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from icalendar import Event

from samesky.gatherings import words
from samesky.gatherings.feeds.calendar import calendar_of
from samesky.gatherings.feeds.events import AS_IT_IS, How, once, whole
from samesky.gatherings.feeds.telling import Tell, tell_anybody, tell_nothing, tell_person
from samesky.gatherings.models import CalendarAddress, Coming, Duty, Occurrence, Series
from samesky.gatherings.queries.seen import Asker, Happening, open_series, series_for
from samesky.groups.cards import card_of
from samesky.kit.clock import now
from samesky.people.keyring import KeyGone
from samesky.people.models import Person

BACK = timedelta(days=90)
"""What is longer over is no longer told."""
DIFFERS = (
    Q(moved_at__isnull=False)
    | Q(cancelled_at__isnull=False)
    | Q(called_off_at__isnull=False)
    | Q(words_sealed__isnull=False)
    | Q(sequence__gt=0)
)
NONE_BESIDE = Q(pk__in=[])
IN_A_CALENDAR = (Coming.Answer.YES, Coming.Answer.MAYBE)


def open_calendar(base: str) -> bytes:
    """For anybody: what stands in the open calendar. base: this place's address."""
    listed = list(_going_on(open_series()))
    return calendar_of(_series(listed, _rows(listed), tell_anybody(base)), settings.PLACE_NAME)


def group_calendar(address: CalendarAddress, base: str) -> bytes:
    """A group's gatherings, as this one member may read them: a street address only where they have a seat."""
    assert address.group is not None
    person = address.person
    listed = list(_going_on(series_for(person).filter(group=address.group)))
    mine = Q(comings__person=person, comings__seat=Coming.Seat.HELD)
    tell = _tell(address, base)
    name = _neutral_name() if address.neutral else card_of(address.group).name
    return calendar_of(_series(listed, _rows(listed, mine), tell, How(private=True)), name)


def own_calendar(address: CalendarAddress, base: str) -> bytes:
    """What somebody said yes or maybe to, and what they keep or cover: who covers has set the time aside as well."""
    person, tell = address.person, _tell(address, base)
    name = _neutral_name() if address.neutral else settings.PLACE_NAME
    return calendar_of(_own(person, tell), name)


def _own(person: Person, tell: Tell) -> Iterator[Event]:
    seen = {series.id: series for series in _going_on(series_for(person).filter(_has_part(person)))}
    words.warm(seen.values())
    keeps = list(Duty.objects.filter(person=person, series__in=seen))
    each_time = {duty.series_id for duty in keeps if not duty.original and duty.said_no_at is None}
    cannot: dict[UUID, set[str]] = defaultdict(set)
    single: dict[tuple[UUID, str], How] = {}
    for duty in keeps:
        if duty.original and duty.said_no_at:
            cannot[duty.series_id].add(duty.original)
        elif duty.original and duty.series_id not in each_time:
            single[duty.series_id, duty.original] = How(private=True)
    for coming in _answers(person, seen):
        name = (coming.occurrence.series_id, coming.occurrence.original)
        if name[0] not in each_time or name[1] in cannot[name[0]]:
            single.setdefault(name, How(private=True, sure=coming.seat == Coming.Seat.HELD))
    rows = _rows([seen[series_id] for series_id in each_time])
    kept = sorted((seen[series_id] for series_id in each_time), key=lambda series: str(series.id))
    for series in kept:
        yield from _readable(series, rows[series.id], tell, How(private=True), cannot[series.id])
    yield from _singles(single, seen, tell)


def _singles(single: dict[tuple[UUID, str], How], seen: dict[UUID, Series], tell: Tell) -> Iterator[Event]:
    stored = Occurrence.objects.filter(series__in=seen, original__in={name for _, name in single})
    rows = {(row.series_id, row.original): _of(seen[row.series_id], row) for row in stored}
    for series_id, name in sorted(single, key=str):
        try:
            yield once(seen[series_id], name, rows.get((series_id, name)), tell, single[series_id, name])
        except KeyGone:
            continue


def series_file(asker: Asker, series: Series, base: str) -> bytes:
    """One series, to add to a calendar by hand."""
    tell = tell_person(asker, base) if isinstance(asker, Person) else tell_anybody(base)
    private = series.who != Series.Who.ANYONE
    return calendar_of(whole(series, _rows([series])[series.id], tell, How(private)), settings.PLACE_NAME)


def time_file(asker: Asker, happening: Happening, base: str) -> bytes:
    """One time of a series."""
    tell = tell_person(asker, base) if isinstance(asker, Person) else tell_anybody(base)
    how = How(private=happening.series.who != Series.Who.ANYONE)
    return calendar_of(
        [once(happening.series, happening.original, happening.row, tell, how)], settings.PLACE_NAME
    )


def _going_on(series: "QuerySet[Series]") -> "QuerySet[Series]":
    """Without what was over long ago, in an order that stays."""
    recent = Q(over_at__isnull=True) | Q(over_at__gt=now() - BACK)
    ended = Q(ended_at__isnull=True) | Q(ended_at__gt=now() - BACK)
    return series.filter(recent, ended).select_related("group").order_by("id")


def _has_part(person: Person) -> Q:
    answered = Coming.objects.filter(person=person, answer__in=IN_A_CALENDAR).values("occurrence__series")
    keeps = Duty.objects.filter(person=person).values("series")
    return Q(id__in=answered) | Q(id__in=keeps)


def _answers(person: Person, seen: Iterable[UUID]) -> "QuerySet[Coming]":
    asked = Coming.objects.filter(person=person, answer__in=IN_A_CALENDAR, occurrence__series__in=list(seen))
    return asked.filter(occurrence__ends_at__gt=now() - BACK).select_related("occurrence")


def _rows(listed: list[Series], also: Q = NONE_BESIDE) -> dict[UUID, list[Occurrence]]:
    """What is stored of these series and is not as the rule says."""
    by_id = {series.id: series for series in listed}
    recent = Occurrence.objects.filter(series__in=by_id, starts_at__gt=now() - 4 * BACK)
    found: dict[UUID, list[Occurrence]] = defaultdict(list)
    for row in recent.filter(DIFFERS | also).distinct().order_by("original"):
        found[row.series_id].append(_of(by_id[row.series_id], row))
    return found


def _of(series: Series, row: Occurrence) -> Occurrence:
    row.series = series
    return row


def _series(
    listed: list[Series], rows: dict[UUID, list[Occurrence]], tell: Tell, how: How = AS_IT_IS
) -> Iterator[Event]:
    words.warm(listed)
    for series in listed:
        yield from _readable(series, rows[series.id], tell, how)


def _readable(
    series: Series, rows: list[Occurrence], tell: Tell, how: How, without: Iterable[str] = ()
) -> list[Event]:
    """Its events; none when the group's key has just gone."""
    try:
        return list(whole(series, rows, tell, how, without))
    except KeyGone:
        return []


def _tell(address: CalendarAddress, base: str) -> Tell:
    return tell_nothing() if address.neutral else tell_person(address.person, base)


def _neutral_name() -> str:
    return _("My calendar")
