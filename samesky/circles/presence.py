"""Signs of life (law 3): whoever looks at the room, or asks anything of it, is there. They are no events: only going and coming back is."""

from samesky.circles.commanding import command, moment, settled
from samesky.circles.core import commands as ask
from samesky.circles.core.state import Circle, Where
from samesky.circles.models import Room, Seat
from samesky.kit.lightly import lightly

OFTEN_ENOUGH = 3_000
"""Milliseconds between two writes of one person's sign."""


def alive(room: Room, seat: Seat) -> Circle:
    """The person on this seat gives a sign of life: the room's state after it. Who was away has come back."""
    at = moment()
    if room.closed_at is None and seat.seen_at < at - OFTEN_ENOUGH:
        with lightly():  # all look at each change; what a power cut takes, the outage gives back
            Seat.objects.filter(pk=seat.pk, seen_at__lt=at).update(seen_at=at)
    circle = settled(room)
    one = circle.seats.get(seat.number)
    if one is not None and one.where is Where.AWAY and not circle.closed:
        return command(room, seat.number, ask.Return(), "", person_id=seat.person_id).circle
    return circle
