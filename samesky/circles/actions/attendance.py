"""Whether it stays known who came to a group's circles. Off unless a facilitator turns it on; it holds for rooms opened from then on."""

from samesky.circles.models import Attendance, KeepsAttendance
from samesky.groups.models import Group
from samesky.people.acting import acting
from samesky.people.models import Person


def choose(person: Person, group: Group, *, on: bool, once: str = "") -> None:
    """Turned off, what was kept goes with it. That the person leads the group is asked before."""
    with acting(person, once) as act:
        act.result = f"{group.get_absolute_url()}circles/after"
        if on:
            KeepsAttendance.objects.get_or_create(group=group, defaults={"by": person})
        else:
            KeepsAttendance.objects.filter(group=group).delete()
            Attendance.objects.filter(room__group=group).delete()
