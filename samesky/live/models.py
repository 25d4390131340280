"""The journal: what happened in which room, numbered without gaps, kept 48 hours. Never anybody's words."""

from django.db import models

from samesky.kit.clock import now

CONTROL = "control"
"""The room every process listens to: which streams must end. Nobody's browser can ask for it."""


class Room(models.Model):
    """A place people can listen to, like "group:<uuid>". `at` is when number `seq` was given: a number is trusted only with it."""

    name = models.CharField(max_length=80, unique=True)
    seq = models.PositiveBigIntegerField(default=0)
    at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return self.name


class Event(models.Model):
    """That something happened. `fragment` names the part of a page that may now look different; `payload` is JSON without words."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="events")
    seq = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=40)
    fragment = models.CharField(max_length=80, blank=True)
    by = models.UUIDField(null=True)
    payload = models.TextField(default="{}")
    at = models.DateTimeField(default=now, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "seq"], name="live_one_event_per_number")]

    def __str__(self) -> str:
        return f"{self.kind} {self.seq}"
