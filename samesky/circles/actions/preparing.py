"""Words for a turn that has not come yet: kept for their writer alone, and given with one press."""

from django.db import IntegrityError, transaction

from samesky.circles import telling
from samesky.circles.actions.sitting import LONGEST_SAID
from samesky.circles.models import Prepared, Room, Seat
from samesky.people import sealing


def prepare(room: Room, seat: Seat, words: str) -> None:
    """Keep these words instead of any that were kept. Empty ones let what was kept go."""
    assert room.key_id is not None
    row = Prepared.objects.filter(room=room, seat=seat.number).first() or Prepared(
        room=room, seat=seat.number
    )
    sealing.put(row, "words", words, key=room.key_id)
    try:
        with transaction.atomic():
            if words:
                row.save()
            else:
                Prepared.objects.filter(id=row.id).delete()
            telling.tell_seat(room, seat.number)
    except IntegrityError:  # two at once: both come from the same person, and the later one stays
        prepare(room, seat, words)


def add_to_prepared(room: Room, seat: Seat, words: str) -> bool:
    """Keep these words after those that were kept before; says whether they fit."""
    row = Prepared.objects.filter(room=room, seat=seat.number).first()
    before = sealing.read(row, "words") if row else ""
    if words == before or before.endswith(f"\n\n{words}"):
        return True
    both = f"{before}\n\n{words}" if before else words
    if len(both) > LONGEST_SAID:
        return False
    prepare(room, seat, both)
    return True
