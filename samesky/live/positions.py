"""Where a page stands in a room's story, and where a returning stream goes on."""

from dataclasses import dataclass
from uuid import UUID

from samesky.live import queries
from samesky.live.tokens import Place, check, seal, unseal


@dataclass(frozen=True)
class Resumed:
    """A stream goes on after `place`; `afresh` says that the page must first reload its fragments."""

    place: Place
    afresh: bool


def since_token(room: str, person_id: UUID) -> str:
    """The place to render a page at.

    **Call it before the first query for the page's content**: what happens in between then comes as an event.
    """
    return seal(queries.current_place(room), check(room, person_id))


def resume(room: str, person_id: UUID, token: str) -> Resumed:
    """Where a stream with this token goes on. Too old, of another room or person, or no token at all: afresh, from now."""
    asked = unseal(token, check(room, person_id)) if token else None
    if asked is not None and queries.still_known(room, asked):
        return Resumed(asked, afresh=False)
    return Resumed(queries.current_place(room), afresh=True)
