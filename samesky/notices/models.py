"""A notice: one line that waits for somebody on /notices. It holds a kind and an address, never words."""

from django.db import models

from samesky.kit.clock import now
from samesky.kit.ids import new_id
from samesky.people.models import Person


class Notice(models.Model):
    """`kind` names the words (notices.kinds), `address` where it leads, `by` whose act it tells of, if that may be said."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    address = models.CharField(max_length=200)
    by = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    at = models.DateTimeField(default=now, db_index=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person", "-at"], name="notices_newest_of_person")]
