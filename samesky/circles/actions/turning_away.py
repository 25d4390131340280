"""Law 14: whoever blocked somebody, and sits in the room, learns in private that they were turned away. Nobody else learns anything."""

from django.db import IntegrityError, transaction

from samesky.circles import telling
from samesky.circles.core.state import Circle
from samesky.circles.models import Room, TurnedAway
from samesky.circles.queries.rooms import people_in
from samesky.people.models import Block, Person


def turned_away(person: Person, room: Room, circle: Circle) -> None:
    """Somebody stood at the door. Each who blocked them and has a place is told once; for anybody else nothing is written."""
    seats = {person_id: number for number, person_id in people_in(room, circle).items()}
    made = Block.objects.filter(of=person, by_id__in=seats).values_list("by_id", flat=True)
    known = set(TurnedAway.objects.filter(room=room).values_list("seat", flat=True)) if made else set()
    for number in sorted({seats[by] for by in made} - known):
        try:
            with transaction.atomic():
                TurnedAway.objects.create(room=room, seat=number)
                telling.tell_seat(room, number)
        except IntegrityError:
            continue
