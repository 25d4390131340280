"""What somebody answers who was asked to keep a gathering whose keeper is not there. The first who says yes keeps it."""

from enum import Enum

from django.http import Http404

from samesky.circles.queries.keepers import is_keeper
from samesky.gatherings.actions.covering import look_for_a_keeper
from samesky.gatherings.actions.holding import put_down
from samesky.gatherings.actions.seats import not_taking_place
from samesky.gatherings.actions.storing import stored
from samesky.gatherings.models import CoverAsked, Duty, Series
from samesky.gatherings.queries.covering import is_kept
from samesky.kit.clock import now
from samesky.people.acting import acting
from samesky.people.models import Person


class Became(Enum):
    """What became of their answer."""

    KEEPS = "keeps"
    CANNOT = "cannot"
    TAKEN = "taken"
    """Somebody keeps it by now."""
    OVER = "over"
    """It is over, or was called off meanwhile."""
    NOT_ASKED = "not asked"


def answer_cover(person: Person, series: Series, original: str, *, yes: bool, once: str = "") -> Became:
    """Nothing is lost with any answer, and an answer can be changed. Raises Http404 for somebody who keeps no circles here any more."""
    if not is_keeper(person, series.group):
        raise Http404
    with acting(person, once) as act:
        row = stored(series, original)
        act.result = row.hold_address
        asked = CoverAsked.objects.filter(occurrence=row, person=person).first()
        if asked is None:
            return Became.NOT_ASKED
        if row.ends_at <= now() or not_taking_place(row):
            return Became.OVER
        if not yes:
            asked.answered = CoverAsked.Answer.NO
            asked.save(update_fields=["answered"])
            mine = Duty.objects.filter(series=series, original=original, person=person)
            mine.filter(part=Duty.Part.KEEPS).delete()
            look_for_a_keeper(row)
            return Became.CANNOT
        if asked.answered != CoverAsked.Answer.YES and is_kept(row, now()):
            return Became.TAKEN
        put_down(person, row, Duty.Part.KEEPS)
    return Became.KEEPS
