"""Circles at rest: the room and its log, who sits where, and words under the circle's own key."""

from samesky.circles.models.keepers import Keeper
from samesky.circles.models.room import Answered, Logged, Room, Seat, Serving
from samesky.circles.models.words import HeldWords, Prepared, SaidWords

__all__ = ["Answered", "HeldWords", "Keeper", "Logged", "Prepared", "Room", "SaidWords", "Seat", "Serving"]
