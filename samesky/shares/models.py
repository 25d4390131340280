"""Shares, replies, "been there", and the drafts of both.

Words are sealed under their author's key, or the group's once they are nobody's.
"""

from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from samesky.groups.models import Group
from samesky.kit.clock import now
from samesky.kit.ids import new_id
from samesky.people.models import Person
from samesky.people.sealing import SealedField

ALL_MEMBERS_ROOM = "members:all"


class Wants(models.TextChoices):
    """What the author of a share wants."""

    EARS = "ears", _("ears")
    IDEAS = "ideas", _("ideas")
    COMPANY = "company", _("company")
    CELEBRATION = "celebration", _("celebration")


class Share(models.Model):
    """Something said to a group, or (no group) to all members. Without an author it is nobody's, or withdrawn with answers left."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, null=True, related_name="shares")
    author = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="shares")
    words_sealed = SealedField(null=True)
    note_sealed = SealedField(null=True)
    vector_sealed = SealedField(null=True)
    vector_model = models.CharField(max_length=40, blank=True)
    wants = models.CharField(max_length=12, choices=Wants.choices, default=Wants.EARS)
    said_at = models.DateTimeField(default=now)
    changed_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["group", "-said_at"], name="shares_newest_of_group")]

    def __str__(self) -> str:
        return f"share {self.id}"

    def get_absolute_url(self) -> str:
        return f"/shares/{self.id}/"

    @property
    def room(self) -> str:
        """The live room of its own page."""
        return f"share:{self.id}"

    @property
    def place_room(self) -> str:
        """The live room of the page it stands on."""
        return f"group:{self.group_id}" if self.group_id else ALL_MEMBERS_ROOM

    @property
    def fragment(self) -> str:
        return fragment_of(self.id)


def fragment_of(share_id: UUID) -> str:
    """The name of a share's card, as live pages know it."""
    return f"share-{share_id}"


class Reply(models.Model):
    """An answer to a share."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    share = models.ForeignKey(Share, on_delete=models.CASCADE, related_name="replies")
    author = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="replies")
    words_sealed = SealedField(null=True)
    said_at = models.DateTimeField(default=now)
    changed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["share", "said_at"], name="shares_replies_in_order")]

    def __str__(self) -> str:
        return f"reply {self.id}"

    def get_absolute_url(self) -> str:
        return f"/shares/{self.share_id}/#reply-{self.id}"


class BeenThere(models.Model):
    """ "I have been there": shown to the share's author as a pen name, and to nobody else."""

    share = models.ForeignKey(Share, on_delete=models.CASCADE, related_name="been_there")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="been_there")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["share", "person"], name="shares_been_there_once")]


class NotNow(models.Model):
    """Somebody would rather not sit with this share now; it is not suggested to them again, and nobody is told."""

    share = models.ForeignKey(Share, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["share", "person"], name="shares_not_now_once")]


class Reading(models.Model):
    """Until when somebody has read what was answered to them; private, and only for their own /today."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="+")
    until = models.DateTimeField()


class Draft(models.Model):
    """Words not sent yet, one draft for each place: "group:<id>", "members", "reply:<share id>", or "first" (carried from /start)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="drafts")
    place = models.CharField(max_length=60)
    words_sealed = SealedField(null=True)
    changed_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "place"], name="shares_one_draft_per_place")]
