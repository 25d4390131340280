"""Circles: one that goes on, one in its lobby, one that is over, one that Ben was asked to leave."""

from samesky.circles.actions import sitting
from samesky.circles.actions.handing import hand_over
from samesky.circles.actions.keepers import let_keep
from samesky.circles.actions.opening import open_room
from samesky.circles.actions.shutting import shut_again
from samesky.circles.core import commands as ask
from samesky.circles.forms.opening import usual
from samesky.circles.models import Room
from samesky.circles.practice.opening import open_rehearsal
from samesky.groups.models import Group
from samesky.people.models import Person


def sit_down(people: dict[str, Person], group: Group, *names: str) -> Room:
    """A circle that Dara opens; these come, in this order, so that their seats are 1, 2, 3 ..."""
    written = usual("circle")
    room = open_room(people["Dara"], group, written.card(), written.plan())
    for name in names:
        sitting.arrive(people[name], room, "")
    return room


def open_ones(people: dict[str, Person], made: dict[str, Group]) -> dict[str, Room]:
    """One that goes on, with Dara keeping and Amara and Ben in it; one that is open; one of others."""
    let_keep(people["Dara"], made["an open group"], people["Amara"])
    written = usual("circle")

    def opened(by: str, group: str) -> Room:
        return open_room(people[by], made[group], written.card(), written.plan())

    going = sit_down(people, made["an open group"], "Dara", "Amara", "Ben")
    sitting.do(people["Dara"], going, ask.Begin(), "")
    rehearsal = open_rehearsal(people["Dara"], made["an open group"], ())
    shut_again(people["Dara"], rehearsal, "")
    return {
        "Dara's rehearsal, closed": rehearsal,
        "a circle in an open group": going,
        "a circle in its lobby": opened("Dara", "an open group"),
        "a circle in a group by invitation, of others": opened("Nadia", "a group by invitation, of others"),
    }


def closed(people: dict[str, Person], made: dict[str, Group]) -> Room:
    """Dara spoke in the first turn, Amara's words were held for her, Ben listened; and it is over."""
    room = sit_down(people, made["an open group"], "Dara", "Amara", "Ben")
    for asked in (ask.Begin(), ask.Next()):
        sitting.do(people["Dara"], room, asked, "")
    sitting.say(people["Dara"], room, 1, "The kitchen light.", "")
    sitting.hold(people["Amara"], room, 1, "I know that light.", "")
    while (room := Room.objects.get(id=room.id)).closed_at is None:
        sitting.do(people["Dara"], room, ask.Close(), "")
    hand_over(room.id)
    return room


def without_ben(people: dict[str, Person], made: dict[str, Group]) -> Room:
    """Dara keeps, and has asked Ben to go."""
    room = sit_down(people, made["an open group"], "Dara", "Ben")
    sitting.do(people["Dara"], room, ask.Remove(2), "")
    return room
