"""Who hears a private line, live: the two whose it is, for as long as it is open and no block stands between them."""

from uuid import UUID

from samesky.circles.models import PrivateLine
from samesky.circles.queries.private import is_open
from samesky.live.core.told import Told
from samesky.people.models import Block


class LineRoom:
    """The room "line:<uuid>". Its last event, that it has ended, still reaches the two."""

    def may_listen(self, person_id: UUID, room: str) -> bool:
        line = _named(room)
        return line is not None and is_open(line) and person_id in _two(line)

    def concerned(self, event: Told, person_ids: set[UUID]) -> set[UUID]:
        line = _named(event.room)
        return person_ids & _two(line) if line else set()


def _named(room: str) -> PrivateLine | None:
    try:
        line_id = UUID(room.partition(":")[2])
    except ValueError:
        return None
    return PrivateLine.objects.select_related("room").filter(id=line_id).first()


def _two(line: PrivateLine) -> set[UUID]:
    """Nobody, while a block stands between them."""
    two = {line.person_id, line.beside_id}
    return set() if Block.objects.filter(by_id__in=two, of_id__in=two).exists() else two
