"""Putting a notice into a letter: the one that waits for this person already, or a new one. Part of telling, in its transaction."""

from datetime import datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Max, Q, Value
from django.db.models.functions import Least

from samesky.kit.clock import now
from samesky.kit.ids import new_token
from samesky.notices.core.timing import GATHERED, Quiet, when_due
from samesky.notices.kinds import Kind
from samesky.notices.models import EmailChoice, Letter, Notice, Wanted

WAITS = Q(sent_at=None, given_up_at=None, claimed_at=None)
"""Of letters: it was not sent, and nobody is sending it."""


def put_in_a_letter(notice: Notice, kind: Kind) -> None:
    """See to it that a letter will say that something waits, if the person asked for that.

    The caller has just told the person's room of it (live.journal) and holds that room's row until the commit: of two who tell the
    same person something, one comes after the other, and sees the letter the first one made.
    """
    if not kind.by_email:
        return
    wanted = Wanted.objects.filter(choice__person_id=notice.person_id, group=kind.by_email)
    for one in wanted.filter(choice__on_at__isnull=False).select_related("choice"):
        _put(notice, kind, one)


def quiet_of(choice: EmailChoice) -> Quiet | None:
    """The person's quiet hours, if they want some."""
    if choice.quiet_from is None or choice.quiet_to is None:
        return None
    return Quiet(choice.quiet_from, choice.quiet_to, ZoneInfo(choice.zone))


def _put(notice: Notice, kind: Kind, wanted: Wanted) -> None:
    at = now()
    due = when_due(
        at,
        at_once=wanted.at_once or kind.urgent,
        through_quiet=kind.urgent and wanted.choice.urgent_in_quiet,
        last=_last(notice, at - GATHERED),
        quiet=quiet_of(wanted.choice),
    )
    if notice.until is not None and notice.until <= due:
        return  # nobody would need that letter any more
    notice.letter = _waiting(notice, due) or Letter.objects.create(
        person_id=notice.person_id, message_id=_new_message_id(), due_at=due
    )
    notice.save(update_fields=["letter"])


def _waiting(notice: Notice, due: datetime) -> Letter | None:
    """The person's letter that waits, due no later than this one would be; None when there is none.

    It is taken by an UPDATE: whoever wants to send it meanwhile waits for our commit, and finds the notice in it.
    """
    mine = Letter.objects.filter(WAITS, person_id=notice.person_id)
    for letter in mine.order_by("due_at")[:1]:
        if mine.filter(pk=letter.pk).update(due_at=Least("due_at", Value(due))):
            return letter
    return None


def _last(notice: Notice, since: datetime) -> datetime | None:
    """When the latest letter to this person went, if that was after `since`."""
    sent = Letter.objects.filter(person_id=notice.person_id, sent_at__gt=since)
    found: datetime | None = sent.aggregate(last=Max("sent_at"))["last"]
    return found


def _new_message_id() -> str:
    """Chance, and the place's own name: nothing of the person."""
    return f"<{new_token()}@{urlsplit(settings.ADDRESSES[0]).hostname or 'localhost'}>"
