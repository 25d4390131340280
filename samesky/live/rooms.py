"""Who may listen where. Each kind of room is registered, from `ready()`, by the app that knows its members.

**Wake law.** A listener gets an event naming a fragment exactly when that fragment would render differently for them.
"""

import re
from typing import Protocol
from uuid import UUID

from samesky.live.core.told import Told

_NAME = re.compile(r"([a-z]{1,20}):[0-9A-Za-z-]{1,58}")


class KindOfRoom(Protocol):
    """Both are called in a thread where queries are fine; both are asked anew each time, so rights apply at delivery."""

    def may_listen(self, person_id: UUID, room: str) -> bool:
        """Whether this person may open a stream of the room. No answer tells whether the room exists."""
        ...

    def concerned(self, event: Told, person_ids: set[UUID]) -> set[UUID]:
        """Of `person_ids`, those the event is for *now*: who may still listen, sees who did it, and would see a change.

        Asked once per event for everybody who listens: answer with one or two queries, not one per person.
        """
        ...


class OwnRoom:
    """The room "person:<uuid>": only that person listens, and everything in it is for them."""

    def may_listen(self, person_id: UUID, room: str) -> bool:
        return room == f"person:{person_id}"

    def concerned(self, event: Told, person_ids: set[UUID]) -> set[UUID]:
        return {person for person in person_ids if self.may_listen(person, event.room)}


_kinds: dict[str, KindOfRoom] = {}


def register(kind: str, room: KindOfRoom) -> None:
    """Say who listens in rooms called "<kind>:...". Registering a kind again replaces it."""
    _kinds[kind] = room


def kind_of(name: str) -> KindOfRoom | None:
    """What decides about the room of this name; None when no room can be called so."""
    match = _NAME.fullmatch(name)
    return _kinds.get(match[1]) if match else None
