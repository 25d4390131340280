"""Guests of a room: people who may come in though they are not in its group. Upper apps say who; law 14 is kept at the door as ever.

A guest knows of this one room, and learns nothing else of the group by it.
"""

from collections.abc import Callable
from uuid import UUID

from samesky.circles.models import Room
from samesky.kit.registry import Registry

Guests = Callable[[Room, set[UUID]], set[UUID]]
"""Takes a room of a group and ids of people who are not in that group; says which of them may come in."""

registry: Registry[Guests] = Registry("who is let into rooms")


def guests(room: Room, person_ids: set[UUID]) -> set[UUID]:
    """Of these people, who are not in the room's group, those who are let in. Never into a rehearsal."""
    if room.practice or room.group_id is None or not person_ids:
        return set()
    return {one for let_in in registry for one in let_in(room, person_ids)} & person_ids
