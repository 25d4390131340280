"""Leaving somebody a notice, inside the transaction of what it tells of."""

from uuid import UUID

from samesky.kit.clock import now
from samesky.live import journal
from samesky.notices.kinds import kinds
from samesky.notices.models import Notice
from samesky.people.models import Person
from samesky.people.queries import those_who_may_not_see


def tell(person_id: UUID, kind: str, about_address: str, *, by: UUID | None = None) -> None:
    """Leave a notice of a registered kind, leading to a site-relative address. Their open page of notices shows it at once.

    by: whose act it is, for notices that may say so; while that person is hidden from the reader, so is the notice.
    Raises LookupError for a kind that nobody registered.
    """
    if kinds.get(kind) is None:
        raise LookupError(f"there is no kind of notice called {kind}")
    Notice.objects.create(person_id=person_id, kind=kind, address=about_address[:200], by_id=by)
    if by is None or not those_who_may_not_see(by, {person_id}):
        journal.tell(f"person:{person_id}", "notice", by=by, fragment="notices")


def mark_seen(person: Person) -> None:
    """Everything that stands on the person's page now was seen."""
    Notice.objects.filter(person=person, seen_at=None).update(seen_at=now())
