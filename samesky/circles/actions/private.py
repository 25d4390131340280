"""Private lines: opened when somebody goes to another, written on by the two, ended by either, or by the room's end."""

from samesky.circles.models import LineWords, PrivateLine, Room, Seat
from samesky.circles.panels import tell_seat
from samesky.circles.queries.private import is_open
from samesky.kit.clock import now
from samesky.live import journal
from samesky.people import sealing
from samesky.people.acting import acting
from samesky.people.models import Person
from samesky.people.queries import are_apart

LONGEST = 4_000


def open_line(room: Room, beside: Person, person: Person) -> PrivateLine:
    """Inside a transaction: the line of these two, made when there is none. Telling them is the caller's."""
    made, _ = PrivateLine.objects.get_or_create(room=room, beside=beside, person=person, ended_at=None)
    return made


def write(person: Person, line: PrivateLine, words: str, *, once: str = "") -> bool:
    """One of the two writes. False, and nothing is kept: the line has ended, or a block stands between them."""
    assert line.room.key_id is not None
    row = LineWords(line=line, by=person)
    sealing.put(row, "words", words, key=line.room.key_id)
    with acting(person, once) as act:
        act.result = line.room.get_absolute_url()
        other = line.beside_id if line.person_id == person.pk else line.person_id
        fresh = PrivateLine.objects.select_related("room").filter(id=line.id).first()
        if fresh is None or not is_open(fresh) or are_apart(person, other):
            return False
        row.save(force_insert=True)
        tell_the_two(line)
    return True


def end(person: Person, line: PrivateLine, *, once: str = "") -> None:
    """Either ends it. Ended twice, it ended the first time. What was written stays sealed with the room, in case somebody was hurt."""
    with acting(person, once) as act:
        act.result = line.room.get_absolute_url()
        if PrivateLine.objects.filter(id=line.id, ended_at=None).update(ended_at=now()):
            tell_the_two(line)


def tell_the_two(line: PrivateLine) -> None:
    """Inside the transaction: their panels in the room, and the line's own page, look different now."""
    two = [line.beside_id, line.person_id]
    for number in (
        Seat.objects.filter(room=line.room, person__in=two)
        .order_by("number")
        .values_list("number", flat=True)
    ):
        tell_seat(line.room, number)
    journal.tell(line.live, "written", fragment="line")
