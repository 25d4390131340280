"""Letting a group sit without a keeper, opening such a circle, and leading it to its closing round when nobody watches any more."""

from dataclasses import replace
from datetime import datetime

from samesky.circles.actions.opening import open_room
from samesky.circles.commanding import THE_PLACE, command
from samesky.circles.core import commands as ask
from samesky.circles.log import circle_of
from samesky.circles.models import KeeperlessAllowance, Room
from samesky.circles.queries.keeperless import is_keeperless
from samesky.circles.scripts.written import Written
from samesky.groups.models import Group
from samesky.kit import work
from samesky.people.acting import acting
from samesky.people.models import Person
from samesky.safety.core.watch import Watched
from samesky.safety.queries.watching import standing
from samesky.safety.record import note


def allow(lead: Person, group: Group, *, yes: bool, once: str = "") -> None:
    """A safeguarding lead allows it, or takes it back: circles that are open then go to their closing round."""
    with acting(lead, once) as act:
        act.result = "/desk/circles/keeperless"
        if yes:
            KeeperlessAllowance.objects.get_or_create(group=group, defaults={"allowed_by": lead})
        else:
            KeeperlessAllowance.objects.filter(group=group).delete()
        note(lead, "allowed keeperless" if yes else "ended keeperless", "group", group.id)
    if not yes:
        for room in _open_rooms(group):
            wind(room)


def open_without_keeper(person: Person, group: Group, written: Written, *, once: str = "") -> Room:
    """A circle whose members keep it together. Whether it may be opened is asked before (queries.keeperless)."""
    plan = replace(written.plan(), keeperless=True)
    return open_room(person, group, written.card(), plan, once=once)


def due(at: datetime, limit: int) -> int:
    """Due work: nobody is on watch any more, so circles without a keeper go to their closing round."""
    rooms = list(Room.objects.filter(closed_at=None, practice=False, group__keeperless__isnull=False)[:limit])
    if not rooms or isinstance(standing(), Watched):
        return 0
    return sum(wind(room) for room in rooms)


def wind(room: Room) -> bool:
    """On to the closing round, unless somebody keeps the circle, or it is there already. Who speaks has their turn first."""
    if room.kind == Room.Kind.COFFEE:
        return False
    circle = circle_of(room.id)
    if not is_keeperless(circle) or circle.keeper or circle.winding or circle.shut or not circle.begun:
        return False
    return command(room, THE_PLACE, ask.Wind(), "").refusal is None


def _open_rooms(group: Group) -> list[Room]:
    return list(Room.objects.filter(group=group, closed_at=None, practice=False))


work.register("circles: no circle without a keeper is unwatched", due)
