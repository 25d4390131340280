"""Why a room closed, from its log."""

import json

from samesky.circles.models import Logged, Room

CALLED_OFF, EMPTY = "called off", "empty"
"""Two of the reasons that an event Closed tells (core.events)."""


def why_closed(room: Room) -> str:
    """The reason in the log; empty while the room is open, and once the log is gone."""
    told = Logged.objects.filter(room=room, kind="Closed").values_list("told", flat=True).first()
    return str(json.loads(told)["why"]) if told else ""


def was_called_off(room: Room) -> bool:
    """Whether the place shut it before it had begun."""
    return why_closed(room) == CALLED_OFF
