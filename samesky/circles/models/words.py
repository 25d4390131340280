"""Words in a room, all sealed under the room's key: they go when it goes."""

from django.db import models

from samesky.circles.models.room import Room
from samesky.kit.clock import now
from samesky.kit.ids import new_id
from samesky.people.sealing import SealedField


class SaidWords(models.Model):
    """What somebody said in their turn; `number` is the turn's. taken_down_at: hidden after somebody said that something is wrong.

    In a coffee chat `number` is the words' own, from 1, and `table` is where they were said.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="said")
    number = models.PositiveIntegerField()
    seat = models.PositiveSmallIntegerField()
    table = models.PositiveSmallIntegerField(default=0)
    words_sealed = SealedField(null=True)
    at = models.DateTimeField(default=now)
    taken_down_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["room", "number"], name="circles_words_of_turn")]


class HeldWords(models.Model):
    """Words for whoever speaks in turn `number`, given to them after it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="held")
    number = models.PositiveIntegerField()
    seat = models.PositiveSmallIntegerField()
    to_seat = models.PositiveSmallIntegerField()
    words_sealed = SealedField(null=True)
    at = models.DateTimeField(default=now)
    taken_down_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["room", "to_seat"], name="circles_words_held_for")]


class Prepared(models.Model):
    """Text somebody wrote beforehand, to give when their turn comes. Only they see it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="+")
    seat = models.PositiveSmallIntegerField()
    words_sealed = SealedField(null=True)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "seat"], name="circles_one_prepared_text")]
