"""How it stands with the keeping of a time that has begun: whether somebody keeps it, and which covers are asked in which order."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samesky.circles.log import state_of
from samesky.circles.queries.apart import apart_pairs
from samesky.circles.queries.keepers import is_keeper
from samesky.circles.queries.rooms import people_in
from samesky.gatherings.models import CoverAsked, Duty, Occurrence
from samesky.gatherings.queries.keeping import Kept, kept_in
from samesky.gatherings.queries.line import keepers_of
from samesky.people.models import Leaving


@dataclass(frozen=True)
class Stands:
    """As core.cover asks it. begins: from when a keeper is awaited; a room that opened late gives the same time to come.

    settled: it is kept for good, and nobody need look again.
    """

    begins: datetime
    kept: bool
    settled: bool
    covers: list[UUID]
    asked: dict[UUID, datetime]
    said_no: set[UUID]


def stands(row: Occurrence, at: datetime) -> Stands:
    """Of a time that takes place, and is not over."""
    begins = max(row.starts_at, row.room.opened_at) if row.room else row.starts_at
    rows = list(CoverAsked.objects.filter(occurrence=row).select_related("person").order_by("asked_at", "pk"))
    kept = _kept(row, rows, begins, at)
    said_no = {one.person_id for one in rows if not _may_still_come(one, row)} if kept is Kept.NOT else set()
    asked = {one.person_id: one.asked_at for one in rows}
    covers = [] if kept is not Kept.NOT else _covers(row, asked)
    return Stands(begins, kept is not Kept.NOT, kept is Kept.FOR_GOOD, covers, asked, said_no)


def is_kept(row: Occurrence, at: datetime) -> bool:
    """Whether somebody keeps it now."""
    return stands(row, at).kept


def _may_still_come(one: CoverAsked, row: Occurrence) -> bool:
    """Who said no, or keeps no circles here any more, is not waited for."""
    return one.answered != CoverAsked.Answer.NO and is_keeper(one.person, row.series.group)


def _kept(row: Occurrence, rows: list[CoverAsked], begins: datetime, at: datetime) -> Kept:
    yes = [one for one in rows if one.answered == CoverAsked.Answer.YES]
    keepers = keepers_of(row.series, row.original)
    if any(one.person_id in keepers and is_keeper(one.person, row.series.group) for one in yes):
        return Kept.FOR_GOOD
    return kept_in(row.room, begins, at) if row.room else Kept.NOT


def _covers(row: Occurrence, asked: dict[UUID, datetime]) -> list[UUID]:
    """Who was asked, then who is left: still keeps circles here, did not say no, and is kept apart from nobody who waits there.

    Law 14: somebody between whom and a person in the room a block stands would find it full. They are not asked, nor told why.
    """
    duties = Duty.objects.filter(series=row.series, original__in=("", row.original)).select_related("person")
    many = list(duties.order_by("place", "pk"))
    out = {duty.person_id for duty in many if duty.said_no_at} | keepers_of(row.series, row.original)
    out |= set(Leaving.objects.values_list("person_id", flat=True))
    left = {
        duty.person_id: duty.person
        for duty in many
        if duty.part == Duty.Part.COVERS and duty.person_id not in out and duty.person_id not in asked
    }
    inside = set(people_in(row.room, state_of(row.room)).values()) if row.room else set()
    apart = {one for pair in apart_pairs(set(left), inside) for one in pair}
    group = row.series.group
    return [*asked, *(one for one, person in left.items() if one not in apart and is_keeper(person, group))]
