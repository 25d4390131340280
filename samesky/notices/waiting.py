"""Looking at a letter at the moment it would go: whether it still makes sense, whether it may come now, and what it says."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from samesky.notices.addresses import address_of
from samesky.notices.kinds import Kind, kinds, silent
from samesky.notices.models import EmailChoice, Letter
from samesky.notices.queries import visible_to
from samesky.notices.stopping import stop_path
from samesky.notices.writing import quiet_of
from samesky.people import letters
from samesky.people.keyring import KeyGone
from samesky.people.models import Leaving


@dataclass(frozen=True)
class Drop:
    """Nobody needs it any more: it was seen, its time is over, it tells of somebody hidden, or letters are not wanted."""


@dataclass(frozen=True)
class Later:
    """These are quiet hours; they end at `at`."""

    at: datetime


def addressed(letter: Letter, at: datetime) -> EmailMessage | Drop | Later:
    """The letter as it goes at this moment."""
    choice = EmailChoice.objects.filter(person_id=letter.person_id, on_at__isnull=False).first()
    if choice is None or not choice.confirmed_at or _may_get_none(choice):
        return Drop()
    told = _still_true(letter, choice, at)
    if not told:
        return Drop()
    quiet = quiet_of(choice)
    through = choice.urgent_in_quiet and any(kind.urgent for kind in told)
    if quiet and not through and quiet.holds(at):
        return Later(quiet.over(at))
    try:
        return _message(letter, choice, address_of(choice))
    except KeyGone:
        return Drop()


def _may_get_none(choice: EmailChoice) -> bool:
    person_id = choice.person_id
    return Leaving.objects.filter(person_id=person_id).exists() or any(is_so(person_id) for is_so in silent)


def _still_true(letter: Letter, choice: EmailChoice, at: datetime) -> list[Kind]:
    """The kinds of what is in the letter, without what makes no sense any more."""
    wanted = set(choice.wanted.values_list("group", flat=True))
    rows = visible_to(choice.person).filter(letter=letter, seen_at=None)
    known = [(kinds.get(row.kind), row.until) for row in rows]
    return [
        kind for kind, until in known if kind and kind.by_email in wanted and (until is None or at < until)
    ]


def _message(letter: Letter, choice: EmailChoice, address: str) -> EmailMessage:
    place = settings.ADDRESSES[0]
    stop = f"{place}{stop_path(choice)}"
    with translation.override(settings.LANGUAGE_CODE):
        words = {"link": f"{place}{reverse('notices:notices')}", "stop": stop}
        body = render_to_string("notices/letters/waiting.txt", words)
        subject = letters.subject()
    headers = {
        "Message-ID": letter.message_id,
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    return EmailMessage(subject, body, None, [address], headers=headers)
