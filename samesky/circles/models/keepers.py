"""The group's list of trained keepers."""

from django.db import models

from samesky.groups.models import Group
from samesky.kit.clock import now
from samesky.people.models import Person


class Keeper(models.Model):
    """Somebody was trained to keep circles, and a facilitator put them on the group's list."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="keepers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="keeps")
    added_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "person"], name="circles_one_keeper_per_group")
        ]
