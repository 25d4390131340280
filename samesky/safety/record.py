"""Writing the record: who did what to which thing. Acts and ids only."""

from uuid import UUID

from samesky.people.models import Person
from samesky.safety.models import Record


def note(by: Person, act: str, kind: str, thing_id: UUID | str) -> None:
    """Add a row. Nothing changes or deletes it again."""
    Record.objects.create(by_id=by.id, act=act, kind=kind, thing_id=str(thing_id)[:80])
