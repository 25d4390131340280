"""The run sheet: everything that helps the keeper through this circle, on one screen."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.http import Http404

from samesky.circles.card import Card, card_of
from samesky.circles.commanding import moment, settled
from samesky.circles.core.plan import Kind
from samesky.circles.core.state import Circle, Where
from samesky.circles.models import Logged, Room
from samesky.circles.queries.apart import kept_apart
from samesky.circles.queries.faces import Face, faces
from samesky.circles.queries.keepers import may_keep
from samesky.circles.queries.rooms import room_for, seat_of
from samesky.circles.queries.who_keeps import who_keeps
from samesky.circles.scripts.expecting import BETWEEN, WELCOME, expected
from samesky.circles.scripts.said import part_said, time_said
from samesky.groups.models import Group, Membership
from samesky.kit.clock import now
from samesky.people.models import Person

NEW_FOR = timedelta(days=30)


@dataclass(frozen=True)
class Guest:
    """Somebody who has a place. new: in the group for less than thirty days. keeps: could take over."""

    face: Face
    where: str
    new: bool
    keeps: bool
    is_keeper: bool


@dataclass(frozen=True)
class Line:
    """One part: what it is, what it asks, the time for each, when it began or will likely begin."""

    said: str
    prompt: str
    turn: str
    at: datetime
    now: bool
    over: bool


@dataclass(frozen=True)
class RunSheet:
    """guests: in the order they came. elsewhere: other keepers of the group, by pen name, who are not here."""

    room: Room
    card: Card
    circle: Circle
    guests: list[Guest]
    elsewhere: list[str]
    lines: list[Line]
    latest_end: datetime
    late: bool


def run_sheet(person: Person, room_id: UUID) -> RunSheet:
    """For whoever may keep the room, and opened it or has a place in it. Raises Http404."""
    room = room_for(person, room_id)
    if room.kind == Room.Kind.COFFEE or room.closed_at or not may_keep(person, room):
        raise Http404
    circle = settled(room)
    seat = seat_of(person, room)
    inside = seat is not None and seat.number in circle.seats and circle.seats[seat.number].here
    if circle.closed or not (inside or room.opened_by_id == person.pk) or kept_apart(person, room):
        raise Http404
    guests = _guests(room, circle)
    lines = _lines(room, circle, card_of(room))
    end = circle.latest_end or (moment() + circle.plan.longest if circle.plan else 0)
    return RunSheet(
        room=room,
        card=card_of(room),
        circle=circle,
        guests=guests,
        elsewhere=_elsewhere(person, room.group, guests),
        lines=lines,
        latest_end=_at(end),
        late=bool(lines) and lines[-1].at > _at(end),
    )


def _at(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def _guests(room: Room, circle: Circle) -> list[Guest]:
    known = faces(room)
    people = {face.person_id for face in known.values() if face.person_id}
    joined = Membership.objects.filter(group=room.group, person__in=people, agreed_at__gt=now() - NEW_FOR)
    new = set(joined.values_list("person_id", flat=True))
    here = circle.among(Where.WAITING, Where.SEATED, Where.AWAY)
    return [
        Guest(
            known[seat.number],
            seat.where.value,
            known[seat.number].person_id in new,
            seat.may_keep,
            seat.number == circle.keeper,
        )
        for seat in here
        if seat.number in known
    ]


def _elsewhere(person: Person, group: Group | None, guests: list[Guest]) -> list[str]:
    if group is None:
        return []
    here = {guest.face.person_id for guest in guests}
    keepers = who_keeps(person, group)
    return [
        one.pen_name
        for one in (*keepers.trained, *keepers.facilitators)
        if one.pk not in here and one.pk != person.pk
    ]


def _lines(room: Room, circle: Circle, card: Card) -> list[Line]:
    assert circle.plan is not None
    began = _began(room)
    people = len(circle.among(Where.WAITING, Where.SEATED, Where.AWAY))
    left = _left(circle, began) if circle.begun else None
    coming = expected(circle.plan, people, moment(), max(circle.phase, 0), left)
    times = {one.index: one.at for one in coming} | began
    found, number = [], 0
    for index, phase in enumerate(circle.plan.phases):
        number += phase.kind in (Kind.ROUND, Kind.METHODS)
        prompt = card.prompts[index] if index < len(card.prompts) else ""
        turn = time_said(phase.turn) if phase.turn else ""
        over, at_it = index < circle.phase, index == circle.phase
        found.append(Line(part_said(phase.kind, number), prompt, turn, _at(times.get(index, 0)), at_it, over))
    return found


def _began(room: Room) -> dict[int, int]:
    """When the parts that are there already began."""
    rows = Logged.objects.filter(room=room, kind="PhaseBegan").order_by("seq").values_list("told", "at")
    return {int(json.loads(told)["index"]): at for told, at in rows}


def _left(circle: Circle, began: dict[int, int]) -> int:
    """What the part that is going on likely still takes."""
    if circle.round is None or circle.now_in is None:
        return max(0, began.get(circle.phase, 0) + WELCOME - moment())
    return (len(circle.round.order) - len(circle.round.outcomes)) * (circle.now_in.turn + BETWEEN)
