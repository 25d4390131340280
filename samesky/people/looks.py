"""Somebody stands under another name or another sky: upper apps register what shows it, so that open pages look anew."""

from collections.abc import Callable
from uuid import UUID

from samesky.kit.registry import Registry

looks: Registry[Callable[[UUID], None]] = Registry("looks of a person")
"""Called inside the transaction of the change, with the person's id."""


def changed(person_id: UUID) -> None:
    """Tell everything that shows this person."""
    for look_anew in looks:
        look_anew(person_id)
