"""After a rehearsal: what came up, what the keeper did, what could be done. Never a score, and nothing is kept of it."""

import json
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext

from samesky.circles.core import events as e
from samesky.circles.core.state import How, Where
from samesky.circles.log import circle_of
from samesky.circles.models import Logged, Room
from samesky.circles.practice.core.characters import Character
from samesky.circles.practice.driving import players_in
from samesky.circles.queries.rooms import room_for
from samesky.people.models import Person

SHOWS = ("Rested", "WithSomeone", "Went", "TurnEnded", "Longer", "TurnBegan", "Entered")


@dataclass(frozen=True)
class CameUp:
    """Somebody who was there. did: what the keeper did about them, in the order of the evening."""

    who: Character
    did: list[str]


def rehearsal_of(person: Person, room_id: UUID) -> Room:
    """A rehearsal of this person's that has closed. Raises Http404."""
    room = room_for(person, room_id)
    if not room.practice or room.closed_at is None:
        raise Http404
    return room


def came_up(room: Room) -> list[CameUp]:
    """Everybody simulated who came in; empty once the log is gone."""
    circle = circle_of(room.id)
    there = [one for one in players_in(room) if (seat := circle.seats.get(one.seat.number)) and seat.entered]
    did = _did(room)
    return [CameUp(one.who, did.get(one.seat.number, [])) for one in there]


def _did(room: Room) -> dict[int, list[str]]:
    rows = Logged.objects.filter(room=room, kind__in=SHOWS).order_by("seq").values_list("kind", "told")
    speaks: dict[int, int] = {}
    found: dict[int, list[str]] = {}
    for kind, told in rows:
        event = e.from_json(kind, json.loads(told))
        if isinstance(event, e.TurnBegan):
            speaks[event.number] = event.seat
        about, said = _said(event, speaks)
        if said and said not in found.setdefault(about, []):
            found[about].append(said)
    return found


def _said(event: e.Event, speaks: dict[int, int]) -> tuple[int, str]:
    match event:
        case e.Rested(seat, True):
            return seat, gettext("You let them rest.")
        case e.Rested(seat, False):
            return seat, gettext("You brought them back into the order.")
        case e.WithSomeone(_by, seat):
            return seat, gettext("You went to be with them.")
        case e.Went(seat, Where.REMOVED):
            return seat, gettext("You asked them to go.")
        case e.TurnEnded(number, How.SKIPPED):
            return speaks.get(number, 0), gettext("You went on past them.")
        case e.Longer(number, _more, "keeper"):
            return speaks.get(number, 0), gettext("You gave them a minute more.")
        case _:
            return 0, ""
