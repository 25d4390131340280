"""What somebody brought to a workshop: a way of coping, as a draft of their own. Nobody publishes it from here."""

from django.db import models

from samesky.circles.models.room import Room
from samesky.kit.clock import now
from samesky.kit.ids import new_id
from samesky.people.models import Person
from samesky.people.sealing import SealedField


class Brought(models.Model):
    """A method, sealed under its author's own key: it stays theirs when the room's words fade.

    kept_at: they keep it; what is not kept is withdrawn seven days after the room closed. shown: the room may read it while it is open.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="brought")
    room = models.ForeignKey(Room, on_delete=models.SET_NULL, null=True, related_name="brought")
    title_sealed = SealedField(null=True)
    how_sealed = SealedField(null=True)
    when_sealed = SealedField(null=True)
    shown = models.BooleanField(default=False)
    at = models.DateTimeField(default=now)
    kept_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["kept_at", "room"], name="circles_brought_not_kept")]
