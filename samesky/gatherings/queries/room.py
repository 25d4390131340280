"""What the page of one time says of its room, for somebody who may go in: the way, or plainly why it is not open."""

from dataclasses import dataclass
from enum import StrEnum

from samesky.circles.queries.rooms import may_know
from samesky.gatherings.models import Coming
from samesky.gatherings.queries.opening import BEFORE, keeper_of
from samesky.gatherings.queries.seen import Asker, Happening
from samesky.groups.queries import is_member
from samesky.kit.clock import now
from samesky.people.models import Person
from samesky.safety.core.watch import Watched
from samesky.safety.queries.watching import standing
from samesky.safety.said import watch_said


class Door(StrEnum):
    """How it stands with the room."""

    LATER = "later"
    OPEN = "open"
    UNWATCHED = "unwatched"
    NOBODY_KEEPS = "nobody-keeps"
    ABOUT_TO = "about-to"
    """It is time, and it opens within moments."""


@dataclass(frozen=True)
class RoomPart:
    """address: the way in, when it is open. watch: how it stands with the watch, when that is why it is shut."""

    door: Door
    address: str = ""
    watch: str = ""


def room_part(asker: Asker, happening: Happening) -> RoomPart | None:
    """None where there is nothing to say: it meets elsewhere, is over or cancelled, its room has closed, or they may not go in."""
    if not happening.series.here or happening.cancelled or happening.ends_at <= now():
        return None
    room = happening.row.room if happening.row is not None else None
    if not isinstance(asker, Person) or not _may_go_in(asker, happening):
        return None
    if room is not None:
        if room.closed_at is not None or not may_know(asker.pk, room):
            return None
        return RoomPart(Door.OPEN, room.get_absolute_url())
    return _shut(happening)


def _shut(happening: Happening) -> RoomPart:
    if now() < happening.starts_at - BEFORE:
        return RoomPart(Door.LATER)
    stands = standing()
    if not isinstance(stands, Watched):
        return RoomPart(Door.UNWATCHED, watch=watch_said(stands))
    return RoomPart(Door.NOBODY_KEEPS if keeper_of(happening) is None else Door.ABOUT_TO)


def _may_go_in(person: Person, happening: Happening) -> bool:
    """Who is in the group, and who has a seat."""
    if is_member(person, happening.series.group):
        return True
    seats = Coming.objects.filter(occurrence=happening.row, person=person, seat=Coming.Seat.HELD)
    return happening.row is not None and seats.exists()
