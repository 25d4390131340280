"""A gathering as those see it who hold it: who lead the group, and who keep or cover this time. To everybody else the page is not there."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.http import Http404

from samesky.circles.queries.keepers import is_keeper
from samesky.gatherings.models import Coming, CoverAsked, Duty, Occurrence
from samesky.gatherings.queries.covering import is_kept
from samesky.gatherings.queries.line import keepers_of
from samesky.gatherings.queries.seen import Asker, Happening, happening_seen, leads
from samesky.groups.queries import is_member
from samesky.kit.clock import now
from samesky.people import sealing
from samesky.people.models import Person
from samesky.people.queries import hidden_from


class Cover(StrEnum):
    """Whether the reader is asked to keep it now, because nobody is there."""

    NOT_ASKED = "not-asked"
    ASKED = "asked"
    TAKEN = "taken"
    """They were asked, and somebody else takes care of it by now."""


@dataclass(frozen=True)
class Hold:
    """keeps, covers, said_no, asked, maybe: names the reader may see, by name. kept: whether anybody keeps it at all.

    asked: everybody who said yes, with a seat or waiting for one. The two stand in one list: somebody who waits beside a free
    seat would tell that a block stands between two people.
    mine: the reader keeps or covers it; could: they may take it over. cover: how it stands with their being asked to come now.
    notes: of this time; last: of the time before it.
    """

    happening: Happening
    keeps: list[Person]
    covers: list[Person]
    said_no: list[Person]
    asked: list[Person]
    maybe: list[Person]
    kept: bool
    mine: bool
    could: bool
    cover: Cover
    notes: str
    last: str


def happening_held(person: Person, series_id: UUID, original: str) -> Happening:
    """One time of a series, for somebody who holds it; also for who said that they cannot, so that they can take it back.

    Raises Http404.
    """
    happening = happening_seen(person, series_id, original)
    if not may_hold(person, happening):
        raise Http404
    return happening


def may_hold(asker: Asker, happening: Happening) -> bool:
    """Whether the page is there for them."""
    return isinstance(asker, Person) and (leads(asker, happening.series) or _has_part(asker, happening))


def hold_for(person: Person, happening: Happening) -> Hold:
    """What the page says, for whom happening_held let in."""
    hidden = hidden_from(person)
    duties = _duties(happening)
    said_no = {duty.person_id for duty in duties if duty.said_no_at}
    there = [duty for duty in duties if duty.person_id not in said_no]
    keeps = [duty.person for duty in there if duty.part == Duty.Part.KEEPS]
    covers = [duty.person for duty in there if duty.part == Duty.Part.COVERS]
    keeping = keepers_of(happening.series, happening.original)
    return Hold(
        happening,
        keeps=_seen(keeps, hidden),
        covers=_seen([one for one in covers if one not in keeps], hidden),
        said_no=_seen([duty.person for duty in duties if duty.said_no_at], hidden),
        asked=_seen(_who_said(happening, Coming.Answer.YES), hidden),
        maybe=_seen(_who_said(happening, Coming.Answer.MAYBE), hidden),
        kept=bool(keeping),
        mine=person.pk in {duty.person_id for duty in there},
        could=person.pk not in keeping and is_keeper(person, happening.series.group),
        cover=cover_of(person, happening),
        notes=notes_of(happening.row),
        last=notes_of(_before(happening)),
    )


def cover_of(person: Person, happening: Happening) -> Cover:
    """Asked as long as they have not answered, it takes place, and is not over."""
    row = happening.row
    if row is None or happening.cancelled or happening.ends_at <= now():
        return Cover.NOT_ASKED
    waiting = CoverAsked.objects.filter(occurrence=row, person=person, answered=CoverAsked.Answer.NONE)
    if not waiting.exists():
        return Cover.NOT_ASKED
    return Cover.TAKEN if is_kept(row, now()) else Cover.ASKED


def notes_of(row: Occurrence | None) -> str:
    """What was noted for next time; empty where nothing was."""
    return sealing.read(row, "notes") if row is not None and row.notes_sealed else ""


def _duties(happening: Happening) -> list[Duty]:
    duties = Duty.objects.filter(series=happening.series, original__in=("", happening.original))
    return list(duties.select_related("person").order_by("place", "pk"))


def _has_part(person: Person, happening: Happening) -> bool:
    mine = Duty.objects.filter(series=happening.series, original__in=("", happening.original), person=person)
    return is_member(person, happening.series.group) and mine.exists()


def _who_said(happening: Happening, said: Coming.Answer) -> list[Person]:
    if happening.row is None:
        return []
    return list(Person.objects.filter(comings__occurrence=happening.row, comings__answer=said))


def _seen(people: list[Person], hidden: set[UUID]) -> list[Person]:
    """Each once, by name."""
    return sorted({one for one in people if one.pk not in hidden}, key=lambda one: one.name_key)


def _before(happening: Happening) -> Occurrence | None:
    earlier = Occurrence.objects.filter(series=happening.series, starts_at__lt=happening.starts_at)
    row = earlier.exclude(notes_sealed=None).order_by("-starts_at").first()
    if row is not None:
        row.series = happening.series
    return row
