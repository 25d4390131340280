"""Looking after somebody in a room: "I am not all right", private lines, why somebody was asked to rest. All of it goes with the room."""

from django.db import models
from django.db.models import Q

from samesky.circles.models.room import Room
from samesky.groups.models import Group
from samesky.kit.clock import now
from samesky.kit.ids import new_id
from samesky.people.models import Person
from samesky.people.sealing import SealedField


class NotAllRight(models.Model):
    """Somebody said that they are not all right. Who was told of it, and who has seen it.

    keeper: whom it reached in the room, if anybody kept it. goes_on_at: when it goes on to the watch, unless somebody has seen it.
    watch_at: when the watch was told; lines_at: when nobody could be, and the doors of /help-now were all there was.
    concern_id: the case it became, which stays when the room goes.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="not_all_right")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=now)
    keeper = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    goes_on_at = models.DateTimeField(null=True)
    watch_at = models.DateTimeField(null=True)
    lines_at = models.DateTimeField(null=True)
    seen_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    seen_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    concern_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["room", "person"], condition=Q(ended_at=None), name="circles_not_all_right_once"
            )
        ]
        indexes = [models.Index(fields=["goes_on_at"], name="circles_goes_on_to_watch")]


class PrivateLine(models.Model):
    """Two people of a room, or somebody on watch and one of the room, write to each other; nobody else reads it. Either may end it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="lines")
    beside = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["room", "beside", "person"],
                condition=Q(ended_at=None),
                name="circles_one_line_of_two",
            )
        ]

    @property
    def live(self) -> str:
        """The name of its live room, for its own page."""
        return f"line:{self.id}"


class LineWords(models.Model):
    """What one of the two wrote, sealed under the room's key."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    line = models.ForeignKey(PrivateLine, on_delete=models.CASCADE, related_name="words")
    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    words_sealed = SealedField(null=True)
    at = models.DateTimeField(default=now)


class RestReason(models.Model):
    """Why a keeper asked somebody to rest: a line that only that person reads."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="+")
    seat = models.PositiveSmallIntegerField()
    words_sealed = SealedField(null=True)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "seat"], name="circles_one_reason_to_rest")]


class KeeperlessAllowance(models.Model):
    """A safeguarding lead allowed this group to sit without a keeper. Taking it back deletes the row."""

    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="keeperless")
    allowed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=now)
