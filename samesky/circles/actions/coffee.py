"""A coffee chat: opening it, sitting down, saying something, drawing a card. What is said is sealed before; it is saved with its event."""

from secrets import choice

from samesky.circles.actions.sitting import a_seat
from samesky.circles.card import Card, put_card
from samesky.circles.commanding import AnswerAtTables, moment, wish
from samesky.circles.core.commands import Refusal
from samesky.circles.core.tables import commands as ask
from samesky.circles.core.tables.decide import Decided, decide
from samesky.circles.core.tables.state import Known, Tables
from samesky.circles.core.times import LONGEST
from samesky.circles.log import append, tables_of
from samesky.circles.models import Prepared, Room, SaidWords
from samesky.circles.queries.keepers import may_keep
from samesky.circles.queries.rooms import seat_in, seat_of
from samesky.circles.scripts.jar import cards
from samesky.circles.telling_group import ROOMS
from samesky.groups.models import Group
from samesky.live import journal
from samesky.people import sealing
from samesky.people.acting import acting
from samesky.people.keyring import make_key
from samesky.people.models import Person

LONGEST_SAID = 3_000


def open_coffee(
    person: Person,
    group: Group | None,
    title: str,
    centrepiece: str,
    *,
    welcome: str = "",
    practice: bool = False,
    awaited: int = 0,
    once: str = "",
) -> Room:
    """A coffee chat with nobody at its table yet. Whether the person may open one is asked before (queries.opening).

    awaited: milliseconds since the epoch, when people are expected; 0 for at once.
    """
    room = Room(
        group=group,
        opened_by=person,
        kind=Room.Kind.COFFEE,
        practice=practice,
        key_id=make_key(fades=True),
    )
    put_card(room, Card(title, centrepiece, welcome))
    opened = decide(Tables(), 0, ask.Open(LONGEST, len(cards()), awaited), Known(), moment())
    with acting(person, once) as act:
        room.save()
        append(room.id, 0, opened.events, opened.circle, Known())
        if group is not None and not practice:
            journal.tell(group.room, "room", by=person.id, fragment=ROOMS)
        act.result = room.get_absolute_url()
    room.refresh_from_db()
    return room


def arrive(person: Person, room: Room, token: str) -> AnswerAtTables:
    """Accept the agreements and sit down where there is room. Who can sit nowhere because of a block reads "full"."""
    if (tables := tables_of(room.id)).closed and seat_of(person, room) is None:
        return AnswerAtTables(tables, Refusal.CLOSED)
    seat = a_seat(person, room)
    return wish(room, seat.number, ask.Arrive(may_keep(person, room)), token, person_id=person.id)


def do(person: Person, room: Room, asked: ask.Wish, token: str) -> AnswerAtTables:
    """Whatever needs no words and no chance. Raises Http404 for somebody who never came."""
    return wish(room, seat_in(person, room).number, asked, token, person_id=person.id)


def say(person: Person, room: Room, words: str, token: str) -> AnswerAtTables:
    """Words for the table. Refused, nothing of them is kept: they stay in their writer's box."""
    seat = seat_in(person, room)
    said = SaidWords(room=room, seat=seat.number)
    assert room.key_id is not None
    sealing.put(said, "words", words, key=room.key_id)

    def rows(decided: Decided) -> None:
        said.number, said.table = decided.circle.said, decided.circle.seats[seat.number].table
        said.save(force_insert=True)
        Prepared.objects.filter(room=room, seat=seat.number).delete()

    return wish(room, seat.number, ask.Say(str(said.id)), token, rows=rows, person_id=person.id)


def draw(person: Person, room: Room, token: str) -> AnswerAtTables:
    """A card for the table: chance chooses among those that were not drawn. Somebody else may draw the same at once; then again."""
    tables = tables_of(room.id)
    left = [index for index in range(tables.jar) if index not in tables.drawn]
    answer = do(person, room, ask.Draw(choice(left) if left else 0), token)
    if answer.refusal is Refusal.ALREADY and not answer.repeated:
        return do(person, room, ask.Draw(choice(left)), f"{token} again" if token else "")
    return answer
