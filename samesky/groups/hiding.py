"""A group that anybody could know of is by invitation from now on: upper apps register what outsiders then let go of."""

from collections.abc import Callable

from samesky.groups.models import Group
from samesky.kit.registry import Registry

Hiding = Callable[[Group], None]
"""Called inside the transaction in which the group was saved as hidden; also when it was hidden before, so it must be idempotent."""

hidings: Registry[Hiding] = Registry("what outsiders let go of when a group hides")


def hidden(group: Group) -> None:
    """Nobody outside may know of this group any more, nor of what hangs on it."""
    for hiding in hidings:
        hiding(group)
