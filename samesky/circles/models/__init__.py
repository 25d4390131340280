"""Circles at rest: the room and its log, who sits where, and words under the circle's own key."""

from samesky.circles.models.brought import Brought
from samesky.circles.models.care import (
    KeeperlessAllowance,
    LineWords,
    NotAllRight,
    PrivateLine,
    RestReason,
)
from samesky.circles.models.closing import (
    Attendance,
    Fading,
    Felt,
    Keepsake,
    KeepsAttendance,
    SealedTurn,
    Told,
    Yes,
)
from samesky.circles.models.keepers import Keeper
from samesky.circles.models.naming import PieceName
from samesky.circles.models.room import Answered, Logged, Room, Seat, Serving
from samesky.circles.models.scripts import Script, ScriptVersion
from samesky.circles.models.turned import TurnedAway
from samesky.circles.models.words import HeldWords, Prepared, SaidWords

__all__ = [
    "Answered",
    "Attendance",
    "Brought",
    "Fading",
    "Felt",
    "HeldWords",
    "Keeper",
    "KeeperlessAllowance",
    "KeepsAttendance",
    "Keepsake",
    "LineWords",
    "Logged",
    "NotAllRight",
    "PieceName",
    "Prepared",
    "PrivateLine",
    "RestReason",
    "Room",
    "SaidWords",
    "Script",
    "ScriptVersion",
    "SealedTurn",
    "Seat",
    "Serving",
    "Told",
    "TurnedAway",
    "Yes",
]
