"""Who may keep a circle: whoever is on the group's list of trained keepers, and the group's facilitators."""

from samesky.circles.models import Keeper, Room
from samesky.groups.models import Facilitation, Group
from samesky.people.models import Person


def is_keeper(person: Person, group: Group) -> bool:
    """Whether this person may keep the group's circles."""
    listed = Keeper.objects.filter(group=group, person=person).exists()
    return listed or Facilitation.objects.filter(group=group, person=person).exists()


def may_keep(person: Person, room: Room) -> bool:
    """Whether this person may keep this room. A rehearsal is kept by whoever opened it."""
    if room.practice or room.group is None:
        return room.opened_by_id == person.pk
    return is_keeper(person, room.group)
