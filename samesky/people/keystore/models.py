"""The wrapped data keys, in a database of their own (alias "keys"): one per person, group, circle or case."""

from django.db import models

from samesky.kit.clock import now
from samesky.kit.ids import new_id


class DataKey(models.Model):
    """A data key, wrapped by a host key. Says nothing about whose it is: the owner's row names its key.

    fades: it is destroyed within days (a circle's), so it is in no backup.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    wrapped = models.BinaryField()
    host_key_id = models.CharField(max_length=16)
    made_at = models.DateTimeField(default=now)
    fades = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["host_key_id"], name="keystore_by_host_key"),
            models.Index(fields=["made_at"], name="keystore_fading", condition=models.Q(fades=True)),
        ]

    def __str__(self) -> str:
        return f"data key {self.id}"
