"""What tests of letters share: a place that writes, somebody who wants letters, and what arrived."""

from datetime import UTC, datetime, time

from django.core import mail
from django.core.mail import EmailMessage
from django.db import transaction

from samesky.kit.clock import held_at
from samesky.notices.actions import tell
from samesky.notices.actions.email import Wish, choose
from samesky.notices.models import EmailChoice
from samesky.notices.sending import send_due
from samesky.people.models import Person
from samesky.people.sealing import put

NOON = datetime(2026, 3, 11, 12, 0, tzinfo=UTC)
ADDRESS = "amara@post.example"


def wants(
    person: Person,
    *groups: str,
    at_once: bool = False,
    address: str = ADDRESS,
    quiet: tuple[time, time] | None = None,
    zone: str = "Europe/Berlin",
    urgent_in_quiet: bool = False,
) -> EmailChoice:
    """A confirmed address, and these groups of kinds wanted."""
    choice = EmailChoice.objects.get_or_create(person=person)[0]
    put(choice, "address", address, key=person.key_id)
    choice.confirmed_at = NOON
    choice.save()
    start, end = quiet or (None, None)
    chosen = dict.fromkeys(groups or ("reminders",), at_once)
    choose(person, Wish(chosen, start, end, zone, urgent_in_quiet))
    return EmailChoice.objects.get(person=person)


def told(
    person: Person,
    at: datetime = NOON,
    kind: str = "soon",
    *,
    by: Person | None = None,
    until: datetime | None = None,
) -> None:
    """Somebody is told something at that moment."""
    with held_at(at), transaction.atomic():
        tell(person.id, kind, "/today", by=by.id if by else None, until=until)


def sent_at(moment: datetime) -> list[EmailMessage]:
    """What goes when letters are looked at in that moment."""
    before = len(mail.outbox)
    with held_at(moment):
        send_due(100)
    return list(mail.outbox[before:])
