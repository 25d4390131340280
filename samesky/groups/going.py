"""Somebody goes out of a group, or is asked to: upper apps register what ends with it for this person."""

from collections.abc import Callable
from uuid import UUID

from samesky.groups.models import Group
from samesky.kit.registry import Registry

Ending = Callable[[Group, UUID], None]
"""Called inside the transaction in which the membership ended, with the person's id."""

endings: Registry[Ending] = Registry("what ends when somebody goes out of a group")


def gone(group: Group, person_id: UUID) -> None:
    """The membership is gone: so is whatever stood on it."""
    for ending in endings:
        ending(group, person_id)
