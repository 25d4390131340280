"""Telling about a turn or held words: what the reporter sees, what moderators are shown around it, and taking the words down."""

from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from samesky.circles import telling, telling_earlier
from samesky.circles.log import circle_of
from samesky.circles.models import HeldWords, Room, SaidWords
from samesky.circles.queries.faces import Face, faces
from samesky.circles.queries.rooms import room_for, seat_of
from samesky.circles.reporting_after import keepsake_around, take_keepsake_down
from samesky.circles.sights import has_entered
from samesky.kit.clock import now
from samesky.people import sealing
from samesky.people.models import Person
from samesky.people.queries import hidden_from
from samesky.safety.things import Around, Said, Seen, Thing, things


def turn_seen(reader: Person, words_id: UUID) -> Seen:
    """Words said in a turn, for somebody who has a place at the table while the circle goes on. Raises Http404."""
    row = SaidWords.objects.select_related("room__group").filter(id=words_id, taken_down_at=None).first()
    if row is None:
        raise Http404
    _number_at(reader, row.room)
    return _seen(row, faces(row.room))


def held_seen(reader: Person, words_id: UUID) -> Seen:
    """Words that were held for the reader and given to them. Raises Http404."""
    row = HeldWords.objects.select_related("room__group").filter(id=words_id, taken_down_at=None).first()
    if row is None or row.to_seat != _number_at(reader, row.room):
        raise Http404
    turn, who = circle_of(row.room_id).turn, faces(row.room)
    if (turn and turn.number == row.number) or who[row.seat].person_id in hidden_from(reader):
        raise Http404
    return _seen(row, who)


def _number_at(reader: Person, room: Room) -> int:
    """The reader's seat, if they have entered and the circle goes on. Raises Http404, also in a rehearsal: there is nobody to tell."""
    if room_for(reader, room.id).practice:
        raise Http404
    seat, circle = seat_of(reader, room), circle_of(room.id)
    if seat is None or circle.closed or not has_entered(circle, seat.number):
        raise Http404
    return seat.number


def _seen(row: SaidWords | HeldWords, who: dict[int, Face]) -> Seen:
    face = who[row.seat]
    return Seen(sealing.read(row, "words"), face.pen_name, face.person_id, row.room.get_absolute_url())


def around_turn(words_id: UUID) -> Around | None:
    """What else was said in that turn, while the circle goes on; afterwards nothing, since the words are sealed."""
    row = SaidWords.objects.select_related("room").filter(id=words_id).first()
    if row is None or row.room.closed_at is not None:
        return None
    rows = list(
        SaidWords.objects.filter(room=row.room, number=row.number, taken_down_at=None).order_by("at", "id")
    )
    return _around(row.room, rows, can_be_taken_down=row.taken_down_at is None)


def around_held(words_id: UUID) -> Around | None:
    """The held words alone: who else wrote to somebody is nobody's business."""
    row = HeldWords.objects.select_related("room").filter(id=words_id).first()
    if row is None:
        return keepsake_around(words_id)
    if row.room.closed_at is not None:
        return None
    return _around(
        row.room, [row] if row.taken_down_at is None else [], can_be_taken_down=row.taken_down_at is None
    )


def _around(room: Room, rows: list[SaidWords] | list[HeldWords], *, can_be_taken_down: bool) -> Around:
    who = faces(room)
    sealing.warm(rows, "words", also=room.key_id)
    said = tuple(Said(who[row.seat].pen_name, sealing.read(row, "words"), row.at) for row in rows)
    return Around(said, can_be_taken_down)


def take_turn_down(words_id: UUID) -> None:
    """The words are hidden from everybody at the table; the sealed copy keeps them for whoever looks at the report."""
    row = SaidWords.objects.select_related("room").filter(id=words_id, taken_down_at=None).first()
    if row is not None:
        with transaction.atomic():
            SaidWords.objects.filter(id=words_id).update(taken_down_at=now())
            circle = circle_of(row.room_id)
            if circle.turn and circle.turn.number == row.number:
                telling.tell_all(row.room, circle)
            else:
                telling_earlier.tell_all(row.room)


def take_held_down(words_id: UUID) -> None:
    """The same for held words: whoever they were given to sees them no more."""
    row = HeldWords.objects.select_related("room").filter(id=words_id, taken_down_at=None).first()
    if row is not None:
        with transaction.atomic():
            HeldWords.objects.filter(id=words_id).update(taken_down_at=now())
            telling.tell_seat(row.room, row.to_seat)
    take_keepsake_down(words_id)


things.register("turn", Thing(_("words in a circle"), turn_seen, around_turn, take_turn_down))
things.register("held", Thing(_("held words"), held_seen, around_held, take_held_down))
