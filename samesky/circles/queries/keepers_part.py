"""The keeper's part of the panel: who is here, who waits, who is new, who is not all right, and what comes next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from samesky.circles.card import card_of
from samesky.circles.core.plan import Kind
from samesky.circles.core.state import Circle, Stage, Where
from samesky.circles.core.tables.state import Tables
from samesky.circles.models import Attendance, KeepsAttendance, NotAllRight, Room
from samesky.circles.queries.apart import blocked_among
from samesky.circles.queries.faces import Face, faces
from samesky.circles.queries.reach import cries_for
from samesky.circles.scripts.said import part_said
from samesky.groups.models import Membership
from samesky.kit.clock import now
from samesky.people.models import Person

NEW_FOR = timedelta(days=30)


@dataclass(frozen=True)
class Someone:
    """One person of the room, as its keeper sees them. cry: they said that they are not all right, and it is not over."""

    face: Face
    says: str = ""
    rests: bool = False
    cry: NotAllRight | None = None


@dataclass(frozen=True)
class KeepersPart:
    """strong: the one act that stands out, "" when there is nothing to do but listen. turn: its number, 0 between turns."""

    people: list[Someone]
    strong: str = ""
    strong_says: str = ""
    coming: str = ""
    turn: int = 0
    holder: str = ""
    paused: bool = False
    goes: bool = False
    leaving: bool = False
    coffee: bool = False

    @property
    def cries(self) -> list[Someone]:
        """Who is not all right, and lets it be known."""
        return [one for one in self.people if one.cry]


def in_circle(
    person: Person, room: Room, circle: Circle, number: int, who: Mapping[int, Face]
) -> KeepersPart | None:
    """For whoever keeps the circle at this moment; None for everybody else."""
    if circle.closed or not circle.keeps(number):
        return None
    strong, says = _strong(room, circle)
    return KeepersPart(
        _people(person, room, circle, number, who),
        strong,
        says,
        _coming(room, circle),
        turn=circle.turn.number if circle.turn else 0,
        holder=who[circle.turn.seat].pen_name if circle.turn else "",
        paused=circle.pause is not None,
        goes=circle.begun and circle.stage is not Stage.LEAVING,
        leaving=circle.stage is Stage.LEAVING,
    )


def at_tables(person: Person, room: Room, tables: Tables, number: int) -> KeepersPart | None:
    """At the tables of a coffee chat there is nothing to move on: who is here, and who is not all right."""
    if tables.closed or tables.keeper != number:
        return None
    who, cries = faces(room), cries_for(person, room)
    here = [who[guest.number] for guest in tables.seats.values() if guest.here and guest.number != number]
    ids = {face.person_id for face in here if face.person_id}
    apart, new = blocked_among(person, ids), newcomers(room, ids)
    people = [
        Someone(face, _("new here") if face.person_id in new else "", cry=cries.get(face.person_id))
        for face in here
        if face.person_id and face.person_id not in apart
    ]
    return KeepersPart(people, coffee=True)


def _people(
    person: Person, room: Room, circle: Circle, number: int, who: Mapping[int, Face]
) -> list[Someone]:
    here = [seat for seat in circle.seats.values() if seat.here and seat.number != number]
    cries, new = (
        cries_for(person, room),
        newcomers(room, {one for seat in here if (one := who[seat.number].person_id)}),
    )
    found = []
    for seat in here:
        face = who[seat.number]
        marks = [
            _("waits to come in") if seat.where is Where.WAITING and circle.begun else "",
            _("away") if seat.where is Where.AWAY else "",
            _("rests") if seat.resting else "",
            _("new here") if face.person_id in new else "",
            _("keeps circles too") if seat.may_keep else "",
        ]
        cry = cries.get(face.person_id) if face.person_id else None
        found.append(Someone(face, ", ".join(mark for mark in marks if mark), seat.resting, cry))
    return found


def newcomers(room: Room, ids: set[UUID]) -> set[UUID]:
    """Of these, who came into the group in the last thirty days; where the group keeps who came, also who was never at a circle."""
    if room.group is None:
        return set()
    since = Membership.objects.filter(group=room.group, person_id__in=ids, agreed_at__gt=now() - NEW_FOR)
    new = set(since.values_list("person_id", flat=True))
    if KeepsAttendance.objects.filter(group=room.group).exists():
        came = Attendance.objects.filter(room__group=room.group, person_id__in=ids)
        new |= ids - set(came.values_list("person_id", flat=True))
    return new


def _strong(room: Room, circle: Circle) -> tuple[str, str]:
    """The act that stands out, and what is written on it."""
    if circle.stage is Stage.LOBBY:
        return "begin", _("Begin the circle")
    if circle.pause:
        return "resume", _("Go on")
    if circle.stage in (Stage.OPENING, Stage.BETWEEN):
        return "next", _("Go on")
    return "", ""


def _coming(room: Room, circle: Circle) -> str:
    """What comes next, with what the script asks there."""
    if circle.plan is None or circle.phase + 1 >= len(circle.plan.phases):
        return ""
    index = circle.phase + 1
    phases, prompts = circle.plan.phases, card_of(room).prompts
    number = sum(phase.kind in (Kind.ROUND, Kind.METHODS) for phase in phases[: index + 1])
    asked = prompts[index] if index < len(prompts) else ""
    said = part_said(phases[index].kind, number)
    return f"{said}: {asked}" if asked else said
