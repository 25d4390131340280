"""What a group calls the talking piece."""

from django.db import models

from samesky.groups.models import Group
from samesky.kit.clock import now
from samesky.kit.ids import new_id
from samesky.people.models import Person
from samesky.people.sealing import SealedField


class PieceName(models.Model):
    """The group's own word for the talking piece, sealed under its key. Without a row it is called the talking piece."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="piece_name")
    name_sealed = SealedField(null=True)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=now)
