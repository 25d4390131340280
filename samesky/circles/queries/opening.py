"""Whether somebody may open a room now, and what is said where they may not."""

from django.utils.translation import gettext as _

from samesky.circles.queries.keepers import is_keeper
from samesky.groups.models import Group
from samesky.people.models import Person
from samesky.safety.core.watch import Watched
from samesky.safety.queries.watching import standing
from samesky.safety.said import watch_said


def why_not_open(person: Person, group: Group) -> str:
    """The reason in a sentence; "" where they may open one."""
    if not is_keeper(person, group):
        return _("Circles are opened by the group's keepers.")
    stands = standing()
    if isinstance(stands, Watched):
        return ""
    return _("%(watch)s Circles open while somebody is on watch.") % {"watch": watch_said(stands)}
