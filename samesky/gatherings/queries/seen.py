"""Which gatherings somebody may know of: their groups', those for all members, those for anyone. One rule for pages and feeds."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.http import Http404

from samesky.gatherings.core.recurrence import at_original
from samesky.gatherings.models import Occurrence, Series
from samesky.gatherings.pattern import pattern_of
from samesky.groups.models import Facilitation, Group, Membership
from samesky.people.models import Person

Asker = Person | AnonymousUser
UNLISTED = Group.Joining.INVITATION


@dataclass(frozen=True)
class Happening:
    """One time of a series, as it is now. row: what is stored of it, if something is. original: as in its address."""

    series: Series
    original: str
    starts_at: datetime
    ends_at: datetime
    row: Occurrence | None = None

    @property
    def cancelled(self) -> bool:
        ended = self.series.ended_at is not None and self.series.ended_at <= self.starts_at
        return ended or (
            self.row is not None and (self.row.cancelled_at or self.row.called_off_at) is not None
        )

    @property
    def called_off(self) -> bool:
        """Nobody came to keep it."""
        return self.row is not None and self.row.called_off_at is not None

    @property
    def address(self) -> str:
        return f"/gatherings/{self.series.id}/{self.original}/"


def open_series() -> "QuerySet[Series]":
    """What anybody may read, signed out. A group that nobody may know of has nothing there."""
    return Series.objects.filter(who=Series.Who.ANYONE).exclude(group__joining=UNLISTED)


def series_for(asker: Asker) -> "QuerySet[Series]":
    """Every series this person may know of."""
    if not isinstance(asker, Person):
        return open_series()
    mine = Membership.objects.filter(person=asker).values("group_id")
    beyond = Q(who__in=(Series.Who.ANYONE, Series.Who.MEMBERS)) & ~Q(group__joining=UNLISTED)
    return Series.objects.filter(Q(group__in=mine) | beyond)


def series_seen(asker: Asker, series_id: UUID) -> Series:
    """The series. Raises Http404, as for one that does not exist."""
    found = series_for(asker).select_related("group").filter(pk=series_id).first()
    if found is None:
        raise Http404
    return found


def happening_seen(asker: Asker, series_id: UUID, original: str) -> Happening:
    """One time of it, stored or computed. Raises Http404 also for a time at which the series does not happen."""
    return happening_of(series_seen(asker, series_id), original)


def happening_of(series: Series, original: str) -> Happening:
    """One time of a series whose reader was asked about already. Raises Http404."""
    row = Occurrence.objects.select_related("room").filter(series=series, original=original).first()
    if row is not None:
        return Happening(series, original, row.starts_at, row.ends_at, _knowing(row, series))
    computed = at_original(pattern_of(series), original)
    if computed is None:
        raise Http404
    return Happening(series, original, computed.starts, computed.ends)


def _knowing(row: Occurrence, series: Series) -> Occurrence:
    """The row, knowing the series that was read already."""
    row.series = series
    return row


def leads(asker: Asker, series: Series) -> bool:
    """Whether this person may plan and change it: who leads its group."""
    return (
        isinstance(asker, Person)
        and Facilitation.objects.filter(group=series.group_id, person=asker).exists()
    )
