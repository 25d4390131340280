"""The keys with which this place signs that somebody was there."""

from django.db import models

from samesky.kit.clock import now
from samesky.kit.ids import new_id
from samesky.people.sealing import SealedField


class SigningKey(models.Model):
    """An Ed25519 key (RFC 8032). public: 32 bytes, for everybody. private_sealed: under the place's own key; empty for one that signs no
    more. Old ones stay: papers that were signed with them are still true.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    public = models.BinaryField(unique=True)
    private_sealed = SealedField(null=True)
    made_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return f"signing key {self.id}"
