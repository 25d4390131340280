"""What keeps this place safe: the watch rota, the lines somebody can call, what was reported, and the record of who did what."""

from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _

from samesky.kit.clock import now
from samesky.kit.ids import new_id
from samesky.people.models import Person
from samesky.people.sealing import SealedField

DESK_ROOM = "desk:all"
"""The live room of the desk."""


class WatchTurn(models.Model):
    """Somebody is on watch from `starts_at` to `ends_at`. Who it is, only hosts and safeguarding leads are shown."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="watch_turns")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(db_index=True)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="safety_a_turn_has_length"
            ),
            models.UniqueConstraint(
                fields=["person", "starts_at", "ends_at"], name="safety_one_turn_at_a_time"
            ),
        ]


class HelpLine(models.Model):
    """A number or an address of people who help, entered and checked by the host. Anybody may read it, so it is not sealed."""

    class Shelf(models.TextChoices):
        EMERGENCY = "emergency", _("The emergency number here")
        ANYBODY = "anybody", _("A line people can turn to")
        YOUNG = "young", _("A line for young people")

    class Channel(models.TextChoices):
        CALL = "call", _("Call")
        TEXT = "text", _("Text message")
        CHAT = "chat", _("Chat or web page")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    shelf = models.CharField(max_length=10, choices=Shelf.choices, default=Shelf.ANYBODY)
    name = models.CharField(max_length=80)
    channel = models.CharField(max_length=5, choices=Channel.choices, default=Channel.CALL)
    reach = models.CharField(max_length=200)
    hours = models.CharField(max_length=120)
    language = models.CharField(max_length=80, blank=True)
    for_whom = models.CharField(max_length=200, blank=True)
    costs = models.CharField(max_length=120, blank=True)
    checked_on = models.DateField()
    expires_on = models.DateField()
    entered_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["name", "id"]


class Report(models.Model):
    """Somebody's concern, and a copy of what it is about, sealed under a key of its own that is destroyed when it is forgotten.

    kind and thing_id name the thing (safety.things); both empty: it is told in the reporter's own words only. `about` is who wrote the
    thing. Either person may leave meanwhile: the report keeps the copy, and no longer says whose it is.
    """

    class Reason(models.TextChoices):
        LOOK = "look", _("Please have a look")
        HURTS = "hurts", _("It hurts or attacks somebody")
        DANGER = "danger", _("Somebody may be in danger")
        PRIVATE = "private", _("It gives away who or where somebody is")
        SELLS = "sells", _("It sells something, or does not belong here")

    class Outcome(models.TextChoices):
        NOTHING = "nothing", _("Nothing needed")
        SPOKEN = "spoken", _("Spoken with")
        DOWN = "down", _("Words taken down")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key_id = models.UUIDField(unique=True)
    kind = models.CharField(max_length=20, blank=True)
    thing_id = models.UUIDField(null=True)
    reporter = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    about = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(max_length=10, choices=Reason.choices, default=Reason.LOOK)
    copy_sealed = SealedField(null=True)
    words_sealed = SealedField(null=True)
    note_sealed = SealedField(null=True)
    made_at = models.DateTimeField(default=now)
    taken_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    forgotten_at = models.DateTimeField(null=True)
    sent_as = models.CharField(max_length=40, null=True, unique=True)  # noqa: DJ001  # many have none, and none is not a token

    class Meta:
        indexes = [models.Index(fields=["closed_at", "made_at"], name="safety_open_reports_in_order")]

    def get_absolute_url(self) -> str:
        return f"/desk/{self.id}/"


class AppendOnly(Exception):
    """A row of the record is never changed and never deleted."""


class RecordRows(models.QuerySet["Record"]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnly

    def delete(self) -> NoReturn:
        raise AppendOnly

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly


class Record(models.Model):
    """Who did what, to which thing, and when. Acts and identifiers only, never words; so nobody's leaving changes it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    by_id = models.UUIDField()
    act = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    thing_id = models.CharField(max_length=80)
    at = models.DateTimeField(default=now)

    objects = RecordRows.as_manager()

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["kind", "thing_id", "at"], name="safety_record_of_a_thing")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly
