"""What people are told when nobody is there to keep a gathering: covers that they are needed, or not any more; all, that it is off."""

from datetime import datetime
from uuid import UUID

from samesky.circles.actions.calling_off import call_off
from samesky.gatherings.actions.telling import those_coming
from samesky.gatherings.models import CoverAsked, Occurrence, Series
from samesky.gatherings.queries.covering import is_kept
from samesky.gatherings.queries.line import keepers_of, may_come_no_more
from samesky.notices.actions import tell

ASKED, TAKEN, OFF = "gathering-cover", "gathering-cover-taken", "gathering-called-off"
"""Kinds of notices, registered in hold_registered."""


def ask_cover(row: Occurrence, person_id: UUID, at: datetime) -> None:
    """Inside the transaction: they are asked, once."""
    CoverAsked.objects.create(occurrence=row, person_id=person_id, asked_at=at)
    tell(person_id, ASKED, row.hold_address, once=f"gathering:{row.pk}:{ASKED}", until=row.ends_at)


def tell_it_is_taken(row: Occurrence, by: UUID | None = None) -> None:
    """Inside the transaction. Whoever was asked and has not answered is told that somebody else takes care of it; not who."""
    waiting = CoverAsked.objects.filter(occurrence=row, answered=CoverAsked.Answer.NONE)
    for person_id in sorted(set(waiting.values_list("person_id", flat=True)) - {by}):
        tell(person_id, TAKEN, row.hold_address, once=f"gathering:{row.pk}:{TAKEN}", until=row.ends_at)


def call_it_off(row: Occurrence, at: datetime) -> bool:
    """Inside the transaction: once. The room first, since rooms are told in the order of their names.

    False, and nothing changes: somebody began in this very moment.
    """
    if row.room is not None and not call_off(row.room) and is_kept(row, at):
        return False
    row.called_off_at = row.changed_at = at
    row.sequence += 1
    row.look_at = None
    row.save(update_fields=["called_off_at", "changed_at", "sequence", "look_at"])
    Series.objects.filter(pk=row.series_id).update(changed_at=at)
    asked = CoverAsked.objects.filter(occurrence=row).values_list("person_id", flat=True)
    people = those_coming(row) | keepers_of(row.series, row.original) | set(asked)
    for person_id in sorted(people - may_come_no_more(row.series, people)):
        tell(person_id, OFF, row.get_absolute_url(), once=f"gathering:{row.pk}:{OFF}", until=row.ends_at)
    return True
