"""Telling about a method that somebody let the room read: its words are copied; taken down, the room reads it no more."""

from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from samesky.circles.actions.brought import take_down as hide
from samesky.circles.models import Brought, Room
from samesky.circles.queries.brought import Method, method_of
from samesky.circles.queries.rooms import circle_for, seat_in
from samesky.people.models import Block, Person
from samesky.safety.things import Around, Said, Seen, Thing, things

KIND = "method"


def seen(reader: Person, brought_id: UUID) -> Seen:
    """As long as it is shown in a room the reader sits in. Raises Http404."""
    row = _row(brought_id)
    if row is None or row.room is None or Block.objects.filter(by=row.author, of=reader).exists():
        raise Http404
    room = circle_for(reader, row.room.id)
    seat_in(reader, room)
    return Seen(_words(method_of(row)), row.author.pen_name, row.author_id, room.get_absolute_url())


def around(brought_id: UUID) -> Around | None:
    """The method as it stands now."""
    row = _row(brought_id)
    if row is None:
        return None
    said = Said(row.author.pen_name, _words(method_of(row)), row.at)
    return Around((said,), can_be_taken_down=True)


def take_down(brought_id: UUID) -> None:
    row = _row(brought_id)
    if row is not None:
        hide(row)


def _row(brought_id: UUID) -> Brought | None:
    rows = Brought.objects.filter(id=brought_id, shown=True, room__closed_at=None)
    return rows.filter(room__kind=Room.Kind.WORKSHOP).select_related("author", "room").first()


def _words(method: Method) -> str:
    return "\n\n".join(filter(None, (method.title, method.how, method.when)))


things.register(KIND, Thing(_("a method brought to a workshop"), seen, around, take_down))
