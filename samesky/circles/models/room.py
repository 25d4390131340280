"""A room and its log. Times of the log are milliseconds since the epoch, as the core counts them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samesky.groups.models import Group
from samesky.kit.clock import now
from samesky.kit.ids import new_id
from samesky.people.models import Person
from samesky.people.sealing import SealedField


class Room(models.Model):
    """A circle, coffee chat or workshop. Its card (title, prompts, words of the script) is sealed under its own key.

    seq: the number of the last event (law 12). due_at: when time will bring something. practice: a rehearsal, with simulated members.
    watch_told: who was on watch (ids) when its pages were last told so, while it is open (actions.watch_told).
    After `sealed_until` the key, the words and the log are gone: what stays is that it took place.
    """

    class Kind(models.TextChoices):
        CIRCLE = "circle", _("sharing circle")
        COFFEE = "coffee", _("coffee chat")
        WORKSHOP = "workshop", _("workshop")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, null=True, related_name="rooms")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.CIRCLE)
    key_id = models.UUIDField(null=True, unique=True)
    card_sealed = SealedField(null=True)
    opened_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField(default=now)
    practice = models.BooleanField(default=False)
    seq = models.PositiveIntegerField(default=0)
    due_at = models.BigIntegerField(null=True)
    closed_at = models.DateTimeField(null=True)
    sealed_until = models.DateTimeField(null=True)
    watch_told = models.TextField(default="?")

    class Meta:
        indexes = [
            models.Index(fields=["due_at"], name="circles_due"),
            models.Index(fields=["sealed_until"], name="circles_sealed_until"),
        ]

    def __str__(self) -> str:
        return f"room {self.id}"

    def get_absolute_url(self) -> str:
        return f"/circles/{self.id}/"

    @property
    def live(self) -> str:
        """The name of its live room."""
        return f"circle:{self.id}"


class Logged(models.Model):
    """One event of a room's log (law 1): numbers, never words."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="log")
    seq = models.PositiveIntegerField()
    at = models.BigIntegerField()
    kind = models.CharField(max_length=20)
    told = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "seq"], name="circles_one_event_per_number")]


class Seat(models.Model):
    """Who a seat number is, in one room. stand_in: the pen name of a simulated member, in a rehearsal.

    seen_at: the last sign of life, in milliseconds. agreed_at: when the agreements were accepted.
    """

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="seats")
    number = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="seats")
    stand_in = models.CharField(max_length=40, blank=True)
    agreed_at = models.DateTimeField(default=now)
    seen_at = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "number"], name="circles_one_seat_per_number"),
            models.UniqueConstraint(fields=["room", "person"], name="circles_one_seat_per_person"),
        ]


class Answered(models.Model):
    """Law 2: what a command was answered at first. refusal is empty when it was done."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="+")
    command = models.CharField(max_length=64)
    refusal = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "command"], name="circles_a_command_once")]


class Serving(models.Model):
    """One row: when somebody was last known to be serving, in milliseconds (law 9)."""

    at = models.BigIntegerField()
