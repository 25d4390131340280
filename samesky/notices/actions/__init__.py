"""Leaving somebody a notice, inside the transaction of what it tells of."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from samesky.kit.clock import now
from samesky.live import journal
from samesky.notices.kinds import kinds
from samesky.notices.models import Notice
from samesky.notices.writing import put_in_a_letter
from samesky.people.models import Person
from samesky.people.queries import those_who_may_not_see


def tell(
    person_id: UUID,
    kind: str,
    about_address: str,
    *,
    by: UUID | None = None,
    once: str = "",
    until: datetime | None = None,
) -> bool:
    """Leave a notice of a registered kind, leading to a site-relative address. Their open page of notices shows it at once.

    by: whose act it is, for notices that may say so; while that person is hidden from the reader, so is the notice.
    once: a name for what it tells of, for example "gathering:<id>:a-day" (at most 120 signs): told twice, even by two processes
    at the same moment, it stands there once, and False is returned the second time.
    until: from this moment on an e-mail about it, if none was sent yet, makes no sense any more. The notice itself stays.
    Raises LookupError for a kind that nobody registered, ValueError for a `once` that is too long.
    """
    said = kinds.get(kind)
    if said is None:
        raise LookupError(f"there is no kind of notice called {kind}")
    if len(once) > 120:
        raise ValueError("once: at most 120 signs")
    notice = Notice(
        person_id=person_id, kind=kind, address=about_address[:200], by_id=by, once=once, until=until
    )
    if not _left(notice):
        return False
    if by is None or not those_who_may_not_see(by, {person_id}):
        journal.tell(f"person:{person_id}", "notice", by=by, fragment="notices")
        put_in_a_letter(notice, said)
    return True


def _left(notice: Notice) -> bool:
    """Whether the notice is new. The database decides: of two who tell the same at once, the second waits, and finds it there."""
    if not notice.once:
        notice.save(force_insert=True)
        return True
    same = Notice.objects.filter(person_id=notice.person_id, once=notice.once)
    if same.exists():
        return False
    try:
        with transaction.atomic():
            notice.save(force_insert=True)
    except IntegrityError:
        if same.exists():
            return False
        raise
    return True


def mark_seen(person: Person) -> None:
    """Everything that stands on the person's page now was seen."""
    Notice.objects.filter(person=person, seen_at=None).update(seen_at=now())
