"""What can be chosen in a group: its scripts, and who may come."""

from typing import Any

from django.utils.translation import gettext as _

from samesky.circles.queries.scripts import scripts_for
from samesky.circles.scripts.shipped import shipped
from samesky.gatherings.models import Series
from samesky.groups.models import Group
from samesky.people.models import Person


def script_choices(person: Person, group: Group, chosen: str = "") -> list[Any]:
    """None, what ships, and the group's own as far as the person may use them; and what is chosen now, whoever wrote it."""
    ours = [(f"shipped:{one.name}", one.written.title) for one in shipped()]
    own = [(f"script:{kept.id}", kept.written.title) for kept in scripts_for(person, group)]
    choices: list[Any] = [("", _("none")), (_("Scripts that come with the place"), ours)]
    if chosen and chosen not in {name for name, _title in (*ours, *own)}:
        choices.append((chosen, _("the one that is chosen now")))
    return [*choices, (_("Scripts of this group"), own)] if own else choices


def who_choices(group: Group) -> list[Any]:
    """A group that nobody may know of has nobody else to invite."""
    return list(Series.Who.choices) if group.listed else list(Series.Who.choices[:1])
