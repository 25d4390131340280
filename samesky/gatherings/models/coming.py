"""Who comes: an answer, and with a yes a seat, or a place in the waiting list."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samesky.gatherings.models.occurrence import Occurrence
from samesky.kit.clock import now
from samesky.kit.ids import new_id
from samesky.people.models import Person


class Coming(models.Model):
    """One person's answer for one time. Seen by themselves and by those who lead the group, by nobody else.

    asked_at: when they said yes, which is their place in line. offered_until: a seat that came free is held for them until then.
    passed: how often an offer ended without an answer. buddy: they would like somebody to arrive with.
    remind_at: when to think of a reminder again; after it is over, of a word to somebody who missed it.
    """

    class Answer(models.TextChoices):
        YES = "yes", _("I come")
        MAYBE = "maybe", _("maybe")
        NO = "no", _("not this time")

    class Seat(models.TextChoices):
        NONE = "", _("no seat")
        WAITING = "waiting", _("waiting for a seat")
        OFFERED = "offered", _("a seat is offered")
        HELD = "held", _("a seat")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    occurrence = models.ForeignKey(Occurrence, on_delete=models.CASCADE, related_name="comings")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="comings")
    answer = models.CharField(max_length=6, choices=Answer.choices)
    seat = models.CharField(max_length=8, choices=Seat.choices, blank=True)
    asked_at = models.DateTimeField(default=now)
    offered_until = models.DateTimeField(null=True, db_index=True)
    passed = models.PositiveSmallIntegerField(default=0)
    buddy = models.BooleanField(default=False)
    answered_at = models.DateTimeField(default=now, db_index=True)
    remind_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["occurrence", "person"], name="gatherings_one_answer_each")
        ]


class Buddy(models.Model):
    """Somebody offered to arrive together with a person who is nervous of coming alone."""

    coming = models.OneToOneField(Coming, on_delete=models.CASCADE, related_name="met_by")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=now)


class RemindMe(models.Model):
    """When somebody wants to be reminded of what they said yes to: minutes before, parted by commas; empty for never. zone: theirs.

    missed: whether they may be told, once, that something went on without them.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    minutes = models.CharField(max_length=40, default="1440,60")
    zone = models.CharField(max_length=64, blank=True)
    missed = models.BooleanField(default=True)


class Reminded(models.Model):
    """A reminder that was looked at, and given if it still made sense: once for each coming, distance, and begin.

    which: minutes before, or "missed". starts_at: the begin it was about; what is moved is reminded of anew.
    """

    coming = models.ForeignKey(Coming, on_delete=models.CASCADE, related_name="reminded")
    which = models.CharField(max_length=12)
    starts_at = models.DateTimeField()
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["coming", "which", "starts_at"], name="gatherings_reminded_once")
        ]
