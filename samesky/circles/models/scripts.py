"""Scripts that keepers wrote down: every change is a new version, and older ones stay readable. Sealed under the group's key."""

from django.db import models

from samesky.groups.models import Group
from samesky.kit.clock import now
from samesky.kit.ids import new_id
from samesky.people.models import Person
from samesky.people.sealing import SealedField


class Script(models.Model):
    """How a circle may go. shared_at: since when the group's other keepers see it; until then only whoever kept it does."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="scripts")
    kept_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=now)
    shared_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"script {self.id}"


class ScriptVersion(models.Model):
    """What a script said from then on."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    script = models.ForeignKey(Script, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=now)
    words_sealed = SealedField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["script", "number"], name="circles_one_version_per_number")
        ]
