"""A group may call the talking piece by a word of its own."""

from samesky.circles.actions.keepers import NotYours
from samesky.circles.models import PieceName
from samesky.groups.models import Group
from samesky.groups.queries import is_facilitator
from samesky.kit.clock import now
from samesky.people import sealing
from samesky.people.acting import acting
from samesky.people.models import Person


def name_piece(person: Person, group: Group, name: str, *, once: str = "") -> None:
    """What the group calls it from now on; an empty name is the usual one again. Raises NotYours unless `person` leads the group."""
    if not is_facilitator(person, group):
        raise NotYours
    row = PieceName.objects.filter(group=group).first() or PieceName(group=group)
    row.by, row.at = person, now()
    sealing.put(row, "name", name, key=group.key_id)
    with acting(person, once) as act:
        row.save()
        act.result = f"{group.get_absolute_url()}circles"
