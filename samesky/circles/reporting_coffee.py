"""Telling about something said at a table of a coffee chat: its words are copied at that moment, as whoever tells of it sees them."""

from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from samesky.circles.commanding import settled_tables
from samesky.circles.core.tables.state import Tables
from samesky.circles.log import tables_of
from samesky.circles.models import Room, SaidWords
from samesky.circles.queries.faces import faces
from samesky.circles.queries.rooms import room_for, seat_in
from samesky.circles.telling_tables import tell_said
from samesky.kit.clock import now
from samesky.people import sealing
from samesky.people.models import Block, Person
from samesky.safety.things import Around, Said, Seen, Thing, things

KIND = "at-table"
BEFORE = 10
"""So many words before it, at the same table, are shown to whoever opens the report."""


def seen(reader: Person, words_id: UUID) -> Seen:
    """Words that the reader heard, while the chat is open. Raises Http404."""
    row = _row(words_id)
    if row is None:
        raise Http404
    room = room_for(reader, row.room_id)
    seat = seat_in(reader, room)
    tables = settled_tables(room)
    by = faces(room).get(row.seat)
    if tables.closed or by is None or not tables.heard(seat.number, row.table, row.number):
        raise Http404
    if by.person_id and Block.objects.filter(by_id=by.person_id, of=reader).exists():
        raise Http404
    return Seen(sealing.read(row, "words"), by.pen_name, by.person_id, room.get_absolute_url())


def around(words_id: UUID) -> Around | None:
    """The words with a few that were said before them at the table; None once the chat has closed."""
    row = _row(words_id)
    if row is None or row.room.closed_at is not None:
        return None
    who = faces(row.room)
    there = SaidWords.objects.filter(
        room=row.room, table=row.table, number__lte=row.number, taken_down_at=None
    )
    rows = list(there.order_by("-number")[: BEFORE + 1])[::-1]
    sealing.warm(rows, "words")
    said = tuple(
        Said(who[one.seat].pen_name, sealing.read(one, "words"), one.at) for one in rows if one.seat in who
    )
    return Around(said, can_be_taken_down=True)


def take_down(words_id: UUID) -> None:
    """Hidden at once, for everybody. The words fade with the room."""
    row = _row(words_id)
    if row is None:
        return
    SaidWords.objects.filter(pk=row.pk).update(taken_down_at=now())
    for table in sorted(_where_it_is_read(tables_of(row.room_id), row)):
        tell_said(row.room, table, None)


def _row(words_id: UUID) -> SaidWords | None:
    """As long as they stand there."""
    rows = SaidWords.objects.filter(id=words_id, taken_down_at=None, room__kind=Room.Kind.COFFEE)
    return rows.exclude(room__key_id=None).select_related("room").first()


def _where_it_is_read(tables: Tables, row: SaidWords) -> set[int]:
    """The tables of those who heard it."""
    return {
        guest.table
        for guest in tables.seats.values()
        if guest.here and tables.heard(guest.number, row.table, row.number)
    }


things.register(KIND, Thing(_("words in a coffee chat"), seen, around, take_down))
