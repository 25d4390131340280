"""Which open streams must end: those of a person, of a session, in a room, or any of these together."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Revocation:
    """Ends every stream that agrees with all that is given. A person with a room: their removal from it.

    afresh: not for good. The page reloads its fragments and its stream comes back, if it may: what somebody sees has changed
    all at once (a block, a mute, leaving a group).
    """

    person: UUID | None = None
    session: str | None = None
    room: str | None = None
    afresh: bool = False

    def __post_init__(self) -> None:
        if self.person is None and self.session is None and self.room is None:
            raise ValueError("say whose streams end: a person's, a session's or a room's")

    def reaches(self, person: UUID, session: str, room: str) -> bool:
        """Whether a stream of this person and session in this room must end."""
        return self.person in (None, person) and self.session in (None, session) and self.room in (None, room)

    def as_payload(self) -> dict[str, str]:
        """What the journal keeps of it."""
        given = {"person": str(self.person or ""), "session": self.session or "", "room": self.room or ""}
        given["afresh"] = "yes" if self.afresh else ""
        return {name: value for name, value in given.items() if value}

    @classmethod
    def from_payload(cls, payload: Mapping[str, str]) -> "Revocation":
        """The opposite of `as_payload`. Raises ValueError when nothing is given."""
        person = payload.get("person")
        found = UUID(person) if person else None
        return cls(found, payload.get("session"), payload.get("room"), "afresh" in payload)
