"""An occurrence is computed; it becomes a row once something hangs on it: a seat, a change, a room."""

from django.db import models
from django.db.models import F, Q

from samesky.circles.models import Room
from samesky.gatherings.models.series import Series
from samesky.kit.clock import now
from samesky.kit.ids import new_id
from samesky.people.models import Person
from samesky.people.sealing import SealedField


class Occurrence(models.Model):
    """One time of a series. original: the begin it had by the rule, on the wall there, as `20261201T1900`; it never changes.

    starts_at, ends_at: as it is now. taken: seats given or offered, never above capacity.
    words_sealed: what differs from the series, this time.
    called_off_at: nobody came to keep it. notes_sealed: for next time, for those who lead the group.
    cover_at: when to look whether somebody keeps it. Empty: nobody is awaited yet, or nothing is to be done any more.
    look_at: when its waiting list is to be looked at again: a seat came free, or an offer ends. Empty: nothing is to be done.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="stored")
    original = models.CharField(max_length=13)
    starts_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField()
    moved_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    called_off_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(default=now)
    changed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    sequence = models.PositiveIntegerField(default=0)
    capacity = models.PositiveSmallIntegerField()
    taken = models.PositiveSmallIntegerField(default=0)
    look_at = models.DateTimeField(null=True, db_index=True)
    cover_at = models.DateTimeField(null=True, db_index=True)
    words_sealed = SealedField(null=True)
    notes_sealed = SealedField(null=True)
    room = models.OneToOneField(Room, on_delete=models.SET_NULL, null=True, related_name="gathering")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "original"], name="gatherings_one_row_each_time"),
            models.CheckConstraint(condition=Q(taken__lte=F("capacity")), name="gatherings_never_too_many"),
        ]

    def __str__(self) -> str:
        return f"occurrence {self.id}"

    def get_absolute_url(self) -> str:
        return f"/gatherings/{self.series_id}/{self.original}/"

    @property
    def hold_address(self) -> str:
        """Of the page of those who hold it."""
        return f"{self.get_absolute_url()}hold"
