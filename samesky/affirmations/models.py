"""Affirmations: thanks or recognition for something said or done. Read by the two people it is between, and never counted."""

from django.db import models

from samesky.kit.clock import now
from samesky.kit.ids import new_id
from samesky.people.models import Person
from samesky.people.sealing import SealedField


class Affirmation(models.Model):
    """One sentence or a few, from one person to another, about a thing (an opaque kind and id). Sealed under the giver's key."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="affirmations_given")
    to = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="affirmations_received")
    kind = models.CharField(max_length=20)
    thing_id = models.UUIDField()
    words_sealed = SealedField()
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["by", "kind", "thing_id"], name="affirmations_one_per_thing")
        ]
        indexes = [models.Index(fields=["kind", "thing_id"], name="affirmations_by_thing")]

    def __str__(self) -> str:
        return f"affirmation {self.id}"
