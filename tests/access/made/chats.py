"""Coffee chats."""

from samesky.circles.actions import coffee
from samesky.circles.models import Room
from samesky.groups.models import Group
from samesky.people.models import Person


def coffee_chats(people: dict[str, Person], made: dict[str, Group]) -> dict[str, Room]:
    """One with Dara, Amara and Ben at its table, where something was said; one of others."""
    here = coffee.open_coffee(people["Dara"], made["an open group"], "Sunday coffee", "bowl")
    for name in ("Dara", "Amara", "Ben"):
        coffee.arrive(people[name], here, "")
    coffee.say(people["Amara"], here, "Is the kettle on?", "")
    there = made["a group by invitation, of others"]
    return {
        "a coffee chat in an open group": here,
        "a coffee chat in a group by invitation, of others": coffee.open_coffee(
            people["Nadia"], there, "Sunday coffee", "bowl"
        ),
    }
