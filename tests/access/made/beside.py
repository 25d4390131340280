"""What stands beside a circle: people who are not all right, and a private line."""

from samesky.circles.actions import private
from samesky.circles.models import NotAllRight, PrivateLine, Room
from samesky.groups.models import Group
from samesky.kit.clock import now
from samesky.people.models import Person
from tests.access.made.circles import sit_down


def cries(people: dict[str, Person], room: Room) -> dict[str, NotAllRight]:
    return {
        "what Amara let Dara know": NotAllRight.objects.create(
            room=room, person=people["Amara"], keeper=people["Dara"]
        ),
        "what Ben let the watch know": NotAllRight.objects.create(
            room=room, person=people["Ben"], watch_at=now()
        ),
    }


def line_of_two(people: dict[str, Person], made: dict[str, Group]) -> PrivateLine:
    """Between Dara and Amara, in a circle in which Ben sits as well."""
    room = sit_down(people, made["an open group"], "Dara", "Amara", "Ben")
    line = PrivateLine.objects.create(room=room, beside=people["Dara"], person=people["Amara"])
    private.write(people["Dara"], line, "I am with you.")
    return line
