"""Covers, asked one after another when nobody is there to keep a gathering that has begun."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samesky.gatherings.models.occurrence import Occurrence
from samesky.kit.clock import now
from samesky.people.models import Person


class CoverAsked(models.Model):
    """Somebody was asked to keep this time, and what they said. A yes also stands for who took it over unasked once it had begun.

    Seen by themselves only; kept as long as answers are.
    """

    class Answer(models.TextChoices):
        NONE = "", _("no answer yet")
        YES = "yes", _("I keep it")
        NO = "no", _("I cannot")

    occurrence = models.ForeignKey(Occurrence, on_delete=models.CASCADE, related_name="covers_asked")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(default=now)
    answered = models.CharField(max_length=3, choices=Answer.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["occurrence", "person"], name="gatherings_cover_asked_once")
        ]
