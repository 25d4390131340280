"""Telling about a private line while the room is open: either of the two may. What the other wrote is copied, nothing else.

Once the room has closed its words are under seal like all others (law 13): queries.sealed has them told of without a word of them.
"""

from uuid import UUID

from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from samesky.circles.models import LineWords, PrivateLine
from samesky.people import sealing
from samesky.people.models import Block, Person
from samesky.safety.things import Around, Seen, Thing, things


def seen(reader: Person, line_id: UUID) -> Seen:
    """What the other of the two wrote, together. Raises Http404 for others, after the closing, and for whom the other blocked."""
    two = Q(person=reader) | Q(beside=reader)
    line = PrivateLine.objects.filter(two, id=line_id).select_related("person", "beside", "room").first()
    if line is None or line.room.closed_at is not None:
        raise Http404
    other = line.beside if line.person_id == reader.pk else line.person
    if Block.objects.filter(by=other, of=reader).exists():
        raise Http404
    rows = list(LineWords.objects.filter(line=line, by=other).order_by("at", "id"))
    sealing.warm(rows, "words")
    words = "\n\n".join(sealing.read(row, "words") for row in rows)
    return Seen(words, other.pen_name, other.pk, f"/circles/{line.room_id}/line/{line.id}")


def around(line_id: UUID) -> Around | None:
    """The reporter's side stays between the two."""
    return None


things.register("line", Thing(_("a private line in a room"), seen, around))
