"""Who learns it when somebody says "I am not all right": the keeper, else whoever is on watch, else nobody here, and the page says so."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from samesky.circles.core.state import Where
from samesky.circles.cores import State
from samesky.circles.models import NotAllRight, Room, Seat
from samesky.circles.queries.apart import blocked_among
from samesky.circles.queries.keeping import keeps, place_of
from samesky.kit.clock import now
from samesky.people.models import Person
from samesky.people.queries import are_apart
from samesky.safety.models import Report
from samesky.safety.queries.watching import on_watch


@dataclass(frozen=True)
class Reach:
    """keeper: who keeps the room and would see it; watch: who is on watch. Both empty: the doors of /help-now are what there is."""

    keeper: Person | None
    watch: tuple[Person, ...]


def reach(person: Person, room: Room, state: State) -> Reach:
    """Whom a cry of this person would reach now. Nobody they are kept apart from; in a rehearsal, nobody."""
    if room.practice:
        return Reach(None, ())
    return Reach(keeper_for(person, room, state), watch_for(person, now()))


def keeper_for(person: Person, room: Room, state: State) -> Person | None:
    """Who keeps the room and would see it; None where nobody does whom this person would reach."""
    seat = state.seats.get(state.keeper)
    if state.closed or seat is None or seat.where is Where.AWAY:
        return None
    row = (
        Seat.objects.filter(room=room, number=state.keeper)
        .exclude(person=None)
        .select_related("person")
        .first()
    )
    keeper = row.person if row else None
    return keeper if keeper and keeper != person and not are_apart(person, keeper.pk) else None


def watch_for(person: Person, at: datetime) -> tuple[Person, ...]:
    """Who is on watch and could be reached by this person."""
    return tuple(one for one in on_watch(at) if one != person and not are_apart(person, one.pk))


def who_will_know(found: Reach) -> str:
    """Said beside the button, before it is pressed."""
    if found.keeper:
        return _("Only %(name)s, who keeps the circle, sees it.") % {"name": found.keeper.pen_name}
    if found.watch:
        return _("Only whoever is on watch is told. Nobody in the room sees it.")
    return _("Nobody here is told. It opens the numbers of people who can help now.")


def cry_of(person: Person, room: Room) -> NotAllRight | None:
    """What this person said, while it is not over."""
    return (
        NotAllRight.objects.filter(room=room, person=person, ended_at=None)
        .select_related("keeper", "seen_by")
        .first()
    )


def cries_for(keeper: Person, room: Room) -> dict[UUID, NotAllRight]:
    """By person: who told this keeper that they are not all right, as long as it is not over. Whom it did not reach never sees it."""
    rows = NotAllRight.objects.filter(room=room, keeper=keeper, ended_at=None).select_related("seen_by")
    found = {row.person_id: row for row in rows}
    apart = blocked_among(keeper, set(found)) if found else set()
    return {person_id: row for person_id, row in found.items() if person_id not in apart}


def cry_for_watch(person: Person, room_id: UUID, cry_id: UUID) -> NotAllRight:
    """One that went on to the watch, for who is on watch now, or has taken it up. Raises Http404."""
    cry = (
        NotAllRight.objects.filter(id=cry_id, room_id=room_id)
        .exclude(watch_at=None)
        .select_related("room__group", "person", "seen_by")
        .first()
    )
    if cry is None or cry.person_id == person.pk or are_apart(person, cry.person_id):
        raise Http404
    if cry.seen_by_id != person.pk and person not in on_watch(now()):
        raise Http404
    return cry


def was_keeper_of(person_id: UUID, report: Report) -> bool:
    """Whether the case came from somebody who was not all right in a room that this person kept."""
    return NotAllRight.objects.filter(concern_id=report.id, keeper_id=person_id).exists()


def cry_for_keeper(person: Person, room_id: UUID, cry_id: UUID) -> NotAllRight:
    """One that reached this person, in a room that they keep now. Raises Http404."""
    place = place_of(person, room_id)
    cry = NotAllRight.objects.filter(id=cry_id, room=place.room, keeper=person, ended_at=None).first()
    if cry is None or not keeps(place) or are_apart(person, cry.person_id):
        raise Http404
    return cry
