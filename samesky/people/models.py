"""A person and what belongs to them: their pen name, roles, lived experience, blocks and mutes, and the once-only tokens of their forms."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from samesky.kit.clock import now
from samesky.kit.ids import new_id
from samesky.kit.text import name_key
from samesky.people.sealing import SealedField


class People(BaseUserManager["Person"]):
    def get_by_natural_key(self, pen_name: str | None) -> "Person":
        return self.get(name_key=name_key(pen_name or ""))


class Person(AbstractBaseUser):
    """Somebody with an account. `name_key` makes pen names unique on both databases; `key_id` names their data key."""

    class Theme(models.TextChoices):
        DEVICE = "", _("as my device says")
        LIGHT = "light", _("light")
        DARK = "dark", _("dark")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pen_name = models.CharField(max_length=40)
    name_key = models.CharField(max_length=120, unique=True)
    key_id = models.UUIDField(unique=True)
    sky_turn = models.PositiveSmallIntegerField(default=0)
    theme = models.CharField(max_length=5, choices=Theme.choices, default=Theme.DEVICE, blank=True)
    joined_at = models.DateTimeField(default=now)
    way_back_hash = models.CharField(max_length=200, blank=True)
    email_sealed = SealedField(null=True)
    email_confirmed_at = models.DateTimeField(null=True)

    objects: ClassVar[People] = People()
    USERNAME_FIELD = "name_key"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return f"person {self.id}"

    def save(self, *args: object, **kwargs: object) -> None:
        self.name_key = name_key(self.pen_name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def roles(self) -> frozenset[str]:
        """The roles granted to this person, asked once per instance."""
        known: frozenset[str] | None = self.__dict__.get("_roles")
        if known is None:
            known = frozenset(self.role_grants.values_list("role", flat=True))
            self.__dict__["_roles"] = known
        return known

    def may_act_as(self, role: str) -> bool:
        return role in self.roles


class RoleGrant(models.Model):
    """A role somebody was given, with who gave it and when. Roles are sets of grants, never a ladder."""

    class Role(models.TextChoices):
        HOST = "host", _("host")
        MODERATOR = "moderator", _("moderator")
        LEAD = "lead", _("safeguarding lead")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="role_grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    granted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    granted_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "role"], name="people_one_grant_per_role")]


class Topic(models.Model):
    """A topic of the list: shipped with the project (data/topics.toml), hidden or added by the host."""

    slug = models.SlugField(primary_key=True, max_length=60)
    name = models.CharField(max_length=80)
    about = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField(default=1000)
    hidden_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["order", "slug"]

    def __str__(self) -> str:
        return self.name


class Visible(models.TextChoices):
    """Who may see a field of somebody's lived experience."""

    NOBODY = "nobody", _("nobody but me")
    GROUPS = "groups", _("people in my groups")
    MEMBERS = "members", _("all members")


class Experience(models.Model):
    """What a person has been through, in their own words and as topics: sealed, each field shown to whom they chose.

    topics are sealed too (a JSON list of slugs): what somebody chose is as private as their words.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="experience")
    topics_sealed = SealedField(null=True)
    topics_visible = models.CharField(max_length=8, choices=Visible.choices, default=Visible.NOBODY)
    own_words_sealed = SealedField(null=True)
    own_words_visible = models.CharField(max_length=8, choices=Visible.choices, default=Visible.NOBODY)
    vector_sealed = SealedField(null=True)
    vector_model = models.CharField(max_length=40, blank=True)
    changed_at = models.DateTimeField(default=now)


class Block(models.Model):
    """From now on these two are invisible to each other, everywhere."""

    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="blocks_made")
    of = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="blocks_met")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["by", "of"], name="people_one_block_per_pair"),
            models.CheckConstraint(
                condition=~models.Q(by=models.F("of")), name="people_nobody_blocks_themselves"
            ),
        ]


class Mute(models.Model):
    """`by` does not want to read `of` for now; `of` notices nothing."""

    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="mutes_made")
    of = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="mutes_met")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["by", "of"], name="people_one_mute_per_pair"),
            models.CheckConstraint(
                condition=~models.Q(by=models.F("of")), name="people_nobody_mutes_themselves"
            ),
        ]


class Once(models.Model):
    """A form that was sent, and where its first result is: a double tap or a retry after a lost answer is shown that."""

    token = models.CharField(max_length=40)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    result = models.CharField(max_length=200)
    at = models.DateTimeField(default=now, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "token"], name="people_once_per_token")]


class Leaving(models.Model):
    """An unfinished leaving: the ticker completes it. Holds ids only, and is deleted with its last step."""

    class Way(models.TextChoices):
        ERASED = "erased", _("everything I wrote is erased")
        NOBODYS = "nobodys", _("what I wrote stays, and is nobody's")

    person_id = models.UUIDField(primary_key=True)
    key_id = models.UUIDField()
    way = models.CharField(max_length=8, choices=Way.choices)
    asked_at = models.DateTimeField(default=now)
    claimed_at = models.DateTimeField(null=True)


class HostChoice(models.Model):
    """One choice of the host's for this place (people.place)."""

    name = models.CharField(primary_key=True, max_length=60)
    value = models.CharField(max_length=500)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=now)


class Knock(models.Model):
    """One try at a door that is counted (sign-in, join, way back). `key` is a keyed hash of an address or a pen name: neither is kept."""

    door = models.CharField(max_length=20)
    key = models.CharField(max_length=32)
    at = models.DateTimeField(default=now, db_index=True)

    class Meta:
        indexes = [models.Index(fields=["door", "key", "at"], name="people_knocks")]
