"""The rota of a group: every time of the next two weeks, who keeps and covers it, and where somebody is missing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.http import Http404

from samesky.gatherings.models import Duty
from samesky.gatherings.queries.next_times import going_on, next_of
from samesky.gatherings.queries.seen import Happening
from samesky.groups.models import Group
from samesky.people.models import Person
from samesky.people.queries import hidden_from

AHEAD = timedelta(days=14)
MOST = 15
"""Of one series: once a day for two weeks."""


@dataclass(frozen=True)
class Shift:
    """One time. keeps, covers: names the reader may see. no_keeper, no_cover: nobody at all. could_cover: the reader may fill that gap."""

    happening: Happening
    keeps: list[Person]
    covers: list[Person]
    no_keeper: bool
    no_cover: bool
    could_cover: bool


def rota_for(person: Person, group: Group, at: datetime) -> list[Shift]:
    """In order, without what is cancelled; for somebody who keeps circles of the group."""
    happenings = [
        one
        for series in going_on(person, group, at)
        for one in next_of(series, at, MOST)
        if one.starts_at < at + AHEAD and not one.cancelled
    ]
    duties = _duties({one.series.id for one in happenings})
    hidden = hidden_from(person)
    shifts = [_shift(person, one, duties.get(one.series.id, []), hidden) for one in happenings]
    return sorted(shifts, key=lambda shift: (shift.happening.starts_at, shift.happening.address))


def shift_named(person: Person, group: Group, at: datetime, address: str) -> Shift:
    """The one with this address. Raises Http404."""
    for shift in rota_for(person, group, at):
        if shift.happening.address == address:
            return shift
    raise Http404


def _duties(series: set[UUID]) -> dict[UUID, list[Duty]]:
    found: dict[UUID, list[Duty]] = {}
    for duty in Duty.objects.filter(series__in=series).select_related("person").order_by("place", "pk"):
        found.setdefault(duty.series_id, []).append(duty)
    return found


def _shift(person: Person, happening: Happening, duties: list[Duty], hidden: set[UUID]) -> Shift:
    mine = [duty for duty in duties if duty.original in ("", happening.original)]
    said_no = {duty.person_id for duty in mine if duty.said_no_at}
    there = [duty for duty in mine if duty.person_id not in said_no]
    keeps = {duty.person for duty in there if duty.part == Duty.Part.KEEPS}
    covers = {duty.person for duty in there if duty.part == Duty.Part.COVERS} - keeps
    return Shift(
        happening,
        _seen(keeps, hidden),
        _seen(covers, hidden),
        no_keeper=not keeps,
        no_cover=not covers,
        could_cover=not covers and person not in keeps and person.pk not in said_no,
    )


def _seen(people: set[Person], hidden: set[UUID]) -> list[Person]:
    return sorted((one for one in people if one.pk not in hidden), key=lambda one: one.name_key)
