"""Saying that one cannot, this time; taking it over; and notes for next time. By those who hold a gathering (queries.holding)."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from samesky.circles.queries.keepers import is_keeper
from samesky.gatherings.actions.cover_told import tell_it_is_taken
from samesky.gatherings.actions.covering import look_for_a_keeper
from samesky.gatherings.actions.freeing import look_anew
from samesky.gatherings.actions.seats import not_taking_place
from samesky.gatherings.actions.storing import stored
from samesky.gatherings.models import CoverAsked, Duty, Occurrence, Series
from samesky.groups.models import Facilitation
from samesky.kit.clock import now
from samesky.notices.actions import tell
from samesky.people import sealing
from samesky.people.acting import acting
from samesky.people.models import Person

GAP = "gathering-gap"
"""The kind of the notice, registered in hold_registered."""


def cannot(person: Person, series: Series, original: str, *, once: str = "") -> bool:
    """They cannot, this time. Who leads the group, and who else keeps or covers it, is told, without a name. False: nothing changed."""
    with acting(person, once) as act:
        row = stored(series, original)
        act.result = row.get_absolute_url()
        mine = _at(series, original).filter(person=person)
        if row.ends_at <= now() or mine.filter(original=original).exclude(said_no_at=None).exists():
            return False
        parts = set(mine.values_list("part", flat=True))
        for part in sorted(parts):
            Duty.objects.update_or_create(
                series=series, original=original, person=person, part=part, defaults={"said_no_at": now()}
            )
        if parts:
            look_anew(row)
            CoverAsked.objects.filter(occurrence=row, person=person).update(answered=CoverAsked.Answer.NO)
            look_for_a_keeper(row)
            _tell_of_gap(person, row)
    return bool(parts)


def take_over(
    person: Person, series: Series, original: str, part: Duty.Part = Duty.Part.KEEPS, *, once: str = ""
) -> None:
    """They keep it, or cover it, this time; also when they said before that they cannot.

    Raises Http404 for somebody who keeps no circles here.
    """
    if not is_keeper(person, series.group):
        raise Http404
    with acting(person, once) as act:
        row = stored(series, original)
        act.result = row.hold_address
        if row.ends_at > now():
            put_down(person, row, part)


def put_down(person: Person, row: Occurrence, part: Duty.Part) -> None:
    """Inside a transaction that holds the row: it stands there. Once it has begun, to keep it is to come now, so nobody else need."""
    mine = Duty.objects.filter(series=row.series, original=row.original, person=person)
    mine.exclude(said_no_at=None).delete()
    Duty.objects.get_or_create(series=row.series, original=row.original, person=person, part=part)
    look_anew(row)
    if part == Duty.Part.KEEPS and row.starts_at <= now() and not not_taking_place(row):
        yes = {"answered": CoverAsked.Answer.YES}
        CoverAsked.objects.update_or_create(occurrence=row, person=person, defaults=yes)
        tell_it_is_taken(row, by=person.pk)


def note_down(person: Person, series: Series, original: str, words: str, *, once: str = "") -> None:
    """Keep the notes for next time, sealed under the group's key; they replace those of before. No words: no notes."""
    with acting(person, once) as act:
        row = stored(series, original)
        act.result = row.hold_address
        if words:
            sealing.put(row, "notes", words, key=series.group.key_id)
        else:
            row.notes_sealed = None
        row.save(update_fields=["notes_sealed"])


def _at(series: Series, original: str) -> "QuerySet[Duty]":
    return Duty.objects.filter(series=series, original__in=("", original))


def _tell_of_gap(person: Person, row: Occurrence) -> None:
    said_no = _at(row.series, row.original).exclude(said_no_at=None).values_list("person_id", flat=True)
    on_duty = _at(row.series, row.original).values_list("person_id", flat=True)
    leading = Facilitation.objects.filter(group=row.series.group_id).values_list("person_id", flat=True)
    others: set[UUID] = ({*on_duty} - {*said_no}) | {*leading}
    for other in sorted(others - {person.pk}):
        once = f"gathering:{row.pk}:{GAP}:{person.pk}"
        tell(other, GAP, row.hold_address, once=once, until=row.starts_at)
