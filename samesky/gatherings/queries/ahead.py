"""What of the calendar is next for one person in the days to come: what they said yes or maybe to, and what they keep or cover.

The words are the series'; what one time says otherwise is on its page. Nothing is counted, nobody else is named.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from django.db.models import Q

from samesky.gatherings.models import Coming, Duty
from samesky.gatherings.queries.between import between
from samesky.gatherings.queries.seen import Happening
from samesky.gatherings.words import warm, words_of
from samesky.kit.clock import now
from samesky.people.models import Person

DAYS_AHEAD = timedelta(days=7)
BEHIND = timedelta(days=1)
"""A gathering takes a day at most (core.refusals: TOO_LONG): what began before that is over."""
MOST = 5


class Stands(StrEnum):
    OFFERED = "offered"
    """A seat waits for their answer."""
    OPEN = "open"
    KEEPS = "keeps"
    COVERS = "covers"
    HELD = "held"
    WAITING = "waiting"
    MAYBE = "maybe"


@dataclass(frozen=True)
class Ahead:
    """stands: how it stands for them. title: of the series. address: its page."""

    stands: Stands
    happening: Happening
    title: str
    address: str


def ahead_of(person: Person) -> list[Ahead]:
    """At most five: a seat that waits for an answer first, then rooms that are open, then by their begin.

    Two queries for somebody who has nothing, and as many for one gathering as for fifty.
    """
    answers = _answers(person)
    duties = _duties(person)
    wanted = {series_id for series_id, _original in answers} | duties.keys()
    if not wanted:
        return []
    at = now()
    times = between(person, at - BEHIND, at + DAYS_AHEAD, sift=lambda entry: entry.id in wanted)
    ahead = [one for one in times if one.ends_at > at and not one.cancelled]
    found = [(stands, one) for one in ahead if (stands := _stands(one, answers, duties))]
    first = sorted(found, key=lambda pair: (_place(pair[0]), pair[1].starts_at))[:MOST]
    warm([one.series for _stands_so, one in first])
    return [Ahead(stands, one, words_of(one.series).title, one.address) for stands, one in first]


def _answers(person: Person) -> dict[tuple[UUID, str], Coming]:
    said = Coming.objects.filter(
        person=person, answer__in=(Coming.Answer.YES, Coming.Answer.MAYBE), occurrence__ends_at__gt=now()
    )
    return {
        (one.occurrence.series_id, one.occurrence.original): one
        for one in said.select_related("occurrence__room")
    }


def _duties(person: Person) -> dict[UUID, list[Duty]]:
    found: dict[UUID, list[Duty]] = defaultdict(list)
    going_on = Q(series__over_at=None) | Q(series__over_at__gt=now()) | ~Q(original="")
    for duty in Duty.objects.filter(going_on, person=person):
        found[duty.series_id].append(duty)
    return found


def _stands(
    one: Happening, answers: dict[tuple[UUID, str], Coming], duties: dict[UUID, list[Duty]]
) -> Stands | None:
    now_so = [duty for duty in duties.get(one.series.id, []) if duty.original in ("", one.original)]
    cannot = {duty.part for duty in now_so if duty.said_no_at}
    parts = {duty.part for duty in now_so} - cannot
    if Duty.Part.KEEPS in parts:
        return Stands.KEEPS
    mine = answers.get((one.series.id, one.original))
    if mine is not None and mine.seat == Coming.Seat.OFFERED and (mine.offered_until or now()) > now():
        return Stands.OFFERED
    if mine is not None and mine.seat == Coming.Seat.HELD:
        return _with_a_seat(mine)
    if Duty.Part.COVERS in parts:
        return Stands.COVERS
    if mine is None or (mine.answer == Coming.Answer.YES and not mine.seat):
        return None
    return Stands.WAITING if mine.seat else Stands.MAYBE


def _with_a_seat(mine: Coming) -> Stands | None:
    """None once its room has closed, though the time is not over yet."""
    room = mine.occurrence.room
    if room is None:
        return Stands.HELD
    return Stands.OPEN if room.closed_at is None else None


def _place(stands: Stands) -> int:
    return {Stands.OFFERED: 0, Stands.OPEN: 1}.get(stands, 2)
