"""Cover, if nobody is there to keep a gathering: covers are asked in turn, and with nobody it is called off kindly. Due work.

Of gatherings that meet here: what meets only in a call or at an address is in the hands of its people, since nobody here sees
whether they meet. `Occurrence.cover_at` says when to look; it is claimed by an UPDATE, in the transaction in which the step is
taken and the row held. Killed in between, nothing happened; two processes take one step. What is over is left alone.
"""

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.db import DatabaseError, transaction

from samesky.gatherings.actions.cover_told import ask_cover, call_it_off, tell_it_is_taken
from samesky.gatherings.actions.seats import held, not_taking_place
from samesky.gatherings.core.cover import ASKED_AT, Ask, CallOff, Wait, next_step
from samesky.gatherings.models import CoverAsked, Occurrence
from samesky.gatherings.queries.covering import Stands, stands
from samesky.gatherings.queries.opening import keeper_of
from samesky.gatherings.queries.seen import Happening
from samesky.groups.models import Group
from samesky.kit.clock import now
from samesky.safety.core.watch import Watched
from samesky.safety.queries.watching import standing

log = logging.getLogger("samesky.gatherings")
A_WHILE = timedelta(seconds=30)
"""So long at most until we look again: people come and go."""


def look(at: datetime, limit: int) -> int:
    """Due work: look after times in which a keeper is awaited; says after how many."""
    due = Occurrence.objects.filter(cover_at__lte=at).order_by("cover_at", "pk").values_list("pk", flat=True)
    return sum(_looked(one, at) for one in list(due[:limit]))


def await_keeper(row: Occurrence, at: datetime) -> None:
    """Inside a transaction that holds the row, and saves it: from now on somebody looks whether its keeper comes."""
    row.cover_at = max(row.starts_at, at) + ASKED_AT


def look_for_a_keeper(row: Occurrence) -> None:
    """Inside the transaction in which somebody said that they do not keep it: once it has begun, we look at once who else may."""
    begun = Occurrence.objects.filter(pk=row.pk, starts_at__lte=now() - ASKED_AT, ends_at__gt=now())
    begun.update(cover_at=now())


def gone_from(group: Group, person_id: UUID) -> None:
    """Inside the transaction in which somebody left the group: where they had said that they come, somebody else is looked for."""
    yes = CoverAsked.objects.filter(person_id=person_id, answered=CoverAsked.Answer.YES)
    for one in yes.filter(occurrence__series__group=group).select_related("occurrence"):
        look_for_a_keeper(one.occurrence)


def _looked(occurrence_id: UUID, at: datetime) -> bool:
    """One that cannot be looked after keeps no other waiting."""
    try:
        return _look(occurrence_id, at)
    except DatabaseError:
        return False
    except Exception as error:
        log.error("gatherings: no cover for %s (%s)", occurrence_id, type(error).__name__)
        return False


def _look(occurrence_id: UUID, at: datetime) -> bool:
    with transaction.atomic():
        mine = Occurrence.objects.filter(pk=occurrence_id, cover_at__lte=at).update(cover_at=None)
        row = held(occurrence_id) if mine else None
        if row is None:
            return False
        if not not_taking_place(row) and at < row.ends_at:
            again = at + A_WHILE if _about_to_open(row) else _step(row, at)
            Occurrence.objects.filter(pk=row.pk).update(cover_at=again)
    return True


def _about_to_open(row: Occurrence) -> bool:
    """It has no room yet, and not for want of a keeper: its page says why, and nobody is asked in vain."""
    if row.room_id is not None:
        return False
    happening = Happening(row.series, row.original, row.starts_at, row.ends_at, row)
    return not isinstance(standing(), Watched) or keeper_of(happening) is not None


def _step(row: Occurrence, at: datetime) -> datetime | None:
    """Take the next step. Gives when to look again; None when nothing is to be done any more."""
    now_so = stands(row, at)
    step = next_step(
        now_so.begins,
        kept=now_so.kept,
        covers=now_so.covers,
        asked=now_so.asked,
        said_no=now_so.said_no,
        now=at,
    )
    match step:
        case Ask(person=UUID() as person_id):
            ask_cover(row, person_id, at)
            return at
        case CallOff():
            return None if call_it_off(row, at) else at
        case Wait(until=None):
            return _goes_on(row, now_so, at)
        case Wait(until=until):
            return min(until or at, at + A_WHILE)
    return None


def _goes_on(row: Occurrence, now_so: Stands, at: datetime) -> datetime | None:
    """Somebody is there. Once it is kept for good, whoever was asked and has not answered need not come."""
    if not now_so.settled:
        return at + A_WHILE
    tell_it_is_taken(row)
    return None
