"""Groups: people who share an experience, the agreements they have read, and who came in how."""

from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from samesky.kit.clock import now
from samesky.kit.ids import new_id
from samesky.people.models import Person
from samesky.people.sealing import SealedField

MOST_AGREEMENTS = 7


@dataclass(frozen=True)
class Card:
    """What a group says of itself."""

    name: str
    about: str
    agreements: tuple[str, ...]
    topics: tuple[str, ...]


class Group(models.Model):
    """A group. Its card is sealed under its own key; that of a listed group is public and kept in memory (groups.cards)."""

    class Joining(models.TextChoices):
        OPEN = "open", _("open: anyone who accepts the agreements")
        REQUEST = "request", _("on request: a facilitator says yes")
        INVITATION = "invitation", _("by invitation: nobody else knows that it exists")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    key_id = models.UUIDField(unique=True)
    card_sealed = SealedField()
    joining = models.CharField(max_length=10, choices=Joining.choices, default=Joining.OPEN)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=now)
    changed_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return f"group {self.id}"

    @property
    def listed(self) -> bool:
        """Whether anybody may know that it exists."""
        return self.joining != self.Joining.INVITATION

    def get_absolute_url(self) -> str:
        return f"/groups/{self.slug}/"

    @property
    def room(self) -> str:
        return room_of(self.id)


def room_of(group_id: UUID) -> str:
    """The name of a group's live room."""
    return f"group:{group_id}"


class Membership(models.Model):
    """Somebody came in, having accepted the agreements as they were on that day. Leaving deletes the row; nobody is told."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    agreed_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "person"], name="groups_one_membership")]


class Facilitation(models.Model):
    """Somebody leads a group, as a participant."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="facilitations")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="facilitations")
    given_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    given_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "person"], name="groups_one_facilitation")]


class JoinRequest(models.Model):
    """Somebody asks to come in; the agreements are accepted. A yes or a no deletes the row."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="requests")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="join_requests")
    words_sealed = SealedField(null=True)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "person"], name="groups_one_request")]


class Invitation(models.Model):
    """A link that lets people in: only a hash of its token is kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="invitations")
    token_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(default=now)
    ends_at = models.DateTimeField()


class AskedToLeave(models.Model):
    """A facilitator asked somebody to step out of a group; they cannot come back in by themselves."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "person"], name="groups_asked_to_leave_once")]
