"""A notice: one line that waits for somebody on /notices. It holds a kind and an address, never words. And the letters that say so."""

from django.db import models
from django.db.models import Q

from samesky.kit.clock import now
from samesky.kit.ids import new_id
from samesky.people.models import Person
from samesky.people.sealing import SealedField


class EmailChoice(models.Model):
    """What a person wants by e-mail, and where. Letters go while `on_at` is set: the address was confirmed, and nothing stopped it.

    `mark` is chance, known to nobody else: the link that stops letters names it. `zone` is there only for quiet hours.
    """

    class Stopped(models.TextChoices):
        LINK = "link", "by the link in a letter"
        REFUSED = "refused", "the address refused a letter"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="email_choice")
    mark = models.UUIDField(unique=True, default=new_id, editable=False)
    address_sealed = SealedField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    on_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    stopped_why = models.CharField(max_length=8, choices=Stopped.choices, blank=True)
    quiet_from = models.TimeField(null=True)
    quiet_to = models.TimeField(null=True)
    zone = models.CharField(max_length=60, blank=True)
    urgent_in_quiet = models.BooleanField(default=False)


class Wanted(models.Model):
    """A group of kinds (notices.kinds.groups) the person wants by e-mail: gathered, or at once."""

    choice = models.ForeignKey(EmailChoice, on_delete=models.CASCADE, related_name="wanted")
    group = models.CharField(max_length=20)
    at_once = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["choice", "group"], name="notices_wanted_once")]


class Letter(models.Model):
    """One e-mail that says that something waits. Its Message-ID is fixed here, so that a letter sent twice is known to be one.

    `due_at` moves on with quiet hours and failures; `claimed_at` is set by whoever is sending it; `why` names a failure, never a person.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="letters")
    message_id = models.CharField(max_length=320, unique=True)
    due_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    first_tried_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(sent_at=None, given_up_at=None),
                name="notices_letters_due",
            )
        ]


class Notice(models.Model):
    """`kind` names the words (notices.kinds), `address` where it leads, `by` whose act it tells of, if that may be said.

    once: what it tells of, where that may be told only once; `until`: from then on an e-mail about it makes no sense any more.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    address = models.CharField(max_length=200)
    by = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    at = models.DateTimeField(default=now, db_index=True)
    seen_at = models.DateTimeField(null=True)
    once = models.CharField(max_length=120, blank=True, default="")
    until = models.DateTimeField(null=True)
    letter = models.ForeignKey(Letter, on_delete=models.SET_NULL, null=True, related_name="notices")

    class Meta:
        indexes = [models.Index(fields=["person", "-at"], name="notices_newest_of_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "once"], condition=~Q(once=""), name="notices_once_per_person"
            )
        ]
