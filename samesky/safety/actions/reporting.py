"""Telling the people who keep this place safe about something, signed in or not."""

from hashlib import sha256
from uuid import UUID

from django.db import IntegrityError, transaction

from samesky.live import journal
from samesky.people import sealing
from samesky.people.acting import acting
from samesky.people.keyring import destroy_key, make_key
from samesky.people.models import Person
from samesky.safety.carried import Carried
from samesky.safety.copies import put_copy
from samesky.safety.models import DESK_ROOM, Report


def report(person: Person, carried: Carried | None, reason: str, words: str, *, once: str = "") -> Report:
    """Tell us. The key is committed first; what the reporter was shown is copied, whatever has become of it since.

    The same person telling about the same thing again, without further words, while it is open: that is the first one.
    """
    if carried and not words and (first := _open_one(person, carried)):
        return first
    made = _sealed(carried, reason, words)
    made.reporter = person
    with acting(person, once) as act:
        act.result = f"/report/{made.id}"
        _save(made)
    return made


def report_signed_out(carried: Carried | None, reason: str, words: str, *, once: str = "") -> None:
    """Tell us without an account, or with a session that has lapsed. Sent twice, it is one."""
    token = sha256(f"report\n{once}".encode()).hexdigest()[:40] if once else None
    if token and Report.objects.filter(sent_as=token).exists():
        return
    made = _sealed(carried, reason, words)
    made.sent_as = token
    try:
        with transaction.atomic():
            _save(made)
    except IntegrityError:
        destroy_key(made.key_id)
        if not token or not Report.objects.filter(sent_as=token).exists():
            raise


def _open_one(person: Person, carried: Carried) -> Report | None:
    same = Report.objects.filter(reporter=person, kind=carried.kind, thing_id=carried.thing_id)
    return same.filter(closed_at=None).order_by("made_at").first()


def _sealed(carried: Carried | None, reason: str, words: str) -> Report:
    made = Report(key_id=make_key(), reason=reason)
    if carried:
        made.kind, made.thing_id = carried.kind, carried.thing_id
        made.about_id = _still_here(carried.seen.author_id)
        put_copy(made, carried.seen)
    sealing.put(made, "words", words, key=made.key_id)
    return made


def _still_here(person_id: UUID | None) -> UUID | None:
    """Whoever wrote it may have left since it was shown."""
    return Person.objects.filter(pk=person_id).values_list("pk", flat=True).first() if person_id else None


def _save(made: Report) -> None:
    made.save()
    journal.tell(DESK_ROOM, "reported", fragment="reports", payload={"report": str(made.id)})
