"""After the closing, held words go to whom they were held for: sealed anew under their own key, and out of the room.

Each moves in a transaction of its own, so a process that dies halfway leaves the rest to the next, and nobody gets any twice.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from samesky.circles.claiming import claim, free, let_go
from samesky.circles.kept import Given, put_given
from samesky.circles.models import Fading, HeldWords, Keepsake, Room, Seat
from samesky.kit.clock import now
from samesky.people import sealing
from samesky.people.acting import HasLeft, must_be_here
from samesky.people.keyring import KeyGone, ring
from samesky.people.queries import are_apart

LASTS = timedelta(days=7)


def due(at: datetime, limit: int) -> int:
    """Due work: hand over what was held in rooms that closed; says in how many it is done."""
    waiting = Fading.objects.filter(free(at), handed_at=None).values_list("room_id", flat=True)[:limit]
    return sum(hand_over(room_id) for room_id in list(waiting))


def hand_over(room_id: UUID) -> bool:
    """Do it for one room. False: somebody else is at it, or it was done."""
    if not Fading.objects.filter(room_id=room_id, handed_at=None).exists() or not claim(room_id, now()):
        return False
    hand_over_claimed(Room.objects.get(id=room_id))
    let_go(room_id)
    return True


def hand_over_claimed(room: Room) -> None:
    """As hand_over, for whoever has claimed the room already."""
    seats = {seat.number: seat for seat in Seat.objects.filter(room=room).select_related("person")}
    with ring():
        for held in list(HeldWords.objects.filter(room=room, taken_down_at=None)):
            if held.to_seat in seats and held.seat in seats:
                _hand(room, held, seats[held.seat], seats[held.to_seat])
    Fading.objects.filter(room=room).update(handed_at=now())


def _hand(room: Room, held: HeldWords, giver: Seat, receiver: Seat) -> None:
    """What cannot be handed over (they left, they are kept apart now, it does not open) stays where it is, and goes with the room."""
    person = receiver.person
    if person is None or (giver.person_id and are_apart(person, giver.person_id)):
        return
    name = giver.person.pen_name if giver.person else giver.stand_in
    row = Keepsake(id=held.id, person=person, by_id=giver.person_id, room=room, at=held.at)
    row.until = (room.closed_at or now()) + LASTS
    try:
        put_given(row, Given(sealing.read(held, "words"), name), key=person.key_id)
        with transaction.atomic():
            must_be_here(person)
            if HeldWords.objects.filter(id=held.id).delete()[0]:
                row.save(force_insert=True)
    except (KeyGone, sealing.SealBroken, HasLeft):
        return
