"""A series: something that happens in a group, once or again and again. What it says of itself is sealed under the group's key."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samesky.groups.models import Group
from samesky.kit.clock import now
from samesky.kit.ids import new_id
from samesky.people.models import Person
from samesky.people.sealing import SealedField


class Series(models.Model):
    """One series (a gathering that happens once is a series of one).

    day, clock, zone: the first begin, by the clock on the wall there; rrule: RFC 5545, empty for once; skipped: days without it,
    ISO dates parted by commas. first_at and over_at bound all of it as instants (over_at is empty when it goes on for good).
    here, link, street: where people meet; the link and the street are among the words.
    address_open: the group lets the whole address be public.
    follows: "this and all after" was changed, and this is what comes after. sequence: RFC 5545, one more with each change that matters.
    """

    class Kind(models.TextChoices):
        CIRCLE = "circle", _("sharing circle")
        COFFEE = "coffee", _("coffee chat")
        WORKSHOP = "workshop", _("workshop")

    class Who(models.TextChoices):
        GROUP = "group", _("people in the group")
        MEMBERS = "members", _("members of this place")
        ANYONE = "anyone", _("anyone; it stands in the open calendar")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="series")
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=now)
    changed_at = models.DateTimeField(default=now)
    sequence = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    who = models.CharField(max_length=10, choices=Who.choices, default=Who.GROUP)
    script = models.CharField(max_length=60, blank=True)
    day = models.DateField()
    clock = models.TimeField()
    zone = models.CharField(max_length=64)
    minutes = models.PositiveSmallIntegerField(default=60)
    rrule = models.CharField(max_length=300, blank=True)
    skipped = models.TextField(blank=True)
    first_at = models.DateTimeField()
    over_at = models.DateTimeField(null=True)
    here = models.BooleanField(default=True)
    link = models.BooleanField(default=False)
    street = models.BooleanField(default=False)
    address_open = models.BooleanField(default=False)
    languages = models.CharField(max_length=60, blank=True)
    capacity = models.PositiveSmallIntegerField(default=8)
    words_sealed = SealedField()
    follows = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["first_at", "over_at"], name="gatherings_between"),
            models.Index(fields=["changed_at"], name="gatherings_changed"),
        ]

    def __str__(self) -> str:
        return f"series {self.id}"

    def get_absolute_url(self) -> str:
        return f"/gatherings/{self.id}/"


class Duty(models.Model):
    """Who keeps, and who covers if the keeper does not come. original is empty for "every time"; place: whom to ask first.

    said_no_at: they cannot, this time; the rota shows the gap.
    """

    class Part(models.TextChoices):
        KEEPS = "keeps", _("keeps")
        COVERS = "covers", _("covers")

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="duties")
    original = models.CharField(max_length=13, blank=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="duties")
    part = models.CharField(max_length=10, choices=Part.choices)
    place = models.PositiveSmallIntegerField(default=0)
    said_no_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["series", "original", "person", "part"], name="gatherings_one_duty_each"
            )
        ]
