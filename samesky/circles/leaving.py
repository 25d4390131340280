"""What becomes of somebody's traces in circles when they leave; and their own copy before that.

A seat keeps its number, so that the log can still be read, and nobody's name. Words stay under the room's key for days at most anyway.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from samesky.circles.actions.going import out_of_here
from samesky.circles.kept import Given, given_in, put_given
from samesky.circles.models import (
    Attendance,
    Brought,
    HeldWords,
    Keeper,
    Keepsake,
    KeepsAttendance,
    Prepared,
    Room,
    SaidWords,
    SealedTurn,
    Seat,
    Told,
    Yes,
)
from samesky.circles.queries import brought
from samesky.circles.queries.sealed import EVERYTHING
from samesky.kit.leaving import Eraser, Exporter, erasers, exporters
from samesky.people import sealing

A_PART = 200
LABELS = (
    "circles.Room",
    "circles.Seat",
    "circles.Keeper",
    "circles.Keepsake",
    "circles.KeepsAttendance",
    "circles.Attendance",
    "circles.Brought",
    "circles.Told",
    "circles.Yes",
)


def erase(person_id: UUID) -> None:
    """Every word goes, also those that others kept. A turn that somebody told us about stays sealed until its room is destroyed:
    leaving is no way to make harm unseen."""
    out_of_here(person_id)
    mine = Seat.objects.filter(person_id=person_id, room=OuterRef("room"), number=OuterRef("seat"))
    at_table = Q(number=EVERYTHING, seat=OuterRef("seat"))
    told_of = SealedTurn.objects.filter(Q(number=OuterRef("number")) | at_table, room=OuterRef("room"))
    SaidWords.objects.filter(Exists(mine)).exclude(Exists(told_of)).delete()
    HeldWords.objects.filter(Exists(mine)).delete()
    Keepsake.objects.filter(by_id=person_id).delete()
    _let_go_of(person_id)


def make_nobodys(person_id: UUID) -> bool:
    """What they said stays as long as its room; words that others keep stay, and no longer say whose they were."""
    out_of_here(person_id)
    rows = list(Keepsake.objects.filter(by_id=person_id).select_related("person")[:A_PART])
    sealing.warm(rows, "words")
    for row in rows:
        put_given(row, Given(given_in(row).words, ""), key=row.person.key_id)
        row.by = None
        row.save(update_fields=["words_sealed", "by"])
    if len(rows) == A_PART:
        return True
    _let_go_of(person_id)
    return False


def _let_go_of(person_id: UUID) -> None:
    """Words for this person, what they prepared and chose, where they sat and came."""
    for_me = Seat.objects.filter(person_id=person_id, room=OuterRef("room"), number=OuterRef("to_seat"))
    HeldWords.objects.filter(Exists(for_me)).delete()
    mine = Seat.objects.filter(person_id=person_id, room=OuterRef("room"), number=OuterRef("seat"))
    Prepared.objects.filter(Exists(mine)).delete()
    Keepsake.objects.filter(person_id=person_id).delete()
    Attendance.objects.filter(person_id=person_id).delete()
    Brought.objects.filter(author_id=person_id).delete()
    Told.objects.filter(person_id=person_id).delete()
    Keeper.objects.filter(person_id=person_id).delete()
    Keeper.objects.filter(added_by_id=person_id).update(added_by=None)
    KeepsAttendance.objects.filter(by_id=person_id).update(by=None)
    Yes.objects.filter(by_id=person_id).update(by=None)
    Room.objects.filter(opened_by_id=person_id).update(opened_by=None)
    Seat.objects.filter(person_id=person_id).update(person=None)


def said_by(person_id: UUID) -> Iterator[dict[str, Any]]:
    """What this person said in circles, as long as it is anywhere."""
    for row in _in_parts(_seated(SaidWords.objects.filter(room__key_id__isnull=False), person_id)):
        yield {"at": row.at.isoformat(), "words": sealing.read(row, "words")}


def prepared_by(person_id: UUID) -> Iterator[dict[str, Any]]:
    """What they wrote beforehand and have not said."""
    for row in _in_parts(_seated(Prepared.objects.filter(room__key_id__isnull=False), person_id)):
        yield {"at": row.at.isoformat(), "words": sealing.read(row, "words")}


def keepsakes_of(person_id: UUID) -> Iterator[dict[str, Any]]:
    """Words they were given: they are theirs to take along. Whose they were is left out."""
    for row in _in_parts(Keepsake.objects.filter(person_id=person_id)):
        yield {"at": row.at.isoformat(), "words": given_in(row).words, "kept": row.kept_at is not None}


def rooms_of(person_id: UUID) -> list[dict[str, Any]]:
    """Circles they sat in or opened, as far as that is still known."""
    here = Q(seats__person_id=person_id) | Q(attendance__person_id=person_id) | Q(opened_by_id=person_id)
    rooms = Room.objects.filter(here).distinct().order_by("opened_at")
    return [
        {
            "at": room.opened_at.isoformat(),
            "what": room.get_kind_display(),
            "closed": room.closed_at.isoformat() if room.closed_at else "",
        }
        for room in rooms
    ]


def _seated(rows: "QuerySet[Any]", person_id: UUID) -> "QuerySet[Any]":
    return rows.filter(
        Exists(Seat.objects.filter(person_id=person_id, room=OuterRef("room"), number=OuterRef("seat")))
    )


def _in_parts(rows: "QuerySet[Any]") -> Iterator[Any]:
    """All rows, the oldest first, with no more than a part of them in memory."""
    done = 0
    while part := list(rows.order_by("at", "id")[done : done + A_PART]):
        sealing.warm(part, "words")
        yield from part
        done += len(part)


erasers.register("circles", Eraser(LABELS, erase, make_nobodys))
exporters.register("said in circles", Exporter("What I said in circles", said_by))
exporters.register("prepared for circles", Exporter("What I prepared for a circle", prepared_by))
exporters.register("held words", Exporter("Words I was given in circles", keepsakes_of))
exporters.register("circles", Exporter("Circles I was in", rooms_of))
exporters.register("brought", Exporter("Methods I brought to workshops", brought.exported))
