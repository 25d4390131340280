"""A workshop, and what was brought to it."""

from samesky.circles.actions import brought, sitting
from samesky.circles.actions.opening import open_room
from samesky.circles.core import commands as ask
from samesky.circles.core.plan import Kind, Phase, Plan
from samesky.circles.core.times import MINUTE
from samesky.circles.forms.opening import usual
from samesky.circles.models import Brought, Room
from samesky.groups.models import Group
from samesky.people.models import Person


def workshop(people: dict[str, Person], made: dict[str, Group]) -> Room:
    """Dara and Amara have said what helps them; it is Ben's turn."""
    kinds = {Kind.OPENING: 0, Kind.METHODS: 3 * MINUTE, Kind.CLOSING: MINUTE, Kind.LEAVING: 0}
    plan = Plan(tuple(Phase(kind, turn) for kind, turn in kinds.items()))
    card = usual("workshop").card()
    room = open_room(people["Dara"], made["an open group"], card, plan, kind=Room.Kind.WORKSHOP)
    for name in ("Dara", "Amara", "Ben"):
        sitting.arrive(people[name], room, "")
    for asked in (ask.Begin(), ask.Next()):
        sitting.do(people["Dara"], room, asked, "")
    for number, name in enumerate(("Dara", "Amara"), start=1):
        sitting.say(people[name], room, number, "Warm socks.", "")
        sitting.do(people[name], room, ask.Finish(number), "")
    return room


def methods(people: dict[str, Person], workshop: Room) -> dict[str, Brought]:
    made = {}
    for name in ("Amara", "Oskar"):
        method = brought.bring(people[name], workshop, "Warm socks", "Put them on.", "When it is late.")
        assert method is not None
        made[f"{name}'s method"] = method
    return made
