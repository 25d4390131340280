"""What a keeper did lately that everybody in the room may know, in a sentence. Who rests or was skipped is never named here."""

import json
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from samesky.circles.core import events as e
from samesky.circles.core.state import Circle
from samesky.circles.models import Room
from samesky.circles.queries.faces import Face
from samesky.circles.queries.looking import the_last_events


def room_says(room: Room, circle: Circle, who: Mapping[int, Face]) -> str:
    """The sentence for everybody, or nothing. One query."""
    if circle.closed or not circle.begun:
        return ""
    events = [e.from_json(row.kind, json.loads(row.told)) for row in the_last_events(room)]
    return in_pause(circle, events, who) if circle.pause else going_on(circle, events, who)


def in_pause(circle: Circle, lately: Iterable[e.Event], who: Mapping[int, Face]) -> str:
    """lately: the newest first."""
    assert circle.pause is not None
    if circle.pause.outage:
        return _("The place was away for a moment. Nobody has lost any time; we go on in half a minute.")
    if not circle.keeper and not (circle.plan and circle.plan.keeperless):
        return _(
            "Nobody keeps the circle at this moment. After two minutes anybody may go on; then comes the closing round."
        )
    with_whom = _with_whom(lately)
    if with_whom in who:
        return _("We are taking a few breaths. Someone is with %(name)s.") % {"name": who[with_whom].pen_name}
    return _("We are taking a few breaths.")


def _with_whom(lately: Iterable[e.Event]) -> int:
    """With whom somebody went in this pause; 0 when nobody did."""
    for event in lately:
        if isinstance(event, e.WithSomeone):
            return event.seat
        if isinstance(event, e.Resumed | e.TurnBegan | e.PhaseBegan):
            return 0
    return 0


def going_on(circle: Circle, lately: Iterable[e.Event], who: Mapping[int, Face]) -> str:
    """What has changed since this turn, or this phase, began."""
    for event in lately:
        match event:
            case e.Kept(seat) if seat in who and seat == circle.keeper:
                return _("%(name)s keeps the circle now.") % {"name": who[seat].pen_name}
            case e.Longer(number, _more, "keeper") if circle.turn and circle.turn.number == number:
                return _("The keeper gave a minute more.")
            case e.TurnBegan() | e.PhaseBegan():
                break
    if circle.winding and not circle.shut:
        return _("Nobody keeps the circle any more, so we go to the closing round.")
    return ""
