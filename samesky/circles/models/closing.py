"""What there is after a room has closed: how far its fading has come, words somebody was given, and who came where the group chose so."""

from django.db import models

from samesky.circles.models.room import Room
from samesky.groups.models import Group
from samesky.kit.clock import now
from samesky.kit.ids import new_id
from samesky.people.models import Person
from samesky.people.sealing import SealedField
from samesky.safety.models import Report


class Fading(models.Model):
    """A room closed. handed_at: its held words were sealed anew for whom they were held. Deleted when nothing of the room is left."""

    room = models.OneToOneField(Room, on_delete=models.CASCADE, primary_key=True, related_name="fading")
    handed_at = models.DateTimeField(null=True)
    claimed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["handed_at"], name="circles_to_hand_over")]


class Keepsake(models.Model):
    """Words that were held for somebody, under their own key; the words hold the pen name of whoever wrote them, as it was then.

    Its id is that of the held words. Gone at `until`, unless `kept_at` says that they keep it.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="keepsakes")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    room = models.ForeignKey(Room, on_delete=models.SET_NULL, null=True, related_name="keepsakes")
    words_sealed = SealedField()
    at = models.DateTimeField()
    until = models.DateTimeField()
    kept_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["kept_at", "until"], name="circles_keepsakes_to_let_go")]


class KeepsAttendance(models.Model):
    """A group chose that it stays known who came to its circles: to those that are opened from `at` on."""

    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=now)


class Attendance(models.Model):
    """Somebody came. Written at the closing, and only where the group chose so."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="attendance")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "person"], name="circles_somebody_came_once")]


class Told(models.Model):
    """Somebody told how a circle was for them. That they did, not what: it goes with the room."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "person"], name="circles_told_once")]


class Felt(models.Model):
    """How often a question was answered so in a group, over all its circles. waiting: not shown yet, until there are five together."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    question = models.PositiveSmallIntegerField()
    answer = models.PositiveSmallIntegerField()
    shown = models.PositiveIntegerField(default=0)
    waiting = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "question", "answer"], name="circles_one_sum_each")
        ]


class SealedTurn(models.Model):
    """A turn of a closed room that somebody told us about. It goes with the room; the reports about it stay."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="sealed_turns")
    number = models.PositiveIntegerField()
    seat = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "number", "seat"], name="circles_a_turn_told_of_once")
        ]


class Yes(models.Model):
    """A moderator says that a turn shall be read for a report, and why. Two of them open it; one alone opens nothing."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    reason_sealed = SealedField()
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "by"], name="circles_one_yes_each")]
