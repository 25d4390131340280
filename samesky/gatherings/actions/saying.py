"""Notices that come out of one change of seats, told together at its end."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from samesky.notices.actions import tell


@dataclass(frozen=True)
class Said:
    """As notices.actions.tell takes it."""

    person_id: UUID
    kind: str
    address: str
    once: str = ""
    by: UUID | None = None
    until: datetime | None = None


@dataclass
class Saying:
    """Gathers notices. They are told in the order of people's ids, so that two writers never wait for each other."""

    said: list[Said] = field(default_factory=list)

    def add(self, said: Said) -> None:
        self.said.append(said)

    def out(self) -> None:
        """Inside the transaction of the change, and last in it."""
        for one in sorted(self.said, key=lambda each: each.person_id):
            tell(one.person_id, one.kind, one.address, by=one.by, once=one.once, until=one.until)
        self.said.clear()
