"""Secret addresses under which a calendar program reads along."""

from django.db import models

from samesky.groups.models import Group
from samesky.kit.clock import now
from samesky.kit.ids import new_id
from samesky.people.models import Person
from samesky.people.sealing import SealedField


class CalendarAddress(models.Model):
    """One person's address for their own calendar, or (with a group) for that group's. Only a hash finds it.

    token_sealed: so that the person can read it again. neutral: titles say nothing. Revoking deletes the row.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, null=True, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    token_sealed = SealedField()
    neutral = models.BooleanField(default=True)
    made_at = models.DateTimeField(default=now)


class Listing(models.Model):
    """A row of a meetings feed that a host brought over: public by its nature. slug: its name there. row: JSON, as it was read."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.CharField(max_length=64, unique=True)
    row = models.TextField()
    read_from = models.CharField(max_length=200, blank=True)
    read_at = models.DateTimeField(default=now)


class Bringing(models.Model):
    """A meetings feed that a host is bringing over, or brought. All of it is public by its nature; all texts are JSON.

    rows: what can be kept; refused: what cannot, and why; before: the listings that saving it replaced or took off, to undo it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    read_from = models.CharField(max_length=200, blank=True)
    read_at = models.DateTimeField(default=now)
    rows = models.TextField()
    refused = models.TextField()
    before = models.TextField(default="[]")
    saved_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
