"""Links at the foot of the page after a circle, from apps above: for whoever sat there."""

from collections.abc import Callable
from dataclasses import dataclass

from samesky.circles.models import Room
from samesky.kit.registry import Registry


@dataclass(frozen=True)
class AfterLink:
    """words: what stands on it."""

    words: str
    address: str


registry: Registry[Callable[[Room], AfterLink]] = Registry("links after a circle")


def links(room: Room) -> list[AfterLink]:
    """What this room's page offers; a rehearsal nothing."""
    return [] if room.practice else [link(room) for link in registry]
