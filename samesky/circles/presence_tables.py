"""Signs of life at the tables of a coffee chat: as in a circle (presence), whoever looks or asks anything is there."""

from samesky.circles.commanding import moment, settled_tables, wish
from samesky.circles.core.state import Where
from samesky.circles.core.tables import commands as ask
from samesky.circles.core.tables.state import Tables
from samesky.circles.models import Room, Seat
from samesky.circles.presence import OFTEN_ENOUGH
from samesky.kit.lightly import lightly


def alive(room: Room, seat: Seat) -> Tables:
    """The person on this seat gives a sign of life: the tables after it. Who was away has come back."""
    at = moment()
    if room.closed_at is None and seat.seen_at < at - OFTEN_ENOUGH:
        with lightly():  # all look at each change; what a power cut takes, the outage gives back
            Seat.objects.filter(pk=seat.pk, seen_at__lt=at).update(seen_at=at)
    tables = settled_tables(room)
    one = tables.seats.get(seat.number)
    if one is not None and one.where is Where.AWAY and not tables.closed:
        return wish(room, seat.number, ask.Return(), "", person_id=seat.person_id).tables
    return tables
