"""Sending letters that are due: claimed by an UPDATE, sent outside any transaction, marked after the server's 250.

At least once, under a Message-ID that was fixed when the letter was made; twice only when the process died between the 250 and our commit.
"""

import logging
import threading
from datetime import datetime, timedelta

from django.db import connections
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from samesky.kit.clock import now
from samesky.notices.actions.email import stop
from samesky.notices.core.timing import next_try
from samesky.notices.delivering import Refused, Trouble, deliver
from samesky.notices.hosts import note_for_hosts
from samesky.notices.models import EmailChoice, Letter
from samesky.notices.waiting import Drop, Later, addressed
from samesky.notices.writing import WAITS

log = logging.getLogger("samesky.notices")

ABANDONED = timedelta(minutes=5)
"""A claim this old belonged to a process that died: sending one letter takes a minute at most (samesky.notices.smtp)."""
A_MINUTE = timedelta(minutes=1)
_one_at_a_time, _ending = threading.Lock(), threading.Event()


def due(at: datetime, limit: int) -> int:
    """Due work: have a thread of their own carry the letters, so that a slow mail server keeps nothing else waiting."""
    if not _due(at).exists() or not _one_at_a_time.acquire(blocking=False):
        return 0
    threading.Thread(target=_carry, args=(limit,), name="letters", daemon=True).start()
    return 0


def send_due(limit: int) -> int:
    """Send what is due now; says how many went. Where the mail server is the trouble, the rest waits a minute, untried."""
    sent = 0
    for letter in list(_due(now()).order_by("due_at")[:limit]):
        if _ending.is_set():
            break
        if not _claim(letter):
            continue
        try:
            sent += _send(letter)
        except Trouble as trouble:
            _failed(letter, trouble.why)
            if trouble.alone:
                continue
            Letter.objects.filter(WAITS, due_at__lte=now()).update(due_at=now() + A_MINUTE)
            break
    return sent


def finish(within: float) -> None:
    """For the end of a process: begin no other letter, and wait for the one in hand, at most so many seconds."""
    _ending.set()
    if _one_at_a_time.acquire(timeout=within):
        _one_at_a_time.release()
    _ending.clear()


def _carry(limit: int) -> None:
    try:
        send_due(limit)
    except Exception as error:
        log.error("notices: letters could not be carried (%s)", type(error).__name__)
    finally:
        connections.close_all()
        _one_at_a_time.release()


def _due(at: datetime) -> "QuerySet[Letter]":
    free = Q(claimed_at=None) | Q(claimed_at__lt=at - ABANDONED)
    return Letter.objects.filter(free, sent_at=None, given_up_at=None, due_at__lte=at)


def _claim(letter: Letter) -> bool:
    """One statement: of two processes one gets it, and a notice that is being put into it is waited for."""
    at = now()
    return bool(_due(at).filter(pk=letter.pk).update(claimed_at=at))


def _send(letter: Letter) -> bool:
    """Whether it went. Raises Trouble when the mail server, or the way to it, is what fails."""
    match addressed(letter, now()):
        case Drop():
            letter.delete()
            return False
        case Later(at):
            Letter.objects.filter(pk=letter.pk).update(due_at=at, claimed_at=None)
            return False
        case message:
            _note_try(letter)
    try:
        deliver(message)
    except Refused:
        stop(EmailChoice.objects.filter(person_id=letter.person_id), EmailChoice.Stopped.REFUSED)
        return False
    mark_sent(letter)
    return True


def mark_sent(letter: Letter) -> None:
    """The server has it. Whoever dies before this is done leaves a letter that goes again, under the same Message-ID."""
    Letter.objects.filter(pk=letter.pk).update(sent_at=now())


def _note_try(letter: Letter) -> None:
    at = now()
    Letter.objects.filter(pk=letter.pk).update(
        tries=F("tries") + 1, first_tried_at=Coalesce("first_tried_at", at)
    )
    letter.tries, letter.first_tried_at = letter.tries + 1, letter.first_tried_at or at


def _failed(letter: Letter, why: str) -> None:
    at = now()
    again = next_try(at, letter.tries, letter.first_tried_at or at)
    mine = Letter.objects.filter(pk=letter.pk)
    if again:
        mine.update(due_at=again, claimed_at=None, why=why)
        return
    mine.update(given_up_at=at, why=why)
    log.error("notices: a letter was given up after a day (%s)", why)
    note_for_hosts(at)
