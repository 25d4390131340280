"""A time is cancelled, or put to another time, after its room was opened: the room goes, unless people have begun in it."""

from samesky.circles.actions.calling_off import call_off
from samesky.circles.queries.ending import was_called_off
from samesky.gatherings.models import Occurrence


def shut_room(row: Occurrence) -> None:
    """Inside the transaction of the change, before anybody is told: whoever waits in its room reads that it does not take place.

    A circle that has begun, and a chat that is kept, goes on: nobody is sent away in the middle of a sentence.
    """
    if row.room is not None:
        call_off(row.room)


def another_room(row: Occurrence) -> None:
    """Inside the transaction in which it is taken back or moved; saving the row is the caller's. The room that was called off
    stays over, and its page says so; when there is still time, another opens."""
    if row.room is not None and was_called_off(row.room):
        row.room = row.cover_at = None
