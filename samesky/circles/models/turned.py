"""Law 14, told to the one who made the block: somebody was turned away at the door."""

from django.db import models

from samesky.circles.models.room import Room
from samesky.kit.clock import now


class TurnedAway(models.Model):
    """Somebody whom the person on this seat has blocked wanted to come in, and read that it is full. Who it was is not kept."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="+")
    seat = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "seat"], name="circles_turned_away_once")]
